import ConvNet
import Display
import Glossary

/// A term of the glossary as an output: its meaning, and what else is to be said of it in two columns.
package struct TermDrawing {
    private let term: Term
    private let here: String?

    /// - Parameter network: the one in use, whose numbers it is told in
    package init(_ term: Term, network: Network?) {
        self.term = term
        here = network.flatMap { network in term.here.flatMap { $0(network) } }
    }

    package var output: Output {
        var table = Table(
            columns: [
                Column("term"), Column("meaning"), Column("formula"), Column("shapes"), Column("here"), Column("keras"),
                Column("pytorch"), Column("lesson"), Column(key: "see_also", heading: "see also"), Column(key: "other_names", heading: "also called"),
            ],
            rows: [[
                .text(term.name), .text(term.meaning), Self.text(term.formula), Self.text(term.shapes), Self.text(here),
                Self.text(term.keras), Self.text(term.pytorch), Self.text(term.lesson), .list(term.seeAlso.map { .text($0) }),
                .list(term.otherNames.map { .text($0) }),
            ]],
            drawing: [.listing(listing)])
        table.finding = "\(term.name): \(term.meaning)"
        return .table(table)
    }

    package var listing: Listing {
        var listing = Listing()
        listing.line(term.name)
        listing.line()
        listing.paragraph(term.meaning)
        listing.line()
        let facts = [
            ("here", here), ("formula", term.formula), ("shapes", term.shapes), ("Keras", term.keras), ("PyTorch", term.pytorch),
            ("also called", term.otherNames.isEmpty ? nil : term.otherNames.joined(separator: ", ")),
            ("see also", term.seeAlso.isEmpty ? nil : term.seeAlso.joined(separator: ", ")),
            ("lesson", term.lesson.map { "`lesson \($0)`" }),
        ]
        listing.entries(facts.compactMap { name, text in text.map { Listing.Entry(name, $0) } })
        return listing
    }

    private static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .missing }
}
