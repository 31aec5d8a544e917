import ArgumentParser
import Explorer

/// Is the kernel; Jupyter starts it.
struct KernelRun: KernelPart {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Serve as a kernel until Jupyter ends it; Jupyter runs this itself.")

    @Argument(help: ArgumentHelp("Where to listen, as Jupyter writes it.", valueName: "connection-file"))
    var connectionFile: String

    func perform(_ interpreter: Interpreter, version: String) throws -> String {
        try Kernel(interpreter, connectionFile: connectionFile, version: version).run()
        return ""
    }
}
