import ArgumentParser
import Display

/// Shows what there is.
public struct HelpCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Show the commands, or how one is used.")
    public static let topic = Topic.session
    public static let aliases = ["?"]
    public static let examples = [
        Example("help", "the ten commands to begin with"),
        Example("help all", "every command, by topic"),
        Example("help quit", "how one command is used"),
    ]

    @Argument(help: "A command, a topic, or `all`.", completion: .values(.command))
    var about: [String] = []

    public init() {}

    init(about: [String]) { self.about = about }

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        .text(session.commands.all.map { "\($0.name)  \($0.abstract)" }.joined(separator: "\n"))
    }
}
