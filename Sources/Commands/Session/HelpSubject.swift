import ConvNet
import Display
import Drawing
import Explorer
import Glossary
import Subjects

/// What a word means that is no command: a setting, a layer of the network in use, a term.
struct HelpSubject {
    private(set) var listing = Listing()

    init(_ word: String, in session: Session) {
        addSetting(word, in: session)
        addLayer(word, in: session)
        let stem = String(word.reversed().drop(while: \.isNumber).reversed())
        guard let term = Glossary.term(word) ?? (listing.isEmpty ? nil : Glossary.term(stem)) else { return }
        if !listing.isEmpty { listing.line() }
        listing.append(TermDrawing(term, network: (try? session.network())?.network).listing)
    }

    private mutating func addSetting(_ word: String, in session: Session) {
        guard let setting = try? Setting.named(word) else { return }
        listing.line("The setting \(setting.name): \(setting.meaning).")
        let entries = [
            Listing.Entry("now", setting.read(session)), Listing.Entry("takes", setting.expected),
            Listing.Entry("change it", "`set \(setting.name) \(setting.candidates.first ?? "VALUE")`"),
        ]
        listing.entries(entries)
    }

    private mutating func addLayer(_ word: String, in session: Session) {
        guard let named = try? session.network(), let row = named.network.architecture.summary().first(where: { $0.name == word })
        else { return }
        if !listing.isEmpty { listing.line() }
        listing.line("\(row.name) is a layer of \(named.name): \(row.kind), output \(row.output).")
        listing.entries(
            [Listing.Entry("written", row.specification)]
                + (row.parameters > 0 ? [Listing.Entry("parameters", "\(row.parameters)")] : [])
                + [Listing.Entry("look", "`activations \(row.name)`")])
    }
}
