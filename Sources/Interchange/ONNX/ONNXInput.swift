import ConvNet
import Translation

/// What a graph takes for an image.
struct ONNXInput {
    let value: ONNXValue
    let shape: Shape
    let layout: ONNXLayout
    /// How many images it takes; nil for any number.
    let batch: Int?
    /// What was assumed.
    var note: String?

    /// As in ``Architecture``; there the product is looked at too.
    private static let longestSide = 4096

    /// - Throws: if it is nothing that an image fits
    init(_ value: ONNXValue, hint: Shape?, file: String) throws(InterchangeError) {
        self.value = value
        guard let sizes = value.dimensions, (2...4).contains(sizes.count) else {
            throw .foreign(
                file: file, what: "a graph whose input '\(ONNXNode.shown(value.name))' has no shape of an image",
                remedy: "expected images × channels × rows × columns")
        }
        batch = sizes[0]
        if sizes.count == 2 {
            shape = try Self.row(sizes[1], hint: hint, name: value.name, file: file)
            layout = ONNXLayout(dimensions: [[.batch], [.row, .column, .channel]])
        } else {
            let isFirst = Self.hasChannelsFirst(sizes)
            let (rows, columns) = (sizes[isFirst ? sizes.count - 2 : 1], sizes[isFirst ? sizes.count - 1 : 2])
            let channels = sizes.count == 3 ? 1 : sizes[isFirst ? 1 : 3]
            if let hint { shape = hint } else { shape = .map(height: rows ?? 28, width: columns ?? 28, channels: channels ?? 1) }
            if hint == nil, rows == nil || columns == nil || channels == nil {
                note = "the size of its images is open; taken to be \(shape)"
            }
            let gray: [ONNXLayout.Axis] = [.row, .column]
            let axes = sizes.count == 3 ? gray : isFirst ? [.channel] + gray : gray + [.channel]
            layout = ONNXLayout(dimensions: [[.batch]] + axes.map { [$0] })
            guard case .map(let height, let width, let depth) = shape, max(height, width, depth) <= Self.longestSide else {
                throw .foreign(
                    file: file, what: "a graph for images of more than \(Self.longestSide) rows or columns", remedy: "expected digits")
            }
            let told = zip(axes, sizes.dropFirst()).allSatisfy { axis, size in
                size.map { $0 == ONNXLayout.size(axis, shape) } ?? true
            }
            guard told else {
                throw .foreign(
                    file: file, what: "a graph for images of \(rows ?? 0)×\(columns ?? 0)×\(channels ?? 0)",
                    remedy: "leave --input out, or name that")
            }
        }
    }

    /// NCHW, unless the last size alone is that of gray or color.
    private static func hasChannelsFirst(_ sizes: [Int?]) -> Bool {
        guard sizes.count == 4 else { return true }
        func isChannels(_ size: Int?) -> Bool { size == 1 || size == 3 }
        return isChannels(sizes[1]) || !isChannels(sizes[3])
    }

    /// An image whose numbers stand in a row.
    private static func row(_ count: Int?, hint: Shape?, name: String, file: String) throws(InterchangeError) -> Shape {
        let count = count ?? hint?.count ?? 784
        if let hint, hint.count == count { return hint }
        let side = Int(Double(max(0, count)).squareRoot().rounded())
        guard hint == nil, count > 0, side <= longestSide, side * side == count else {
            throw .foreign(
                file: file, what: "a graph whose input '\(ONNXNode.shown(name))' is a row of \(count) numbers",
                remedy: "name the image's shape, such as --input 28x28x1")
        }
        return .map(height: side, width: side, channels: 1)
    }
}
