import ArgumentParser
import Display
import Drawing
import Explorer
import Glossary
import Words

/// Explains a term.
package struct DefineCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "define", abstract: "Explain a term, with the numbers of the network in use.",
        discussion: "Without a term it lists all. `help TERM` does the same.")
    package static let topic = Topic.learning
    package static let effect = Effect.draws
    package static let examples = [
        Example("define convolution", "what it is, its formula and shapes, and what it is here", gives: .value("keras contains Conv2D")),
        Example("define learning rate", "a term of two words", gives: .value("term = 'learning rate'")),
        Example("define", "all of them", gives: .text("cross-entropy")),
    ]

    @Argument(help: "The term.", completion: .list(Glossary.names))
    var term: [String] = []

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard !term.isEmpty else { return .listing(Self.all) }
        let words = term.joined(separator: " ")
        guard let found = Glossary.term(words) else { throw UnknownName("term", words, among: Glossary.names) }
        return TermDrawing(found, network: (try? session.network())?.network).output
    }

    private static var all: Listing {
        var listing = Listing()
        listing.paragraph(Glossary.terms.map(\.name).sorted().joined(separator: ", "))
        return listing
    }
}
