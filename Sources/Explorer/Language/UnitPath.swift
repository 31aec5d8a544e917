/// Which part of a network a word names: `conv2`, `conv2/3`, `conv2/3/5,7`, `dense1/12`.
public struct UnitPath: Sendable, Hashable, CustomStringConvertible {
    /// The name of the layer as `model` prints it.
    public let layer: String
    /// A channel of a map, or a unit of a dense layer.
    public let channel: Int?
    /// One place in the channel's map.
    public let position: Position?

    /// A place in a map, row first.
    public struct Position: Sendable, Hashable {
        public let row: Int
        public let column: Int

        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    public init(layer: String, channel: Int? = nil, position: Position? = nil) {
        self.layer = layer
        self.channel = channel
        self.position = position
    }

    public var description: String {
        var text = layer
        if let channel { text += "/\(channel)" }
        if let position { text += "/\(position.row),\(position.column)" }
        return text
    }
}
