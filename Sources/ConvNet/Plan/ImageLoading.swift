import Kernels

extension Plan {
    /// Reads images of a source into the input, in parallel.
    ///
    /// - Parameters:
    ///   - order: numbers of images
    ///   - range: which elements of `order` make the batch, at most `capacity`
    func load(_ source: any SampleSource, order: [Int32], range: Range<Int>, draw: Draw) {
        let (input, shape) = (input, inputShape)
        let dense = shape.channels == shape.depth
        let start = range.lowerBound
        WorkerPool.shared.run(range.count) { place in
            let view = input[place * shape.count..<(place + 1) * shape.count]
            let index = Int(order[start + place])
            view[0..<shape.groups * shape.channels].withMutableSpan { source.read(index, draw: draw, into: &$0) }
            if !dense { view.withMutableSpan { Self.spread(&$0, of: shape) } }
        }
    }

    /// Puts one image, rows × columns × channels without padding, into the input as image number `image`.
    func load(_ pixels: [Float], image: Int) {
        inputShape.placement.store(pixels[...], into: input[image * inputShape.count..<(image + 1) * inputShape.count])
    }

    /// The pixels of one image in the input, rows × columns × channels without padding.
    func pixels(image: Int) -> [Float] {
        inputShape.placement.load(from: input.image(image, of: inputShape.count))
    }

    /// Moves the pixels of an image, whose channels stand one behind the other, `depth` apart.
    ///
    /// From the last pixel on, and in it from the last lane on: what is written was read before.
    private static func spread(_ pixels: inout MutableSpan<Float>, of shape: PhysicalShape) {
        let (channels, depth) = (shape.channels, shape.depth)
        for place in stride(from: shape.groups - 1, through: 0, by: -1) {
            for lane in stride(from: channels - 1, through: 0, by: -1) {
                pixels[place * depth + lane] = pixels[place * channels + lane]
            }
            for lane in channels..<depth { pixels[place * depth + lane] = 0 }
        }
    }
}

extension Architecture {
    /// - Throws: if images of that shape are not what the network reads.
    func check(_ source: any SampleSource) throws(TrainingError) {
        guard input == source.shape else { throw .wrongSize(expected: input, got: source.shape) }
    }

    /// - Throws: the first label that has no unit.
    func checkLabels(_ source: any SampleSource) throws(TrainingError) {
        for index in 0..<source.count {
            let label = source.label(index)
            guard label >= 0, label < classes else {
                throw .wrongLabel(index: index, label: label, classes: classes)
            }
        }
    }
}
