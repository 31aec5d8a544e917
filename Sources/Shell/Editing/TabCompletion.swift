/// What TAB offers for the word before the cursor.
package struct TabCompletion: Sendable, Equatable {
    /// One thing that could stand here.
    package struct Candidate: Sendable, Equatable {
        /// The whole word as it is to stand in the line, quoted where it must be.
        package var text: String
        /// A few words on what it is; may be empty.
        package var description: String
        /// False for a folder or another beginning that is typed on: no blank follows it.
        package var isFinished: Bool

        package init(text: String, description: String = "", isFinished: Bool = true) {
            self.text = text
            self.description = description
            self.isFinished = isFinished
        }
    }

    /// How many Unicode scalars before the cursor the candidates take the place of.
    package var replaced: Int
    package var candidates: [Candidate]

    package init(replaced: Int = 0, candidates: [Candidate] = []) {
        self.replaced = replaced
        self.candidates = candidates
    }

    /// The beginning that all candidates share.
    var commonPrefix: String {
        guard var shared = candidates.first.map({ Array($0.text.unicodeScalars) }) else { return "" }
        for candidate in candidates.dropFirst() {
            let same = zip(shared, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
            shared.removeLast(shared.count - same)
        }
        var prefix = String.UnicodeScalarView()
        prefix.append(contentsOf: shared)
        return String(prefix)
    }
}

/// Several candidates on show: each further TAB puts the next one into the line.
struct CompletionMenu {
    let completion: TabCompletion
    private(set) var chosen: Int?
    /// The scalars before the cursor that the next choice replaces.
    private(set) var replaced: Int

    init(_ completion: TabCompletion, replaced: Int) {
        self.completion = completion
        self.replaced = replaced
    }

    /// Goes to the next candidate, or the one before, round at the ends; gives its text.
    mutating func choose(forward: Bool) -> String {
        let count = completion.candidates.count
        let index = chosen.map { ($0 + (forward ? 1 : count - 1)) % count } ?? (forward ? 0 : count - 1)
        chosen = index
        let text = completion.candidates[index].text
        replaced = text.unicodeScalars.count
        return text
    }
}
