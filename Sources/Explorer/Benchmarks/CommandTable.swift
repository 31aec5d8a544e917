import Display

/// How long commands take, as rows; the slowest first on a screen.
struct CommandTable {
    private let found: CommandBench.Result
    private let network: String

    init(_ found: CommandBench.Result, network: String) {
        (self.found, self.network) = (found, network)
    }

    var table: Table {
        var table = Table(
            title: "\(network) with \(found.data)",
            columns: [
                Column("command"), Column("milliseconds", decimals: 2), Column("runs"), Column("line"), Column("failure"),
            ],
            rows: found.timings.map { timing in
                [
                    .text(timing.command), timing.milliseconds.map { .number($0) } ?? .missing, .integer(timing.runs),
                    .text(timing.line), timing.failure.map { .text($0) } ?? .missing,
                ]
            },
            notes: notes, drawing: [.table(grid)])
        table.finding = finding
        return table
    }

    private var slowestFirst: [CommandBench.Timing] {
        found.timings.filter { $0.milliseconds != nil }.sorted { ($0.milliseconds ?? 0) > ($1.milliseconds ?? 0) }
    }

    private var grid: Table {
        Table(
            columns: [Column("command"), Column(key: "time", heading: "time", alignment: .right), Column("line")],
            rows: slowestFirst.map { timing in
                [.text(timing.command), .text(Self.words(timing.milliseconds)), .text(timing.line)]
            })
    }

    private var notes: [String] {
        ["the median of up to five runs, drawing on the screen not counted; each line is an example of `help`"]
            + found.timings.compactMap { timing in timing.failure.map { "\(timing.line) failed: \($0)" } }
    }

    private var finding: String {
        let sorted = slowestFirst
        guard let slowest = sorted.first else { return "No command ran." }
        return "Of \(Short.count(sorted.count, "command")) `\(slowest.line)` takes longest, "
            + "\(Self.words(slowest.milliseconds)); the median is \(Self.words(sorted[sorted.count / 2].milliseconds))."
    }

    private static func words(_ milliseconds: Double?) -> String {
        Format.duration(seconds: (milliseconds ?? 0) / 1000)
    }
}
