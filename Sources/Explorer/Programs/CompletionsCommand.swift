import ArgumentParser

/// `convo completions`: completion in the operating system's shell. A word of that shell alone.
package struct CompletionsCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "convo completions", abstract: "Print a script that completes command lines in bash, zsh or fish.",
        discussion: """
            `source <(convo completions bash)` in ~/.bashrc or `source <(convo completions zsh)` in ~/.zshrc, behind compinit, reads it at \
            every start; for fish it is kept in ~/.config/fish/completions/convo.fish. Packages install it. The scripts call \
            `convo completions -- WORD…`, which prints what can stand in place of the last word: a line each of `word` or, for a path that \
            goes on, `more`, then the word and what it is, parted by tabs.
            """)

    @Argument(help: "bash, zsh or fish.", completion: .list(CompletionScript.allCases.map(\.rawValue)))
    var shell: CompletionScript

    package init() {}

    /// Does what the words behind `completions` say.
    ///
    /// - Returns: what is to be said on standard output.
    /// - Throws: an error of one line.
    package static func perform(_ words: [String], _ interpreter: Interpreter) throws -> String {
        if words.first == "--" { return lines(interpreter.shellCompletions(of: Array(words.dropFirst()))) }
        switch try OuterWords.read(words, for: Self.self, as: CompletionsCommand.self) {
        case .command(let command): return command.shell.text
        case .help(let text): return text
        }
    }

    /// A candidate a line. A name that has a tab or a line's end in it is left out.
    private static func lines(_ candidates: [Candidate]) -> String {
        candidates.filter { !$0.text.contains { $0 == "\t" || $0.isNewline } }.map { candidate in
            "\(candidate.continues ? "more" : "word")\t\(candidate.text)\t\(candidate.description)\n"
        }.joined()
    }
}

extension CompletionScript: ExpressibleByArgument {}
