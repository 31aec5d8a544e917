/// A command line worth copying, shown in the help of its command; a test runs it and checks what it gives.
package struct Example: Sendable, Hashable {
    /// What must be so when the line was run.
    package enum Result: Sendable, Hashable {
        /// The words of an `expect` that holds: `predicted = 8 --row 0`.
        case value(String)
        /// A piece of what is shown.
        case text(String)
        /// Nothing is shown.
        case nothing
    }

    /// What is typed.
    package let line: String
    /// What it does, in a few words.
    package let meaning: String
    /// Command lines that a session needs before it, besides the digits that the program draws and the network that comes
    /// with it; not shown.
    package let setting: [String]
    /// A short fact about what it gives, in such a session; not shown.
    package let result: Result

    package init(_ line: String, _ meaning: String, setting: [String] = [], gives result: Result) {
        self.line = line
        self.meaning = meaning
        self.setting = setting
        self.result = result
    }
}
