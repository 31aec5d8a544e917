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

    func label(_ index: Int) -> Int { source.label(index % source.count) }

    func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        source.read(index % source.count, draw: draw, into: &pixels)
    }
}

/// Images to measure with where there are none of the right size: noise, as fast to compute with as any.
package struct NoiseImages: Sendable {
    package let height: Int
    package let width: Int
    /// Image after image, row by row.
    package let bytes: [UInt8]
    /// One for each image, every class in turn.
    package let labels: [UInt8]

    /// Bytes of all images together, unless one image has more.
    private static let size = 4 << 20

    /// Images of the size that a network reads, with labels that it knows.
    ///
    /// - Throws: if the network reads images of more than one channel.
    package init(for architecture: Architecture) throws(TrainingError) {
        guard case .map(let height, let width, 1) = architecture.input else {
            throw .wrongSize(expected: architecture.input, height: 28, width: 28)
        }
        (self.height, self.width) = (height, width)
        let count = max(1, min(4096, Self.size / (height * width)))
        var stream = RandomStream(seed: 1, purpose: .sampling)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * height * width)
        while bytes.count < count * height * width {
            let word = stream.word()
            for place in 0..<min(4, count * height * width - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt32(place))))
            }
        }
        self.bytes = bytes
        let classes = min(256, architecture.classes)
        labels = (0..<count).map { UInt8($0 % classes) }
    }
}
