import ConvNet
import Reproducible

/// The images of a source again and again, so that there are as many as a measurement needs.
struct RepeatedSamples: SampleSource {
    private let source: any SampleSource
    let count: Int

    /// - Parameter source: at least one image
    init(_ source: any SampleSource, count: Int) { (self.source, self.count) = (source, count) }

    var height: Int { source.height }
    var width: Int { source.width }
    var channels: Int { source.channels }

    func label(_ index: Int) -> Int { source.label(index % source.count) }

    func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        source.read(index % source.count, draw: draw, into: &pixels)
    }
}

/// Images to measure with where there are none of the right size: noise, as fast to compute with as any.
package struct NoiseImages: Sendable {
    package let height: Int
    package let width: Int
    package let channels: Int
    /// Image after image, row by row.
    package let bytes: [UInt8]
    /// One for each image, every class in turn.
    package let labels: [UInt8]

    /// Bytes of all images together, unless one image has more.
    private static let size = 4 << 20

    /// Images of the size that a network reads, with labels that it knows.
    ///
    /// - Throws: if the network reads images that are neither gray nor red, green and blue.
    package init(for architecture: Architecture) throws(TrainingError) {
        guard case .map(let height, let width, let channels) = architecture.input, channels == 1 || channels == 3 else {
            throw .wrongSize(expected: architecture.input, got: .map(height: 28, width: 28, channels: 1))
        }
        (self.height, self.width, self.channels) = (height, width, channels)
        let size = height * width * channels
        let count = max(1, min(4096, Self.size / size))
        var stream = RandomStream(seed: 1, purpose: .sampling)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * size)
        while bytes.count < count * size {
            let word = stream.word()
            for place in 0..<min(4, count * size - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt32(place))))
            }
        }
        self.bytes = bytes
        let classes = min(256, architecture.classes)
        labels = (0..<count).map { UInt8($0 % classes) }
    }
}
