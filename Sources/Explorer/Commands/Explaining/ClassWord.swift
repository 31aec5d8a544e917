import ConvNet
import Words

extension Session {
    /// The class that a word names, by its number or its name.
    ///
    /// - Throws: the classes that a network tells apart, if it is none of them.
    func classNumber(_ word: String, of network: Network) throws -> Int {
        let word = NegativeNumber.reveal(word)
        let names = (0..<network.architecture.classes).map { classNames[$0] }
        if let number = Int(word), names.indices ~= number { return number }
        if let number = names.firstIndex(where: { $0.lowercased() == word.lowercased() }) { return number }
        throw ExplorerError.unknownName(
            kind: "class", given: word, nearest: Int(word) == nil ? Nearest.match(word, in: names) : nil,
            known: names.enumerated().map { $1 == "\($0)" ? $1 : "\($0) \($1)" })
    }
}
