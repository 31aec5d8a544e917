import ArgumentParser
import Display
import Explorer
import Glossary
import Words

/// Shows what there is.
package struct HelpCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Show the commands, how one is used, or what a word means.")
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let aliases = ["?"]
    package static let explainsCommands = true
    package static let examples = [
        Example("help", "the commands to begin with", gives: .text("Things to try:")),
        Example("help all", "every command, by topic", gives: .text("Before or after every command:")),
        Example("help train", "how one command is used", gives: .text("train [EPOCHS]")),
        Example("help training", "the commands of a topic", gives: .text("lr-find")),
        Example("help convolution", "a term of the field", gives: .text("keras.layers.Conv2D")),
        Example("help pool1", "a layer of the network in use", gives: .text("max pooling")),
        Example("help keys", "what the keys do", gives: .text("Ctrl-R")),
        Example("help paths", "how samples and units are named", gives: .text("test/is4/as9")),
    ]

    @Argument(help: "A command, a topic, a term, a setting, a layer, `keys`, `paths` or `all`.", completion: .values(.command))
    var about: [String] = []

    /// The commands that a first screen shows, in the order in which one needs them.
    private static let first = [
        "lesson", "load", "show", "draw", "predict", "saliency", "why", "activations", "train", "help",
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let screens = HelpScreens(session: session, first: Self.first)
        session.keepsLastOutput = true
        guard let word = about.first else { return .listing(screens.firstScreen()) }
        if word == "all" { return .listing(screens.all()) }
        if word == "paths" { return .listing(screens.paths()) }
        var found = Listing()
        if let command = session.commands[word] { found.append(screens.command(command)) }
        if let outer = session.commands.outer(word) { found.append(screens.outer(outer)) }
        if let topic = Topic(rawValue: word) { found.append(screens.topic(topic)) }
        if word == "keys" { found.append(HelpScreens.keys) }
        let subject = HelpSubject(about.joined(separator: " "), in: session)
        if !subject.listing.isEmpty {
            if !found.isEmpty { found.line() }
            found.append(subject.listing)
        }
        guard found.isEmpty else { return .listing(found) }
        let known = session.commands.words + session.commands.outer.map(\.name) + Topic.allCases.map(\.rawValue) + ["all", "paths", "keys"] + Glossary.names
        throw ExplorerError.unknownTopic(word, nearest: Nearest.match(word, in: known))
    }
}
