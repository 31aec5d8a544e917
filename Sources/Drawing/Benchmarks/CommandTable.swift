import Display
import Words

/// How long one command took.
package struct CommandTiming {
    package let command: String
    package let line: String
    /// The median, in milliseconds; nil if it failed.
    package let milliseconds: Double?
    package let runs: Int
    package let failure: String?

    package init(command: String, line: String, milliseconds: Double?, runs: Int, failure: String?) {
        self.command = command
        self.line = line
        self.milliseconds = milliseconds
        self.runs = runs
        self.failure = failure
    }
}

/// How long all commands took, and with which data.
package struct CommandTimings {
    package let timings: [CommandTiming]
    package let data: String

    package init(timings: [CommandTiming], data: String) {
        self.timings = timings
        self.data = data
    }
}

/// How long commands take, as rows; the slowest first on a screen.
package struct CommandTable {
    private let found: CommandTimings
    private let network: String

    package init(_ found: CommandTimings, network: String) {
        (self.found, self.network) = (found, network)
    }

    package var table: Table {
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

    private var slowestFirst: [CommandTiming] {
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
        return "Of \(Format.count(sorted.count, "command")) `\(slowest.line)` takes longest, "
            + "\(Self.words(slowest.milliseconds)); the median is \(Self.words(sorted[sorted.count / 2].milliseconds))."
    }

    private static func words(_ milliseconds: Double?) -> String {
        Format.duration(seconds: (milliseconds ?? 0) / 1000)
    }
}
