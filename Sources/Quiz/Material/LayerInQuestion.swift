import ConvNet
import Reproducible
import Words

/// A layer of the network, or one that could stand behind a layer of it.
struct LayerInQuestion {
    let row: LayerSummary
    let layer: Layer
    let input: Shape
    /// The shapes of its tensors with their names, in order.
    let tensors: [(name: String, shape: [Int])]
    /// What is said of it before the question.
    let introduction: String
    /// What the question calls it.
    let name: String
    /// Shows its row.
    let command: String

    /// A layer that is there; nil for the softmax.
    init?(_ row: LayerSummary, in architecture: Architecture) {
        guard !row.isSoftmax else { return nil }
        let input = architecture.shape(before: row.layers.lowerBound)
        self.init(
            row, in: architecture, name: row.name, command: "model",
            introduction: "\(row.name) of the network in use is `\(row.specification)` and reads \(Self.words(input)).")
    }

    /// A layer that could stand behind one of the network's.
    ///
    /// - Parameters:
    ///   - row: the layer before it
    ///   - specification: the layer as it is written
    init?(_ specification: String, behind row: LayerSummary, of architecture: Architecture) {
        let before = architecture.summary().filter { $0.layers.upperBound <= row.layers.upperBound }.map(\.specification)
        let rest: [String] = if case .map = row.output { ["flatten", "dense 10"] } else { ["dense 10"] }
        let layers = (before + [specification] + rest).joined(separator: ", ")
        guard let longer = try? Architecture(layers: layers, input: architecture.input),
            let added = longer.summary().first(where: { $0.layers.lowerBound == row.layers.upperBound })
        else { return nil }
        self.init(
            added, in: longer, name: "it", command: "new trial --layers '\(layers)'; model",
            introduction: "Suppose that a new layer `\(specification)` reads what \(row.name) gives: \(Self.words(row.output)).")
    }

    private init(_ row: LayerSummary, in architecture: Architecture, name: String, command: String, introduction: String) {
        (self.row, self.name, self.command, self.introduction) = (row, name, command, introduction)
        layer = architecture.layers[row.layers.lowerBound]
        input = architecture.shape(before: row.layers.lowerBound)
        tensors = architecture.tensors().filter { $0.layer == row.layers.lowerBound }.map { entry in
            (String(entry.name.drop { $0 != "/" }.dropFirst()), entry.shape)
        }
    }

    /// `26×26×16 (rows × columns × channels)`, `64 numbers`.
    static func words(_ shape: Shape) -> String {
        if case .map = shape { "\(shape) (rows × columns × channels)" } else { "\(Format.integer(shape.count)) numbers" }
    }
}

extension RandomStream {
    /// A layer with a window that fits many maps.
    mutating func windowLayer() -> String {
        let size = 2 + place(4)
        switch place(4) {
        case 0: return "maxpool \(2 + place(2))"
        case 1: return "avgpool \(2 + place(3))"
        default:
            return "conv \(4 * (1 + place(12))) \(size)x\(size)" + (place(3) == 0 ? " same" : "") + (place(3) == 0 ? " stride 2" : "")
        }
    }

    /// A layer with parameters for a map or a vector.
    mutating func layerWithParameters(for shape: Shape) -> String {
        guard case .map = shape else { return place(5) == 0 ? "bn" : "dense \(4 * (2 + place(30)))" }
        if place(5) == 0 { return "bn" }
        let size = 1 + place(5)
        return "conv \(4 * (1 + place(12))) \(size)x\(size)"
    }
}
