import Painting

extension Paragraph: DataKind {
    /// Words have no columns to look into.
    var tables: [Table] { [] }

    /// Words are no rows: a program that reads the file expects numbers alone.
    func rowBlocks(in room: Room) -> [[[String]]] { [] }

    /// Words are no numbers.
    var tensors: [NamedTensor] { [] }
}

extension Note: DataKind {
    /// A remark has no columns to look into.
    var tables: [Table] { [] }

    /// A remark is no row: a program that reads the file expects numbers alone.
    func rowBlocks(in room: Room) -> [[[String]]] { [] }

    /// A remark is no number.
    var tensors: [NamedTensor] { [] }
}

extension Group: DataKind {
    var tables: [Table] { items.flatMap(\.tables) }

    func rowBlocks(in room: Room) -> [[[String]]] { items.flatMap { $0.kind.rowBlocks(in: room) } }

    var tensors: [NamedTensor] { items.flatMap(\.allTensors) }
}
