import ConvNet
import Datasets
import Subjects
import Words

extension Session {
    /// What the classes are called: those of the loaded data set, else the digits.
    package var classNames: ClassNames { ClassNames(dataset?.classNames ?? Dataset.digitNames) }
}

extension Session {
    /// The class that a word names, by its number or its name.
    ///
    /// - Throws: the classes that a network tells apart, if it is none of them.
    package func classNumber(_ word: String, of network: Network) throws -> Int {
        let names = (0..<network.architecture.classes).map { classNames[$0] }
        if let number = Int(word), names.indices ~= number { return number }
        if let number = names.firstIndex(where: { $0.lowercased() == word.lowercased() }) { return number }
        throw UnknownName(
            kind: "class", given: word, nearest: Int(word) == nil ? Nearest.match(word, in: names) : nil,
            known: names.enumerated().map { $1 == "\($0)" ? $1 : "\($0) \($1)" })
    }
}
