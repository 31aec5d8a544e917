import Display
import Explorer
import Words

/// A question whose right answer is a value that a command shows.
package struct Question: PendingQuestion {
    /// What is said to a certain wrong answer.
    package struct Remark: Sendable {
        enum Match: Sendable {
            case value(String)
            case above(Double)
            case below(Double)
        }

        let match: Match
        let text: String

        /// Reads `28: That would be so with padding same`, `>26: …` or `<26: …`.
        package init(_ words: String) throws {
            let parts = words.split(separator: ":", maxSplits: 1).map { part in String(part.drop(while: \.isWhitespace)) }
            guard parts.count == 2, let first = parts[0].first else {
                throw ExplorerError.badValue(name: "--if", given: words, expected: "an answer and what is said to it, such as '28: …'")
            }
            text = parts[1]
            let number = Answer.number(String(parts[0].dropFirst()))
            switch (first, number) {
            case (">", let number?): match = .above(number.value)
            case ("<", let number?): match = .below(number.value)
            default: match = .value(parts[0])
            }
        }

        func fits(_ answer: Answer) -> Bool {
            switch match {
            case .value(let text): Answer(text).isSame(as: answer)
            case .above(let bound): (answer.number?.value).map { $0 > bound } ?? false
            case .below(let bound): (answer.number?.value).map { $0 < bound } ?? false
            }
        }
    }

    package let text: String
    let value: Value
    let within: Tolerance?
    let remarks: [Remark]
    let reason: String
    package var wasHesitatedAt = false

    /// - Parameters:
    ///   - output: what the command shows whose value is the answer
    ///   - place: the value's key and row, as `expect` has them
    ///   - reason: why it is so; `{KEY}`, `{KEY/INDEX}` and `{KEY@ROW}` in it and in remarks stand for values of that output
    /// - Throws: where there is no such value
    package init(
        _ text: String, in output: Output, at place: (key: String, row: String?), within: Tolerance?, remarks: [Remark],
        reason: String
    ) throws {
        let values = FilledText(output, row: place.row)
        self.text = text
        value = try OutputLookup(output).value(place.key, row: place.row)
        self.within = within
        self.remarks = try remarks.map { try Remark(match: $0.match, text: values.filled($0.text)) }
        self.reason = try values.filled(reason)
    }

    /// What is said to an answer, and whether it is right; nil for an answer that is none: a word where a number is asked for.
    package func verdict(on words: String) -> (isRight: Bool, words: String)? {
        let answer = Answer(words)
        if isRight(answer) { return (true, "Yes, \(solution)") }
        guard value.asNumber == nil || answer.number != nil else { return nil }
        let remark = remarks.first { $0.fits(answer) }?.text ?? difference(answer)
        return (false, ["No, it is \(shown), not \(words).", remark, reason].compactMap { $0 }.joined(separator: " "))
    }

    package func answer(_ words: String, in session: inout Session) -> Output? {
        session.keepsLastOutput = true
        guard !words.isEmpty else {
            session.question = nil
            return .text(solution)
        }
        guard let verdict = verdict(on: words) else { return nil }
        session.question = nil
        return .text(verdict.words)
    }

    /// The answer without anybody's guess.
    package var solution: String { "\(shown). \(reason)" }

    /// What kind of answer is expected, for one that is none.
    package var expected: String { value.asNumber == nil ? "a word, such as a name or a path" : "a number" }

    private var shown: String { FilledText.shown(value) }

    private func isRight(_ answer: Answer) -> Bool {
        guard let wanted = value.asNumber else { return Answer(shown).isSame(as: answer) }
        return answer.readings.contains { number in
            number.stands(for: wanted) || within?.allows(number.value, for: wanted) == true
        }
    }

    /// How far off a number is, where nothing else is said of it.
    private func difference(_ answer: Answer) -> String? {
        guard let wanted = value.asNumber, let number = answer.number?.value else { return nil }
        return "That is too \(number > wanted ? "high" : "low") by \(Format.number(abs(number - wanted)))."
    }
}

extension Question.Remark {
    fileprivate init(match: Match, text: String) { (self.match, self.text) = (match, text) }
}
