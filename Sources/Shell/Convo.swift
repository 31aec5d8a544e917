import CEditLine
import Explorer
import Glibc
import Words

/// The program: chooses between the prompt, a command, a text of commands, a pipe, and what it is beside these.
package enum Convo {
    /// What the program is beside a conversation, such as a kernel.
    package struct Program {
        package let command: OuterCommand
        /// Gets the words behind the one that calls it, and returns what is to be said on standard output.
        let perform: (_ words: [String], _ interpreter: Interpreter) throws -> String

        package init(
            _ command: OuterCommand, perform: @escaping (_ words: [String], _ interpreter: Interpreter) throws -> String
        ) { (self.command, self.perform) = (command, perform) }
    }

    /// Runs the program.
    ///
    /// - Parameters:
    ///   - arguments: the words after the program's name
    ///   - programs: what it is beside a conversation
    ///   - commit: that it was built from
    ///   - interpreter: with what there is of commands and formats, for the variables of the process
    /// - Returns: the exit status: 0, 1, 64 for a command written wrongly, 130 for Ctrl-C.
    package static func run(
        _ arguments: [String], _ programs: [Program] = [], commit: String,
        _ interpreter: (_ environment: [String: String]) -> Interpreter
    ) -> Int32 {
        Descriptor.fillStandardStreams()
        Signals.install()
        let invocation: Invocation
        do {
            invocation = try Invocation(arguments)
        } catch {
            Complaint.write("\(error)")
            return ExitStatus.of(error)
        }
        var interpreter = interpreter(environment())
        interpreter.session.apply(invocation.options)
        interpreter.session.settings.graphics = invocation.options.presentation.pictures
        if case .command(let words) = invocation.action, let program = programs.first(where: { $0.command.name == words.first }) {
            return run(program, Array(words.dropFirst()), interpreter)
        }
        return run(invocation, commit, interpreter)
    }

    private static func run(_ program: Program, _ words: [String], _ interpreter: Interpreter) -> Int32 {
        do {
            let text = try program.perform(words, interpreter)
            guard Descriptor.output.write(text) else { Descriptor.endUnwritten(errno) }
            return 0
        } catch {
            Complaint.write("\(error)")
            return ExitStatus.of(error)
        }
    }

    private static func run(_ invocation: Invocation, _ commit: String, _ interpreter: Interpreter) -> Int32 {
        switch invocation.action {
        case .version:
            guard Descriptor.output.write(BuildLine.text(commit: commit) + "\n") else { Descriptor.endUnwritten(errno) }
            return 0
        case .command(let words):
            let batch = Batch(interpreter, keepsSession: false, options: invocation.options)
            return batch.run(words: words)
        case .text(let text):
            let batch = Batch(interpreter, options: invocation.options)
            return batch.run(text: text)
        case .converse where !Descriptor.input.isTerminal:
            let batch = Batch(interpreter, options: invocation.options)
            return batch.runPipe()
        case .converse:
            return PromptLoop(interpreter, options: invocation.options).run()
        }
    }

    private static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        var next = process_environment()
        while let entry = next?.pointee {
            let text = String(cString: entry)
            if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(text[..<sign])] = String(text[sign...].dropFirst())
            }
            next = next?.advanced(by: 1)
        }
        return variables
    }
}
