import ArgumentParser

/// `convo man`: the manual page. A word of the operating system's shell alone.
package struct ManualCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "convo man", abstract: "Print the manual page, for `convo man | man -l -`.",
        discussion: "It is made from the help of every command. Packages install it.")

    package init() {}

    /// Does what the words behind `man` say.
    ///
    /// - Returns: what is to be said on standard output.
    /// - Throws: an error of one line.
    package static func perform(_ words: [String], _ interpreter: Interpreter) throws -> String {
        switch try OuterWords.read(words, for: Self.self, as: ManualCommand.self) {
        case .command: ManualPage.text(interpreter.session)
        case .help(let text): text
        }
    }
}
