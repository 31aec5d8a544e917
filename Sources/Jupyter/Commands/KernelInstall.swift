import ArgumentParser
import Explorer
import Files
import Glibc

/// Tells Jupyter that there is such a kernel.
struct KernelInstall: KernelPart {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Tell Jupyter of Convo: write its kernel.json where Jupyter looks.")

    @Flag(help: "For this user alone, as if nothing is said.")
    var user = false

    @Option(help: "For an environment, such as that of `python -m venv DIR`.", completion: .directory)
    var prefix: String?

    func validate() throws {
        if user, prefix != nil { throw ValidationError("--user and --prefix exclude each other") }
    }

    func perform(_ interpreter: Interpreter, version: String) throws -> String {
        let environment = interpreter.session.environment
        let folder = (prefix.map { $0 + "/share/jupyter" } ?? Self.folder(environment)) + "/kernels/convo"
        do { try Folder.make(folder) } catch {
            throw ExplorerError.unwritable(error.path, reason: String(cString: strerror(error.code)))
        }
        let file = folder + "/kernel.json"
        do { try FileBytes.write(Array(Self.specification(program: ProgramFile.path ?? "convo").utf8), to: file) } catch {
            throw ExplorerError.unwritable(file, reason: error.reason)
        }
        return "Jupyter finds the kernel in \(folder)\n"
    }

    /// Where Jupyter keeps what a user has installed.
    static func folder(_ environment: [String: String]) -> String {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let folder = value("JUPYTER_DATA_DIR") { return folder }
        return (value("XDG_DATA_HOME") ?? (value("HOME") ?? "") + "/.local/share") + "/jupyter"
    }

    /// What Jupyter is to know: how the kernel is started, and that it is interrupted by a message.
    static func specification(program: String) -> String {
        let words = [program, "kernel", "run", "{connection_file}"]
        return """
            {
              "argv": \(JSONText.array(words.map(JSONText.string))),
              "display_name": "Convo",
              "language": "convo",
              "interrupt_mode": "message"
            }

            """
    }
}
