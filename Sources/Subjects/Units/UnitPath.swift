/// Which part of a network a word names: `conv2`, `conv2/3`, `conv2/3/5,7`, `dense1/12`.
package struct UnitPath: Sendable, Hashable, CustomStringConvertible {
    /// The name of the layer as `model` prints it.
    package let layer: String
    /// A channel of a map, or a unit of a dense layer.
    package let channel: Int?
    /// One place in the channel's map.
    package let position: Position?

    /// A place in a map, row first.
    package struct Position: Sendable, Hashable {
        package let row: Int
        package let column: Int

        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    package init(layer: String, channel: Int? = nil, position: Position? = nil) {
        self.layer = layer
        self.channel = channel
        self.position = position
    }

    package var description: String {
        var text = layer
        if let channel { text += "/\(channel)" }
        if let position { text += "/\(position.row),\(position.column)" }
        return text
    }
}
