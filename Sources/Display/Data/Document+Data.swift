import Painting

extension TypedCommand: DataKind {
    /// Words have no columns to look into.
    var tables: [Table] { [] }

    /// Words are no rows: a program that reads the file expects numbers alone.
    func rowBlocks(in room: Room) -> [[[String]]] { [] }

    /// Words are no numbers.
    var tensors: [NamedTensor] { [] }
}

extension CellReport: DataKind {
    var tables: [Table] { outputs.flatMap(\.output.tables) }

    func rowBlocks(in room: Room) -> [[[String]]] { outputs.flatMap { $0.output.kind.rowBlocks(in: room) } }

    var tensors: [NamedTensor] { outputs.flatMap(\.output.allTensors) }
}
