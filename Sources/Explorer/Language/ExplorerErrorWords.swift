import Display

extension ExplorerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownCommand(let word, let nearest):
            "there is no command '\(word)'\(Self.hint(nearest)); `help` lists them"
        case .sampleAsCommand(let word):
            "'\(word)' is a sample and no command; say what to do with it: `show \(word)` or `predict \(word)`"
        case .unknownName(let kind, let given, let nearest, let known):
            "there is no \(kind) '\(given)'\(Self.hint(nearest))\(Self.list(known))"
        case .usage(let command, let message):
            "\(message); `help \(command)` shows how it is used"
        case .badValue(let name, let given, let expected):
            "\(name) expects \(expected), got '\(given)'"
        case .noValue(let name, let expected):
            "\(name) needs a value: \(name) \(expected)"
        case .twice(let kind, let first, let second):
            "one \(kind) is enough: got '\(first)' and '\(second)'"
        case .openQuote(let quote):
            "the quote \(quote) is opened and not closed; close it, or put it in the other kind of quote"
        case .notHere(let what):
            "\(what) cannot be had here; use the prompt or the shell"
        case .interrupted:
            "interrupted"
        case .inDocument(let file, let line, let message, _):
            "\(file):\(line): \(message)"
        case .shellInDocument(let document):
            "a document may run a shell command (`!…`) only if you say so; if you trust it: "
                + "`run --allow-shell \(Lexer.quoted(document))`"
        case .unmet(let expected, let found):
            "expected \(expected), got \(found)"
        case .refused(let what, let remedy):
            "\(what); \(remedy)"
        case .nothingUsedYet:
            "`it` is the sample used last, and none was used yet; name one, such as test/18"
        case .noNetwork:
            "there is no network yet; make one with `train` or `new`, or read one with `open FILE`"
        default: pathWords
        }
    }

    private var pathWords: String {
        switch self {
        case .badSamplePart(let part, let path):
            "'\(part)' in '\(path)' is no index and no filter; expected 18, 0-24 or 1,5,9-12 at the end, "
                + "before it is7, as9, wrong, right, unsure or random"
        case .backwardRange(let range, let path):
            "the range '\(range)' in '\(path)' runs backwards; put the lower number first"
        case .badUnitPath(let path):
            "'\(path)' names no unit; expected LAYER, LAYER/CHANNEL or LAYER/CHANNEL/ROW,COLUMN, such as conv2/3/5,7"
        case .badParameterPath(let path):
            "'\(path)' names no parameter; expected LAYER/CHANNEL/TENSOR and the place in a kernel, such as "
                + "conv2/3/kernel/1,1,4, conv1/3/bias, bn1/3/gamma or dense1/12/kernel/57"
        case .neitherSampleNorUnit(let word, let nearest, let layers):
            "'\(word)' is neither a sample (test/18, it, FILE) nor a unit of a layer\(Self.hint(nearest))\(Self.list(layers))"
        case .noSuchImage(let path, _, let split, let count):
            "there is no \(path): \(split) has \(Format.integer(count)) images, 0–\(max(0, count - 1))"
        case .noSuchFilteredImage(let path, let index, let count):
            "there is no \(path): \(Format.integer(count)) images pass the filter, so the last is \(count - 1), not \(index)"
        case .noImagesPass(let path):
            "no image passes '\(path)'; loosen the filter"
        case .noSuchChannel(let path, _, let layer, let count):
            "there is no \(path): \(layer) has \(count) channels, 0–\(max(0, count - 1))"
        case .noSuchPosition(let path, let layer, let height, let width):
            "there is no \(path): the maps of \(layer) have \(height) rows, 0–\(height - 1), and \(width) columns, "
                + "0–\(width - 1)"
        case .flatLayer(let path, let layer):
            "there is no \(path): the units of \(layer) have no row and column; write \(layer)/CHANNEL"
        case .noSuchWeight(let path, let kernel, let sides):
            "\(path) names no weight: \(kernel) has " + Self.places(kernel, sides)
        default: ""
        }
    }

    /// `rows 0–2 and columns 0–2; write conv1/3/kernel/1,1`.
    private static func places(_ kernel: String, _ sides: [Int]) -> String {
        let middle = sides.map { "\($0 / 2)" }.joined(separator: ",")
        guard sides.count == 3 else {
            return "inputs 0–\(max(0, (sides.first ?? 1) - 1)); write \(kernel)/\(middle)"
        }
        return "rows 0–\(sides[0] - 1), columns 0–\(sides[1] - 1) and input channels 0–\(sides[2] - 1); "
            + "write \(kernel)/ROW,COLUMN,INPUT such as \(kernel)/\(middle)"
    }

    private static func hint(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }

    private static func list(_ known: [String]) -> String {
        guard !known.isEmpty else { return "" }
        let shown = known.count <= 16 ? known.count : 12
        let rest = known.count > shown ? " and \(known.count - shown) more" : ""
        return "; there are \(known.prefix(shown).joined(separator: ", "))\(rest)"
    }
}
