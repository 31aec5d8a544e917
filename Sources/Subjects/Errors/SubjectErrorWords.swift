import Words

extension SubjectError {
    package var description: String {
        switch self {
        case .badSamplePart(let part, let path):
            "'\(part)' in '\(path)' is neither an index nor a filter; expected 18, 0-24 or 1,5,9-12 at the end, "
                + "before it is7, as9, wrong, right, unsure or random"
        case .backwardRange(let range, let path):
            "the range '\(range)' in '\(path)' runs backwards; put the lower number first"
        case .neitherSampleNorUnit(let word, let nearest, let layers):
            "'\(word)' is neither a sample (test/18, it, FILE) nor a unit of a layer"
                + UnknownName.hint(nearest) + UnknownName.list(layers)
        case .noSuchImage(_, Index.beyond..., let split, let count):
            "no index is so large: \(split) has \(Format.integer(count)) images, 0–\(max(0, count - 1))"
        case .noSuchFilteredImage(_, Index.beyond..., let count):
            "no index is so large: \(Format.integer(count)) images pass the filter, so the last is \(count - 1)"
        case .noSuchImage(let path, _, let split, let count):
            "there is no \(path): \(split) has \(Format.count(count, "image")), 0–\(max(0, count - 1))"
        case .noSuchFilteredImage(let path, let index, let count):
            "there is no \(path): \(Format.count(count, "image")) \(count == 1 ? "passes" : "pass") the filter, so the last is \(count - 1), not \(index)"
        case .noImagesPass(let path):
            "no image passes '\(path)'; loosen the filter"
        case .noSuchClass(let label, let filter, let count):
            "there is no class \(label) for '\(filter)'; there are 0–\(max(0, count - 1))"
        case .badDrawing(let word):
            "'\(word)' names no drawing; expected drawing, or drawing/NUMBER such as drawing/0"
        case .noSuchDrawing(_, 0):
            "nothing has been drawn yet; `draw` opens a sheet"
        case .noSuchDrawing(let number, let count):
            "there is no drawing/\(number ?? 0): there \(count == 1 ? "is" : "are") \(Format.count(count, "drawing")), 0–\(count - 1)"
        case .emptyDrawing:
            "nothing is drawn on this sheet; `draw` opens it again"
        case .noNetwork:
            "there is no network yet; make one with `train` or `new`, or read one with `open FILE`"
        case .notKept(let epoch, let network, .some(let kept), _):
            "\(network) has no epoch \(epoch) kept; there are \(kept)"
        case .notKept(let epoch, let network, nil, let present):
            "\(network) has no epoch \(epoch) kept, only its present, \(present); "
                + "`train` keeps the weights of every epoch that it trains"
        default: unitWords
        }
    }

    private var unitWords: String {
        switch self {
        case .badUnitPath(let path):
            "'\(path)' names no unit; expected LAYER, LAYER/CHANNEL or LAYER/CHANNEL/ROW,COLUMN, such as conv2/3/5,7"
        case .badParameterPath(let path):
            "'\(path)' names no parameter; expected LAYER/CHANNEL/TENSOR and the place in a kernel, such as "
                + "conv2/3/kernel/1,1,4, conv1/3/bias, bn1/3/gamma or dense1/12/kernel/57"
        case .sampleAsUnit(let sample, let layers):
            "'\(sample)' is a sample, expected a layer or a unit of one; name one of \(layers.joined(separator: ", "))"
        case .noSuchChannel(_, Index.beyond..., let layer, let count):
            "no index is so large: \(layer) has \(count) channels, 0–\(max(0, count - 1))"
        case .noSuchChannel(let path, _, let layer, let count):
            "there is no \(path): \(layer) has \(Format.count(count, "channel")), 0–\(max(0, count - 1))"
        case .noSuchPosition(let path, let layer, let height, let width):
            "there is no \(path): the maps of \(layer) have \(Format.count(height, "row")), 0–\(height - 1), and \(Format.count(width, "column")), "
                + "0–\(width - 1)"
        case .flatLayer(let path, let layer):
            "there is no \(path): the units of \(layer) have no row and column; write \(layer)/CHANNEL"
        case .probability(let path, let logit):
            "'\(path)' is made by the softmax of all logits together, expected a unit in front of it; name \(logit)"
        case .noParameters(let layer, let kind, let having):
            "\(layer) is \(kind) and has no parameters; these have: \(having.joined(separator: ", "))"
        case .noSuchTensor(let path, let layer, let kind, let tensors, let example):
            "there is no \(path): \(layer) is \(kind) and has \(tensors.joined(separator: ", ")); such as \(example)"
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
}
