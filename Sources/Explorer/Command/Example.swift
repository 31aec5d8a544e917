/// A command line worth copying, shown in the help of its command and run by a test.
public struct Example: Sendable, Hashable {
    /// What is typed.
    public let line: String
    /// What it does, in a few words.
    public let meaning: String
    /// Command lines that a session needs before it, for the test; not shown.
    public let setting: [String]

    public init(_ line: String, _ meaning: String, setting: [String] = []) {
        self.line = line
        self.meaning = meaning
        self.setting = setting
    }
}
