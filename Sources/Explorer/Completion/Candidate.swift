/// A way to complete what stands before the cursor.
package struct Candidate: Sendable, Hashable {
    /// What replaces the word under the cursor, quoted where it must be.
    package let text: String
    /// What it is, in a few words.
    package let description: String
    /// Whether the word goes on, as a folder or a path prefix does: no blank after it.
    package let continues: Bool

    package init(_ text: String, _ description: String = "", continues: Bool = false) {
        self.text = text
        self.description = description
        self.continues = continues
    }
}

/// What can stand at the cursor.
package struct Completion: Sendable, Hashable {
    /// The characters of the line that a candidate replaces; ends at the cursor.
    package let range: Range<Int>
    package let candidates: [Candidate]

    package init(range: Range<Int>, candidates: [Candidate]) {
        self.range = range
        self.candidates = candidates
    }
}
