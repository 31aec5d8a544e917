extension UnitPath {
    /// Reads a word that has the form of a unit path: a layer's name, perhaps a channel, perhaps row and column.
    ///
    /// - Throws: `SubjectError` if what follows the name is not a channel, or row and column.
    package init(_ word: String) throws {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 3, !parts[0].isEmpty else { throw SubjectError.badUnitPath(word) }
        var channel: Int?
        var position: Position?
        if parts.count > 1 {
            guard let number = Index.read(parts[1]) else { throw SubjectError.badUnitPath(word) }
            channel = number
        }
        if parts.count > 2 {
            let numbers = parts[2].split(separator: ",", omittingEmptySubsequences: false)
                .map { Index.read($0) }
            guard numbers.count == 2, let row = numbers[0], let column = numbers[1] else {
                throw SubjectError.badUnitPath(word)
            }
            position = Position(row: row, column: column)
        }
        self.init(layer: parts[0], channel: channel, position: position)
    }
}
