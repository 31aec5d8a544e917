import ConvNet
import Insight

/// The units that a path names: one, or every channel of a layer.
package struct UnitsToProbe {
    /// As many units of a layer are looked at.
    package static let limit = 64

    /// What was named.
    package let path: UnitPath
    package let units: [ProbedUnit]
    /// How many the layer has.
    package let channels: Int
    /// The activation that follows, so that values before it are meant; nil for none.
    package let activation: ElementFunction?
    private let architecture: Architecture

    /// - Throws: what the network has in place of a layer, channel or place that is not there.
    package init(_ path: UnitPath, in network: Network) throws {
        let row = try path.row(in: network)
        architecture = network.architecture
        channels = row.output.channels
        let wanted = path.channel.map { [$0] } ?? Array(0..<min(channels, Self.limit))
        let place = path.position.map { (row: $0.row, column: $0.column) }
        units = wanted.compactMap { ProbedUnit(row, of: network.architecture, channel: $0, place: place) }
        activation = row.lastFunction
        self.path = path
    }

    /// Whether a single unit was named.
    package var isSingle: Bool { path.channel != nil }

    /// `conv2/3`, `conv2/3/5,7`.
    package func name(_ unit: ProbedUnit) -> String {
        "\(UnitPath(layer: path.layer, channel: unit.channel, position: path.position))"
    }

    /// A place of a unit's map as row and column; nil for units without places.
    package func position(_ unit: ProbedUnit, _ place: Int) -> UnitPath.Position? {
        guard case .map = unit.shape else { return nil }
        return UnitPath.Position(row: place / unit.width, column: place % unit.width)
    }

    /// What the unit sees at a place; nil where that is the whole image, and for units without places.
    package func field(_ unit: ProbedUnit, _ place: Int) -> PixelRectangle? {
        guard case .map = unit.shape else { return nil }
        let field = architecture.receptiveField(of: unit.networkUnit(at: place))
        return field.count < imageSize.height * imageSize.width ? field : nil
    }

    /// The shape of the network's images.
    package var input: Shape { architecture.input }

    /// Rows and columns of the network's images.
    package var imageSize: (height: Int, width: Int) {
        guard case .map(let height, let width, _) = architecture.input else { return (1, 1) }
        return (height, width)
    }

    /// What its values are called.
    package var quantity: String { activation.map { "value before the \($0.title)" } ?? "value" }
}
