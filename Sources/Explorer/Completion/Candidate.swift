/// A way to complete what stands before the cursor.
public struct Candidate: Sendable, Hashable {
    /// What replaces the word under the cursor, quoted where it must be.
    public let text: String
    /// What it is, in a few words.
    public let description: String
    /// Whether the word goes on, as a folder or a path prefix does: no blank after it.
    public let continues: Bool

    public init(_ text: String, _ description: String = "", continues: Bool = false) {
        self.text = text
        self.description = description
        self.continues = continues
    }
}

/// What can stand at the cursor.
public struct Completion: Sendable, Hashable {
    /// The characters of the line that a candidate replaces; ends at the cursor.
    public let range: Range<Int>
    public let candidates: [Candidate]

    public init(range: Range<Int>, candidates: [Candidate]) {
        self.range = range
        self.candidates = candidates
    }
}
