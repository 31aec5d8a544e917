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
            view[0..<shape.groups].withMutableSpan { source.read(index, draw: draw, into: &$0) }
            if !dense { view.withMutableSpan { Self.spread(&$0, places: shape.groups, depth: shape.depth) } }
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

    /// Moves the pixels of a single-channel image, which stand one behind the other, `depth` apart.
    private static func spread(_ pixels: inout MutableSpan<Float>, places: Int, depth: Int) {
        for place in stride(from: places - 1, through: 0, by: -1) {
            let value = pixels[place]
            for lane in 1..<depth { pixels[place * depth + lane] = 0 }
            pixels[place * depth] = value
        }
    }
}

extension Architecture {
    /// - Throws: if images of that size, with one channel, are not what the network reads.
    func check(_ source: any SampleSource) throws(TrainingError) {
        guard input == .map(height: source.height, width: source.width, channels: 1) else {
            throw .wrongSize(expected: input, height: source.height, width: source.width)
        }
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
