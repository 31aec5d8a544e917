import ConvNet
import Words

/// An image, a number that a network gives for it, and the network at work to be asked about both.
package struct AttributionQuestion {
    /// Images that are asked about at once: fewer where all their activations would take much memory.
    private static func batch(_ architecture: Architecture) -> Int {
        let floats = architecture.shapes.reduce(architecture.input.count) { $0 + $1.count }
        return min(32, max(2, (16 << 20) / max(1, floats)))
    }

    /// Rows × columns × channels, from 0 (black) to 1 (white).
    package let pixels: [Float]
    package let target: AttributionTarget
    /// Runs of it go over each other: what is read from one must be read before the next.
    package let recording: Recording

    /// - Throws: if the image has more or fewer pixels than the network's input.
    package init(_ network: Network, pixels: [Float], target: AttributionTarget) throws(TrainingError) {
        self.init(Recording(network, capacity: Self.batch(network.architecture)), pixels: pixels, target: target)
        try recording.run([pixels])
    }

    private init(_ recording: Recording, pixels: [Float], target: AttributionTarget) {
        (self.recording, self.pixels, self.target) = (recording, pixels, target)
    }

    /// The same image and network, another number.
    package func asking(_ target: AttributionTarget) -> AttributionQuestion {
        AttributionQuestion(recording, pixels: pixels, target: target)
    }

    package var architecture: Architecture { recording.network.architecture }

    /// Rows of the image.
    package var height: Int {
        if case .map(let height, _, _) = architecture.input { height } else { 1 }
    }

    /// Columns of the image.
    package var width: Int {
        if case .map(_, let width, _) = architecture.input { width } else { pixels.count }
    }

    /// The numbers of an image with its channels added up, [H][W]: what a pixel in color does is what its red, green and
    /// blue do together, so that a map's sum stays that of its numbers (Captum and LRP draw them so; Simonyan and others
    /// took the largest magnitude, which loses both sign and sum).
    func flattened(_ values: [Double]) -> [Float] {
        let channels = max(1, architecture.input.channels)
        return stride(from: 0, to: values.count, by: channels).map { place in
            Float(values[place..<min(place + channels, values.count)].reduce(0, +))
        }
    }

    /// Runs the image alone.
    func run() throws { try recording.run([pixels]) }

    /// The gradient of the target with respect to what a layer gave, for each image of the last run; the pixels for -1.
    func gradient(to layer: Int = -1) -> [[Float]] {
        let seed = target.gradient(classes: architecture.classes)
        return recording.gradient(
            Array(repeating: seed, count: recording.images), from: architecture.layers.count - 1, to: layer)
    }

    /// The target for an image of the last run.
    func value(image: Int = 0) -> Double { target.value(of: recording.logits(image: image)) }

    /// Runs many images, some at a time.
    ///
    /// - Parameters:
    ///   - image: makes the image of a number
    ///   - progress: told the share done after each run; what it throws ends the work
    ///   - body: called after each run with the numbers of its images, in the order of the recording's
    func forEachRun(
        _ count: Int, image: (Int) -> [Float], progress: Watch, body: (Range<Int>) -> Void
    ) throws {
        for start in stride(from: 0, to: count, by: recording.capacity) {
            let part = start..<min(start + recording.capacity, count)
            try recording.run(part.map(image))
            body(part)
            try progress(Double(part.upperBound) / Double(count))
        }
    }
}
