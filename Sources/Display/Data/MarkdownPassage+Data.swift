import Painting

extension MarkdownPassage: DataKind {
    /// Its tables are words, and no result of a command.
    var tables: [Table] { [] }

    /// Words are no rows: a program that reads the file expects numbers alone.
    func rowBlocks(in room: Room) -> [[[String]]] { [] }

    /// Words are no numbers.
    var tensors: [NamedTensor] { [] }
}
