import Display
import Insight
import Subjects
import Words

/// An opened sum: where one is, what the number is in words, pictures, the terms with their numbers, the total.
package struct SumDrawing {
    /// Terms listed one by one; the others as one number.
    private static let listed = 10

    private let sum: OpenedSum
    private let opening: OpenedTrail
    private let names: UnitNames
    private let words: SumWords
    private let printed: PrintedSum
    private let ranked: [OpenedSum.Term]
    private let shown: Int
    private let rests: [Rest]
    private let isInteractive: Bool

    /// - Parameter isInteractive: whether a term can be opened by typing its number.
    /// - Returns: nil for a difference of units that have no sum.
    package static func output(
        _ opening: OpenedTrail, _ opener: Opener, _ names: UnitNames, network: String, isInteractive: Bool
    ) -> Output? {
        opener.open(opening.subject).map {
            .table(SumDrawing($0, opening, opener, names, network: network, isInteractive: isInteractive).table)
        }
    }

    private init(
        _ sum: OpenedSum, _ opening: OpenedTrail, _ opener: Opener, _ names: UnitNames, network: String,
        isInteractive: Bool
    ) {
        (self.sum, self.opening, self.names, self.isInteractive) = (sum, opening, names, isInteractive)
        ranked = sum.ranked
        // A last line for a single term more would save nothing.
        shown = ranked.count <= Self.listed + 2 ? ranked.count : Self.listed
        rests = Self.rests(ranked.dropFirst(shown))
        let parts = ranked.prefix(shown).map(\.product) + rests.map(\.sum) + sum.constants.map(\.value)
        printed = PrintedSum(parts, total: sum.total)
        words = SumWords(sum, opening, opener, names, network: network, printed: printed)
    }

    /// Terms that are not listed one by one.
    private struct Rest {
        let words: String
        let sum: Double
    }

    /// Those that add and those that take away, since together they hide each other.
    private static func rests(_ terms: ArraySlice<OpenedSum.Term>) -> [Rest] {
        let (positive, negative) = (terms.filter { $0.product > 0 }, terms.filter { $0.product < 0 })
        func rest(_ terms: [OpenedSum.Term], _ what: String) -> Rest {
            Rest(words: "\(Format.integer(terms.count)) more \(what)", sum: terms.reduce(0) { $0 + $1.product })
        }
        let signed = [rest(positive, "above 0"), rest(negative, "below 0")].filter { $0.sum != 0 }
        let zeros = terms.count - positive.count - negative.count
        return signed + (zeros > 0 ? [Rest(words: "\(Format.integer(zeros)) more, all 0", sum: 0)] : [])
    }

    private var table: Table {
        var table = Table(
            title: trail,
            columns: [Column("term"), Column("unit"), Column("input"), Column("weight"), Column("product")],
            rows: rows, totals: totals, notes: notes, drawing: drawing)
        table.finding = words.finding
        return table
    }

    /// `logit 9 ← dense1/12 ← pool2/4/1,1 · test/18 · labeled 3`
    private var trail: String {
        opening.trail.map { names.name(of: $0) }.joined(separator: " ← ") + " · " + opening.sample.caption
    }

    private var rows: [[Value]] {
        let terms = ranked.enumerated().map { place, term -> [Value] in
            [
                .integer(place + 1), .text("\(names.path(term.origin))"), .number(term.input), .number(term.weight),
                .number(term.product),
            ]
        }
        return terms + sum.constants.map { [.missing, .text($0.name), .missing, .missing, .number($0.value)] }
    }

    private var totals: [Value] {
        [.missing, .text(names.name(of: sum.subject)), .missing, .missing, .number(sum.total)]
    }

    private var drawing: [Output] {
        let pictures = SumPictures(sum, opening.sample, names, isStart: opening.trail.count == 1)
        // The terms first: they are the answer, and a low screen begins with them.
        return words.headline.map { .text($0) } + (ranked.isEmpty ? [] : [.table(grid)]) + pictures.outputs
            + words.ending.map { .text($0) }
    }

    private var notes: [String] {
        guard !ranked.isEmpty else { return [opening.trail.count > 1 ? "`up` goes back" : ""].filter { !$0.isEmpty } }
        let hint = words.rival.map { ["`why \(opening.sample.path) --against \($0)` opens what puts it above \($0)"] } ?? []
        guard isInteractive else { return hint + ["to go on, put the number of a term behind it: \(opening.command) 1"] }
        return hint + ["type the number of a term to open it" + (opening.trail.count > 1 ? ", `up` to go back" : "")]
    }
}

// The terms as they are read on a screen: written so that they add up.
extension SumDrawing {
    private var grid: Table {
        let columns = [
            Column(key: "term", heading: "#", alignment: .right), Column(key: "unit", heading: "from"),
            Column(key: "input", heading: "gives", alignment: .right),
            Column(key: "weight", heading: "× weight", alignment: .right),
            Column(key: "product", heading: "= adds", alignment: .right),
        ]
        let name = sum.activation == nil ? names.name(of: sum.subject) : "sum"
        return Table(
            columns: columns, rows: lines, totals: [.text(""), .text(name), .text(""), .text(""), .text(printed.total)])
    }

    private var lines: [[Value]] {
        var products = printed.parts[...]
        func line(_ number: String, _ name: String, _ input: String = "", _ weight: String = "") -> [Value] {
            [.text(number), .text(name), .text(input), .text(weight), .text(products.popFirst() ?? "")]
        }
        var lines = ranked.prefix(shown).enumerated().map { place, term in
            line("\(place + 1)", names.name(term.origin), text(term.input), weight(term))
        }
        for rest in rests { lines.append(line("", rest.words)) }
        for constant in sum.constants { lines.append(line("", words.name(of: constant))) }
        if let rounding = printed.rounding {
            lines.append([.text(""), .text("rounding of these lines"), .text(""), .text(""), .text(rounding)])
        }
        return lines
    }

    private func text(_ value: Double) -> String { Format.fixed(value, decimals: printed.decimals) }

    private func weight(_ term: OpenedSum.Term) -> String {
        switch sum.kind {
        case .largest, .function, .handedOn: Format.number(term.weight)
        default: text(term.weight)
        }
    }
}
