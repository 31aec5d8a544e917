import Display
import Glossary
import Subjects
import Testing

@testable import Commands
@testable import Explorer

/// Whoever meets a word on the screen can ask what it means.
@Suite struct PrintedTermTests {
    /// Command lines that print the headings of most tables.
    private static let lines = [
        "model", "evaluate --report", "confusion", "stats", "curve", "predict test/0", "saliency test/0", "why test/0", "filters conv1",
        "trace test/0 conv1/0/bias", "similar test/0", "data", "networks", "set", "activations test/0 conv1", "top conv1/0",
        "attack test/0", "perturb test/0 --rotate 20", "ablate conv1/0", "edit conv1/0/bias 0.1", "lr-find --batches 12",
        "sweep lr 0.01 0.001 --batches 3 --test", "train --batches 3", "descend conv1/0/bias conv1/1/bias --steps 2",
    ]

    /// Words of every day, names of things that a table lists, and places in them.
    private static let everyday: Set<String> = [
        "network", "sample", "image", "images", "name", "rank", "row", "column", "file", "line", "value", "setting", "meaning", "expected",
        "saved", "in use", "split", "dataset", "size", "count", "number", "before", "after", "change", "from", "to", "of", "share",
        "seconds", "images/s", "train seconds", "median train seconds", "step", "steps", "first", "second", "third", "height", "width",
        "places", "place", "position", "networks", "it", "read as", "right", "wrong", "answer", "answers", "method", "term", "gives", "text",
        "region rows", "region columns", "rows", "columns", "total", "all", "kind", "path", "amount", "found", "succeeded", "class", "classes",
        "highest", "lowest", "median", "smallest", "largest", "smoothed", "relative", "max", "min", "peak", "mean", "difference", "test",
        "with", "above", "against", "fitted on", "how", "inked", "input", "inputs", "reads", "low", "high", "noise", "nonzero", "numbers",
        "per class", "product", "shifts", "succeeds", "sum", "unshared", "up to", "values", "written", "as",
        "watched", "rotation", "shift x", "shift y", "scale", "digit", "predicted", "label", "output", "specification", "details",
    ]

    private static func headings(of output: Output) -> [String] { output.tables.flatMap { $0.columns.map(\.heading) } }

    /// A heading, or each of its words, is a term; a number at its end counts things.
    private static func isExplained(_ heading: String) -> Bool {
        if Glossary.term(heading) != nil || (try? ParameterPath(heading)) != nil { return true }
        let words = heading.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "/" && $0 != "-" }).map(String.init)
        let whole = words.joined(separator: " ")
        if words.isEmpty || everyday.contains(whole) || Glossary.term(whole) != nil { return true }
        return words.count > 1 && words.allSatisfy { everyday.contains($0) || Glossary.term($0) != nil }
    }

    @Test func `every heading that the commands print is a term of the glossary or a word of every day`() throws {
        var interpreter = Interpreter(environment: ["CONVO_DATA": "/nonexistent", "CONVO_MIRRORS": ""])
        interpreter.session.state.provide(Fixture.bars)
        try interpreter.execute("new a --layers 'conv 4 3x3 relu, bn, maxpool 2, dropout 0.2, flatten, dense 10'; train --batches 2", on: SilentSurface())
        var unexplained: [String] = []
        for line in Self.lines {
            let output = try interpreter.output(line)
            unexplained += Self.headings(of: output).filter { !Self.isExplained($0) }.map { "\($0) (\(line))" }
        }
        #expect(unexplained == [])
    }

    @Test func `every setting, and every kind of layer, is explained by help`() throws {
        var interpreter = Fixture.interpreter(bundled: .embedded)
        for setting in Setting.all { #expect(try interpreter.output("help \(setting.name)") != .nothing) }
        for row in try interpreter.session.network().network.architecture.summary() {
            #expect(Glossary.term(row.kind) != nil || Glossary.term(String(row.name.prefix { !$0.isNumber })) != nil, "\(row.kind)")
        }
    }
}
