/// The terms of the field that Convo uses, by topic.
///
///     Glossary.term("Feature-maps")?.name        // "feature map"
package enum Glossary {
    /// All terms, topic by topic.
    package static let terms: [Term] =
        Term.layers + Term.activations + Term.numbersOfLayers + Term.training + Term.rates + Term.optimizers + Term.data
        + Term.quality + Term.attribution + Term.causes + Term.space + Term.numerics

    /// The name of every term, in alphabetical order whatever its case.
    package static var names: [String] { terms.map(\.name).sorted { $0.lowercased() < $1.lowercased() } }

    /// The term that a word means: its name or another of its names, in any case, in singular or plural, with blanks,
    /// hyphens or nothing between the parts.
    package static func term(_ word: String) -> Term? {
        candidates(key(word)).lazy.compactMap { places[$0] }.first.map { terms[$0] }
    }

    /// The letters and digits of a word, in lower case: what it is looked up by.
    static func key(_ word: String) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// The place of each term by the keys of its names; of two terms with one key the first.
    private static let places: [String: Int] = Dictionary(
        terms.enumerated().flatMap { place, term in ([term.name] + term.otherNames).map { (key($0), place) } },
        uniquingKeysWith: { first, _ in first })

    /// The key itself, then what it may be the plural of: "filters", "biases", "accuracies".
    private static func candidates(_ key: String) -> [String] {
        var candidates = [key]
        if key.hasSuffix("s") { candidates.append(String(key.dropLast())) }
        if key.hasSuffix("es") { candidates.append(String(key.dropLast(2))) }
        if key.hasSuffix("ies") { candidates.append(key.dropLast(3) + "y") }
        return candidates
    }
}
