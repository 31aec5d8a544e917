/// A command line worth copying, shown in the help of its command and run by a test.
package struct Example: Sendable, Hashable {
    /// What is typed.
    package let line: String
    /// What it does, in a few words.
    package let meaning: String
    /// Command lines that a session needs before it, for the test; not shown.
    package let setting: [String]

    package init(_ line: String, _ meaning: String, setting: [String] = []) {
        self.line = line
        self.meaning = meaning
        self.setting = setting
    }
}
