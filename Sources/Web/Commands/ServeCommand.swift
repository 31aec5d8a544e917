import ArgumentParser
import Engine
import Explorer
import Glibc

/// `convo serve`: the page in a browser. A command of the operating-system shell alone.
package struct ServeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "convo serve", abstract: "Draw digits, train and read lessons on a page in the browser.",
        discussion: """
            The page is served until Ctrl-C. Every page has a session of its own; it reads and writes no files, runs no shell and downloads \
            nothing. Documents that are named here are read at the start and stand in the notebook of every page; what in them loads files \
            is refused there.
            """)

    @Argument(
        help: "Documents (.md) for the notebook, beside those that come with the program.", completion: .values(.document))
    var documents: [String] = []

    @Option(help: ArgumentHelp("A value for a parameter of these documents.", valueName: "NAME=VALUE"))
    var set: [String] = []

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8087

    @Option(help: ArgumentHelp("Another address of this machine, such as 0.0.0.0 for all. The page then needs the token in the printed address.", valueName: "address"))
    var host = "127.0.0.1"

    @Flag(help: "One session for all pages.")
    var shared = false

    @Flag(help: "Open the page in the browser.")
    var open = false

    package init() {}

    /// Serves as the words behind `serve` say, until the process is asked to end.
    ///
    /// - Parameter interpreter: the session that a page begins with, and the variables of the process.
    /// - Returns: what is to be said on standard output at the end.
    /// - Throws: an error of one line.
    package static func perform(_ words: [String], _ interpreter: Interpreter) throws -> String {
        switch try OuterWords.read(words, for: Self.self, as: ServeCommand.self) {
        case .command(let command):
            try command.serve(interpreter)
            return ""
        case .help(let text): return text
        }
    }

    private func serve(_ interpreter: Interpreter) throws {
        let library = try Library(documents, set, in: interpreter.session)
        let signals = EndingSignals()
        let server = try PageServer(interpreter, PageServer.Choices(host: host, port: port, isShared: shared), library)
        say("The page is at \(server.address)\n")
        if Admission.isLoopback(host) == false { say("Whoever has this address can use the page: keep the token to yourself.\n") }
        say("Press Ctrl-C to stop.\n")
        if open { Browser.open(server.address, interpreter.session.environment) }
        signals.wait()
        server.end()
    }

    /// At once, for whoever waits for the address.
    private func say(_ text: String) {
        var left = Array(text.utf8)[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            left = left.dropFirst(count)
        }
    }
}
