import Kernels

/// How the values of one image stand in memory: `groups` places of `depth` lanes, of which `channels` are in use.
///
/// A map of H×W×C is H·W groups. Flattening changes the shape but moves nothing, so the vector keeps the groups.
struct PhysicalShape: Hashable {
    let shape: Shape
    let groups: Int
    let channels: Int
    let depth: Int

    /// Floats for one image.
    var count: Int { groups * depth }

    /// The shape with every channel count padded to whole vectors.
    init(_ shape: Shape) {
        self.init(shape: shape, groups: shape.count / max(1, shape.channels), depth: Lanes.padded(shape.channels))
    }

    private init(shape: Shape, groups: Int, depth: Int) {
        (self.shape, self.groups, self.depth) = (shape, groups, depth)
        channels = groups == 0 ? 0 : shape.count / groups
    }

    /// The shape without padding, for images that a convolution or a dense layer reads directly.
    static func unpadded(_ shape: Shape) -> PhysicalShape {
        PhysicalShape(shape: shape, groups: shape.count / max(1, shape.channels), depth: shape.channels)
    }

    /// The same memory with another shape of as many numbers, such as a map seen as a vector.
    func seen(as shape: Shape) -> PhysicalShape { PhysicalShape(shape: shape, groups: groups, depth: depth) }

    /// The lanes that batch normalization keeps apart: the depth of a map, every place of a vector.
    var normalizedDepth: Int {
        if case .map = shape { depth } else { count }
    }

    /// Where the values stand.
    var placement: Placement {
        Placement(outer: 1, middle: groups, middleDepth: groups, inner: channels, innerDepth: depth)
    }
}

/// The way between a dense array [outer][middle][inner] and its padded place [outer][middleDepth][innerDepth].
struct Placement: Hashable {
    let outer: Int
    let middle: Int
    let middleDepth: Int
    let inner: Int
    let innerDepth: Int

    /// Floats in memory.
    var physicalCount: Int { outer * middleDepth * innerDepth }
    /// Values.
    var logicalCount: Int { outer * middle * inner }

    /// Whether there is no padding.
    private var isDense: Bool { middle == middleDepth && inner == innerDepth }

    /// Puts values into their places; padding is not touched.
    func store(_ values: ArraySlice<Float>, into view: View) {
        precondition(values.count == logicalCount && view.count == physicalCount, "Placement and tensor agree")
        guard !isDense else { return view.copy(from: values) }
        view.withMutableSpan { span in
            var index = values.startIndex
            for place in 0..<outer * middle {
                let start = (place / middle * middleDepth + place % middle) * innerDepth
                for lane in 0..<inner {
                    span[start + lane] = values[index]
                    index += 1
                }
            }
        }
    }

    /// The values without the padding.
    func load(from view: View) -> [Float] {
        precondition(view.count == physicalCount, "Placement and tensor agree")
        guard !isDense else { return view.array }
        return view.withSpan { span in
            var values: [Float] = []
            values.reserveCapacity(logicalCount)
            for place in 0..<outer * middle {
                let start = (place / middle * middleDepth + place % middle) * innerDepth
                for lane in 0..<inner { values.append(span[start + lane]) }
            }
            return values
        }
    }
}
