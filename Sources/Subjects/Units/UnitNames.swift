import ConvNet
import Insight

/// What the units of a network are called.
package struct UnitNames {
    /// The name of the pixels in unit paths.
    package static let input = "input"

    private let architecture: Architecture
    private let rows: [LayerSummary]
    private let classNames: ClassNames

    package init(_ architecture: Architecture, classNames: ClassNames) {
        self.architecture = architecture
        rows = architecture.summary()
        self.classNames = classNames
    }

    /// The row of the summary that a layer belongs to; nil for the pixels.
    package func row(of layer: Int) -> LayerSummary? { rows.first { $0.layers.contains(layer) } }

    /// `conv2`, or `the image`.
    package func layer(_ layer: Int) -> String { row(of: layer)?.name ?? "the image" }

    /// `conv2/3/5,7`; `input/0/5,7` for a pixel.
    package func path(_ unit: NetworkUnit) -> UnitPath {
        var position: UnitPath.Position?
        if case .map = architecture.shape(after: unit.layer) {
            position = UnitPath.Position(row: unit.row, column: unit.column)
        }
        return UnitPath(layer: row(of: unit.layer)?.name ?? Self.input, channel: unit.channel, position: position)
    }

    /// `conv2/3/5,7`, `pixel 5,7`.
    package func name(_ unit: NetworkUnit) -> String {
        guard unit.layer < 0 else { return "\(path(unit))" }
        return architecture.input.channels == 1 ? "pixel \(unit.row),\(unit.column)" : "\(path(unit))"
    }

    /// `logit 3` for a unit of the last layer, else its path.
    package func name(of subject: OpenedSum.Subject) -> String {
        switch subject {
        case .unit(let unit): unit.layer == architecture.layers.count - 1 ? "logit \(unit.channel)" : name(unit)
        case .difference(let a, let b): "logit \(a.channel) − logit \(b.channel)"
        }
    }

    /// What a class is called.
    package func label(_ label: Int) -> String { classNames[label] }
}
