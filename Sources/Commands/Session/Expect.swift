import ArgumentParser
import Display
import Explorer
import Words

/// Checks the last output.
package struct ExpectCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "expect", abstract: "Check a value of the last output; fails with both values.",
        discussion: """
            KEY is a column as --json names it; KEY/3 is one item of a list. Comparisons: = != < <= > >= and contains. \
            99% is read as 0.99. Without --row it is the last row; rows count from 0, -1 is the last, and \
            --row layer=conv1 is the row with that value.
            """)
    package static let topic = Topic.session
    package static let effect = Effect.changes
    package static let examples = [
        Example("expect value = 0.001", "a number", setting: ["set lr"], gives: .text("value is 0.001, as expected")),
        Example("expect value '>=' 0.0009", "quotes keep a shell from taking > for itself",
            setting: ["set lr"], gives: .text("value is 0.001, as expected")),
        Example("expect meaning contains step", "a text", setting: ["set lr"], gives: .text("as expected")),
        Example("expect value = 32 --row setting=batch", "in a certain row",
            setting: ["set"], gives: .text("value is 32, as expected")),
        Example("expect value = 0.00101 --within 2%", "not exactly",
            setting: ["set lr"], gives: .text("value is 0.001, as expected")),
    ]

    @Argument(help: "Which value.", completion: .values(.metric))
    var key: String

    @Argument(help: "= != < <= > >= or contains.", completion: .list(Comparison.allCases.map(\.rawValue)))
    var comparison: String

    @Argument(help: "What to compare with.")
    var wanted: [String]

    @Option(help: "Which row: a number, or KEY=VALUE.")
    var row: String?

    @Option(help: "How far off = may be: a number, or a share such as 2%.")
    var within: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard let comparison = Comparison(written: comparison) else {
            throw UnknownName("comparison", comparison, among: Comparison.allCases.map(\.rawValue))
        }
        guard let output = session.lastOutput else {
            throw ExplorerError.refused("nothing was shown yet", remedy: "`expect` looks at the last output")
        }
        let found = try OutputLookup(output).value(key, row: row.map(Number.ascii))
        let expectation = Expectation(
            key: key, comparison: comparison,
            wanted: wanted.joined(separator: " "), within: try within.map { try Tolerance(Number.ascii($0)) })
        try expectation.check(found)
        session.keepsLastOutput = true
        // In a document, what holds needs no words.
        guard session.documents.isEmpty else { return .nothing }
        return .note("\(key) is \(Expectation.shown(found)), as expected")
    }
}
