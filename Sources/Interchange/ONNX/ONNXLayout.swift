import ConvNet
import Translation

/// In which order a graph has the numbers that the core keeps as rows, columns, channels.
///
/// Each dimension of a tensor is a product of axes, the slowest first: `[[batch], [channel], [row], [column]]` is NCHW, and
/// `[[batch], [channel, row, column]]` the same flattened. So whatever reshapes and transposes a graph has, it is known where
/// each number of the core's map stands. Axes of size 1 may stand anywhere, or nowhere.
struct ONNXLayout: Equatable {
    enum Axis { case batch, channel, row, column, unit }

    var dimensions: [[Axis]]

    static let vector = ONNXLayout(dimensions: [[.batch], [.unit]])

    /// How many numbers an axis has in a map or vector of that shape.
    static func size(_ axis: Axis, _ shape: Shape) -> Int {
        switch (axis, shape) {
        case (.channel, .map(_, _, let channels)): channels
        case (.row, .map(let height, _, _)): height
        case (.column, .map(_, let width, _)): width
        case (.unit, .flat(let units)): units
        default: 1
        }
    }

    /// A dimension's axes with more than one number.
    func axes(_ dimension: Int, _ shape: Shape) -> [Axis] {
        dimensions.indices.contains(dimension) ? dimensions[dimension].filter { $0 != .batch && Self.size($0, shape) > 1 } : []
    }

    /// All axes of an image with more than one number, the slowest first.
    func order(_ shape: Shape) -> [Axis] { dimensions.indices.flatMap { axes($0, shape) } }

    func size(_ dimension: Int, _ shape: Shape) -> Int { dimensions[dimension].reduce(1) { $0 * Self.size($1, shape) } }

    /// Whether the dimensions are, but for axes of one number, those.
    func reads(_ expected: [Axis], _ shape: Shape) -> Bool {
        dimensions.count == expected.count
            && zip(dimensions.indices, expected).allSatisfy { place, only in axes(place, shape).allSatisfy { $0 == only } }
    }

    /// The one dimension that holds all of an image's axes; nil where there are several, the last where there is nothing.
    func only(_ shape: Shape) -> Int? {
        let filled = dimensions.indices.filter { !axes($0, shape).isEmpty }
        return filled.count > 1 ? nil : filled.first ?? dimensions.count - 1
    }

    /// The layout behind a reshape of each image to those sizes; nil where one of them would take a part of an axis.
    func grouped(_ sizes: [Int], _ shape: Shape) -> ONNXLayout? {
        var (rest, groups) = (dimensions.flatMap { $0 }.filter { $0 != .batch }[...], [[Axis]]())
        for size in sizes {
            var (group, product) = ([Axis](), 1)
            while product < size || size > 1 && rest.first.map({ Self.size($0, shape) == 1 }) == true {
                guard let axis = rest.popFirst() else { return nil }
                let (whole, overflow) = product.multipliedReportingOverflow(by: Self.size(axis, shape))
                guard !overflow else { return nil }
                product = whole
                group.append(axis)
            }
            guard product == size else { return nil }
            groups.append(group)
        }
        guard rest.allSatisfy({ Self.size($0, shape) == 1 }) else { return nil }
        return ONNXLayout(dimensions: [[.batch]] + groups)
    }
}

/// Numbers that the file has in its order of a flattened map, one run of `each` for every place of it, in the core's.
struct ONNXFlattening {
    /// Axes of more than one number, the slowest first.
    let order: [ONNXLayout.Axis]
    let map: Shape

    func turned(_ values: [Float], each: Int) -> [Float] {
        let ours = [ONNXLayout.Axis.row, .column, .channel].filter { order.contains($0) }
        guard order != ours else { return values }
        return TensorOrder.transposed(
            values, shape: order.map { ONNXLayout.size($0, map) } + [each],
            order: ours.map { order.firstIndex(of: $0) ?? 0 } + [order.count])
    }
}
