import Words

/// The right answer to a question, and the form in which it is given.
package enum QuizAnswer: Sendable, Hashable {
    /// A whole number.
    case count(Int)
    /// A number, and how far off an answer may be.
    case number(Double, within: Double)
    /// A share in percent, 97.2, and by how many percentage points an answer may be off.
    case percent(Double, within: Double)
    /// A class, by its number or its name.
    case category(Int, names: [String])
    /// One of several, called A, B, C …; its text will do as well.
    case choice(Int, of: [String])

    /// The letter of a choice.
    package static func letter(_ place: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "A") + UInt8(clamping: min(max(place, 0), 25))))
    }

    /// The right answer as it is told.
    package var shown: String {
        switch self {
        case .count(let count): Format.integer(count)
        case .number(let number, _): Format.number(number)
        case .percent(let percent, _): Format.fixed(percent, decimals: 1) + " %"
        case .category(let label, let names): names.indices ~= label ? names[label] : "\(label)"
        case .choice(let place, let texts):
            texts[place] == Self.letter(place) ? texts[place] : "\(Self.letter(place)), \(texts[place])"
        }
    }

    /// What kind of answer is expected.
    package var expected: String {
        switch self {
        case .count: "a whole number"
        case .number: "a number"
        case .percent: "a percentage"
        case .category(_, let names): names == names.indices.map { "\($0)" } ? "a digit" : "a class"
        case .choice(_, let texts): "a letter from A to \(Self.letter(texts.count - 1))"
        }
    }

    /// The texts to choose from; none where there is nothing to choose, or pictures with letters below them.
    package var choices: [String] {
        guard case .choice(_, let texts) = self, texts != texts.indices.map(Self.letter) else { return [] }
        return texts
    }

    /// Whether an answer is right; nil for one of another form, such as a word where a number is expected.
    package func isRight(_ words: String) -> Bool? {
        let answer = Answer(words)
        switch self {
        case .count(let count): return answer.number.map { $0.value == Double(count) }
        case .number(let number, let within):
            guard answer.number != nil else { return nil }
            return answer.readings.contains { abs($0.value - number) <= within * 1.000001 }
        case .percent(let percent, let within):
            // `97.2 %` is read as 0.972.
            let scale = answer.words.hasSuffix("%") ? 100.0 : 1
            return answer.number.map { abs($0.value * scale - percent) <= within * 1.000001 }
        case .category(let label, let names): return Self.place(answer.words, in: names).map { $0 == label }
        case .choice(let place, let texts): return Self.chosen(answer.words, of: texts).map { $0 == place }
        }
    }

    private static func place(_ word: String, in names: [String]) -> Int? {
        if let number = Int(word) { return names.indices ~= number ? number : nil }
        return names.firstIndex { $0.lowercased() == word.lowercased() }
    }

    private static func chosen(_ word: String, of texts: [String]) -> Int? {
        let letters = texts.indices.map(letter)
        return letters.firstIndex(of: word.uppercased()) ?? texts.firstIndex { Answer($0).isSame(as: Answer(word)) }
    }
}
