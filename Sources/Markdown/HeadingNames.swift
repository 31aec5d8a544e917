/// The names of the headings of a page, which links lead to: each is there once.
package struct HeadingNames: Sendable, Hashable {
    private var given: Set<String> = []

    package init() {}

    /// As GitHub names a heading: small letters, hyphens for blanks; a number behind one that is taken.
    package mutating func name(of heading: String) -> String {
        let letters = heading.lowercased().compactMap { letter -> Character? in
            letter.isLetter || letter.isNumber || letter == "_" || letter == "-" ? letter : letter.isWhitespace ? "-" : nil
        }
        let base = letters.isEmpty ? "section" : String(letters)
        var (name, number) = (base, 0)
        while !given.insert(name).inserted {
            number += 1
            name = "\(base)-\(number)"
        }
        return name
    }
}
