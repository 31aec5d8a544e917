/// One layer: a description, computed by the steps of a `Plan`.
///
///     Layer.convolution(filters: 16, kernelHeight: 3, kernelWidth: 3).specification    // "conv 16 3x3"
///
/// The makers of the layers stand in their files, as all else that is known about each of them.
public struct Layer: Sendable, Hashable {
    let kind: any LayerKind

    init(_ kind: any LayerKind) { self.kind = kind }

    public static func == (one: Layer, other: Layer) -> Bool { one.kind.isEqual(to: other.kind) }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(names.word)
        kind.hash(into: &hasher)
    }

    var names: LayerNames { type(of: kind).names }
    var role: LayerRole { type(of: kind).role }
}

extension Layer {
    /// A piece of a layer's description; numbers are written as the table writes all of its numbers.
    public enum Detail: Sendable, Hashable {
        /// Words as they stand.
        case words(String)
        /// A number, written as the table writes numbers.
        case number(Double)
    }

    /// The layer as it is written in a specification: "conv 16 3x3", "maxpool 3 stride 2".
    public var specification: String { ([names.word] + kind.options).joined(separator: " ") }

    /// The kind with the numbers that matter, for a table that people read: "convolution 3×3 same".
    public var details: [Detail] { kind.details }

    /// How one number that the layer gives comes from those that it reads.
    public var formula: Formula { kind.formula }

    /// How the layer's window slides over the rows and columns of a map; nil for a layer without a window.
    public func windows(over input: Shape) -> (rows: Window, columns: Window)? {
        guard case .map(let height, let width, _) = input else { return nil }
        return kind.windows(height: height, width: width)
    }

    /// The same layer with its window inside the map alone.
    public var withoutPadding: Layer { Layer(kind.withoutPadding) }
}

extension LayerKind {
    /// The layer that the words behind the kind's own describe.
    static func layer(_ words: inout LayerWords) throws(LayerFault) -> Layer { Layer(try read(&words)) }

    fileprivate func isEqual(to other: any LayerKind) -> Bool { other as? Self == self }
}
