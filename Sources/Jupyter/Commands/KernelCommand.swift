import ArgumentParser
import Explorer

/// `convo kernel`: what makes Convo a kernel of Jupyter. A command of the operating-system shell alone.
package struct KernelCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "convo kernel", abstract: "Use Convo in Jupyter notebooks.",
        subcommands: [KernelInstall.self, KernelRun.self])

    package init() {}

    /// Runs what the words behind `kernel` say.
    ///
    /// - Parameters:
    ///   - interpreter: the session that a kernel begins with, and the variables of the process.
    ///   - version: of the program.
    /// - Returns: what is to be said on standard output.
    /// - Throws: an error of one line.
    package static func perform(_ words: [String], _ interpreter: Interpreter, version: String) throws -> String {
        switch try OuterWords.read(words, for: Self.self, as: (any KernelPart).self) {
        case .command(let part): try part.perform(interpreter, version: version)
        case .help(let text): text
        }
    }
}

/// A word behind `kernel`.
protocol KernelPart: ParsableCommand {
    /// Does the work and returns what is to be said.
    func perform(_ interpreter: Interpreter, version: String) throws -> String
}
