import ArgumentParser
import Datasets
import Display
import Explorer
import Subjects
import Words

/// Says what a drawing shows and keeps it.
package struct LabelCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "label", abstract: "Say what a drawing shows, and keep it in your own data set.",
        discussion: """
            The strokes and the prepared images are kept in `~/.local/share/convo/drawings` (or under `$XDG_DATA_HOME`). \
            `load drawings` loads them, `load mnist,drawings` mixes them with others, and `teach` trains with them.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.standsAside.writingFiles
    package static let examples = [
        Example("label 1", "the last drawing", setting: ["draw 140,30 140,250"], gives: .text("drawing/0 is labeled 1")),
        Example("label drawing/0 1", "an earlier one", setting: ["draw 140,30 140,250"], gives: .text("labeled 1")),
    ]
    package static let timedLines: [String] = []

    @Argument(help: "A drawing if not the last, and the digit.", completion: .values(.sample))
    var words: [String]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let (drawing, label) = try session.labeled(words, command: "label")
        let count = try session.keep(drawing, label: label)
        return .text("\(drawing) is labeled \(label); \(Format.count(count, "drawing")) \(count == 1 ? "is" : "are") kept: `load drawings`")
    }
}

extension Session {
    /// The drawing and the digit that stand on a line, in any order.
    func labeled(_ words: [String], command: String) throws -> (drawing: SamplePath, label: Int) {
        var path: SamplePath = .drawing(nil)
        var label: Int?
        for word in words {
            if case .drawing(let number)? = try? SamplePath(word) {
                path = .drawing(number)
            } else if let digit = Int(word), (0...9).contains(digit), label == nil {
                label = digit
            } else {
                throw ExplorerError.badValue(name: command, given: word, expected: "a digit from 0 to 9, or a drawing such as drawing/0")
            }
        }
        guard let label else {
            throw ExplorerError.refused("\(command) needs to know which digit it is", remedy: "`\(command) 9` if it is a 9")
        }
        guard case .drawing(let number) = path else { return (path, label) }
        _ = try drawing(number)
        return (.drawing(number ?? drawings.count - 1), label)
    }

    /// Keeps a drawing among the user's own.
    ///
    /// - Returns: how many are kept.
    func keep(_ path: SamplePath, label: Int) throws -> Int {
        guard case .drawing(let number) = path else { throw SubjectError.badDrawing("\(path)") }
        return try UserDrawings(environment: environment).keep(.init(drawing(number), label: label))
    }
}
