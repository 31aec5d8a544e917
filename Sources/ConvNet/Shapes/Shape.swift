/// The shape of what flows between two layers for one image; the batch is not part of it.
public enum Shape: Sendable, Hashable, CustomStringConvertible {
    /// A stack of feature maps, rows × columns × channels, in memory in that order (HWC).
    case map(height: Int, width: Int, channels: Int)
    /// A plain vector.
    case flat(Int)

    /// How many numbers there are for one image.
    public var count: Int {
        switch self {
        case .map(let height, let width, let channels): height * width * channels
        case .flat(let units): units
        }
    }

    /// The channels of a map, the units of a vector: what batch normalization keeps apart.
    public var channels: Int {
        switch self {
        case .map(_, _, let channels): channels
        case .flat(let units): units
        }
    }

    /// "26×26×16" for maps, "64" for vectors.
    public var description: String {
        switch self {
        case .map(let height, let width, let channels): "\(height)×\(width)×\(channels)"
        case .flat(let units): "\(units)"
        }
    }
}

/// How far a unit sees: the rows and columns of the input that it depends on.
public struct ReceptiveField: Sendable, Hashable, CustomStringConvertible {
    /// Rows.
    public let height: Int
    /// Columns.
    public let width: Int

    /// So many rows and columns.
    public init(height: Int, width: Int) {
        self.height = height
        self.width = width
    }

    /// "5×5".
    public var description: String { "\(height)×\(width)" }
}
