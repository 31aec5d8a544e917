/// The words behind a layer's own in a specification, taken one after the other as its kind reads its options.
struct LayerWords {
    private var words: ArraySlice<String>
    /// The kinds that may end them, such as an activation.
    private let endings: [any LayerKind.Type]
    private var isEnded = false

    init(_ words: ArraySlice<String>, endings: [any LayerKind.Type]) { (self.words, self.endings) = (words, endings) }

    /// The kind that the next word names, if it may end the words.
    private var ending: (any LayerKind.Type)? {
        guard !isEnded, let word = words.first else { return nil }
        return endings.first { $0.names.includes(word) }
    }

    /// The next word, unless it is an ending.
    mutating func next() -> String? { ending == nil ? words.popFirst() : nil }

    /// The next word if it begins with a digit.
    mutating func nextNumber() -> String? { words.first?.first?.isNumber == true ? words.popFirst() : nil }

    mutating func count(in range: ClosedRange<Int>) throws(LayerFault) -> Int {
        guard let word = words.popFirst() else { throw .missingWord(expected: .count(range)) }
        return try Self.count(word, in: range)
    }

    /// A whole number, or `most` of them where so many follow.
    mutating func counts(oneOr most: Int, in range: ClosedRange<Int>) throws(LayerFault) -> [Int] {
        let isRow = words.count >= most && words.prefix(most).allSatisfy { Int($0) != nil }
        var counts: [Int] = []
        for _ in 0..<(isRow ? most : 1) { counts.append(try count(in: range)) }
        return counts
    }

    /// The next word if it is a number, which may have a sign.
    mutating func nextDecimal() -> Double? {
        guard let value = words.first.flatMap({ Double($0) }), value.isFinite else { return nil }
        words = words.dropFirst()
        return value
    }

    private static func count(_ word: String, in range: ClosedRange<Int>) throws(LayerFault) -> Int {
        guard let value = Int(word), range.contains(value) else { throw .badWord(word, expected: .count(range)) }
        return value
    }

    mutating func rate() throws(LayerFault) -> Double {
        guard let word = words.popFirst() else { throw .missingWord(expected: .rate) }
        return try Self.rate(word)
    }

    /// A share from 0 up to but not 1.
    static func rate(_ word: String) throws(LayerFault) -> Double {
        guard let value = Double(word), Share.includes(value) else { throw .badWord(word, expected: .rate) }
        return value
    }

    /// The stride that begins with `word`, which may take the next word too; nil if `word` begins none.
    mutating func stride(_ word: String) throws(LayerFault) -> Int? {
        if word == "stride" { return try count(in: LayerLimits.strides) }
        return word.hasPrefix("/") ? try Self.count(String(word.dropFirst()), in: LayerLimits.strides) : nil
    }

    /// Rows and columns of a window: "3x5", or "3" for both.
    static func sides(_ word: String) throws(LayerFault) -> (height: Int, width: Int) {
        let sides = word.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }.map { Int($0) }
        guard sides.count <= 2, let height = sides[0], let width = sides[sides.count - 1],
            LayerLimits.sides.contains(height), LayerLimits.sides.contains(width)
        else { throw .badWord(word, expected: .kernel) }
        return (height, width)
    }

    /// What to say of a word that is none of the options.
    func unexpected(_ word: String, among options: [String] = []) -> LayerFault {
        let words = options + endings.map { $0.names.word }
        return .badWord(word, expected: words.isEmpty ? .nothing : .option(words))
    }

    /// The layer that ends the words, if one does; else there must be none left.
    mutating func end() throws(LayerFault) -> Layer? {
        guard let ending else {
            if let word = words.first { throw unexpected(word) }
            return nil
        }
        (words, isEnded) = (words.dropFirst(), true)
        let layer = try ending.layer(&self)
        guard words.isEmpty else { throw .badWord(words.joined(separator: " "), expected: .nothing) }
        return layer
    }
}
