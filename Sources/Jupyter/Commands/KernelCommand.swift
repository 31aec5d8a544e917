import ArgumentParser
import Explorer
import Words

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
        do {
            var command = try parseAsRoot(words)
            if let part = command as? any KernelPart { return try part.perform(interpreter, version: version) }
            // Nothing behind `kernel`, or what asks for help: the parser says it as an error.
            try command.run()
            return ""
        } catch let error as any ReportedError {
            throw error
        } catch {
            let text = fullMessage(for: error)
            guard !exitCode(for: error).isSuccess else { return text + "\n" }
            let complaint = message(for: error).split(whereSeparator: \.isNewline).first.map(String.init) ?? text
            throw KernelMistake(complaint: complaint)
        }
    }
}

/// Words behind `kernel` that are written wrongly.
struct KernelMistake: ReportedError {
    /// What the parser has against them.
    let complaint: String

    var exitStatus: Int32 { 64 }
    var description: String { "\(complaint); `convo kernel --help` shows how it is used" }
}

/// A word behind `kernel`.
protocol KernelPart: ParsableCommand {
    /// Does the work and returns what is to be said.
    func perform(_ interpreter: Interpreter, version: String) throws -> String
}
