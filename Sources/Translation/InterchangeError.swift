import Words

/// Why a file of another program is no network here; each is one line that names the file.
package enum InterchangeError: Error, Equatable {
    /// A layer that the core has not, or not with these options.
    case unsupported(file: String, layer: String, reason: String)
    /// A layer that does not fit what comes before it, or whose numbers are none.
    case badLayer(file: String, layer: String, problem: String)
    case wrongSize(file: String, layer: String, tensor: String, expected: Int, got: Int)
    case badArchitecture(file: String, problem: String)
    /// Bytes that are not what the format has there.
    case damaged(file: String, part: String, expected: String, got: String)
    /// A sound file that holds something else than a network.
    case foreign(file: String, what: String, remedy: String)
    /// Tensors that are not those of some layers, which it says whose they are.
    case doesNotFit(file: String, layers: String, problem: String)
    /// A network that a format cannot hold.
    case cannotWrite(format: String, reason: String, remedy: String)
}

extension InterchangeError: CustomStringConvertible {
    /// Files may have put anything into names.
    package var description: String { Format.line(words) }

    private var words: String {
        switch self {
        case .unsupported(let file, let layer, let reason):
            "'\(file)': the layer \(layer) is not known here: \(reason); see `help new` for the layers that are"
        case .badLayer(let file, let layer, let problem):
            "'\(file)': the layer \(layer): \(problem)"
        case .wrongSize(let file, let layer, let tensor, let expected, let got):
            "'\(file)': the layer \(layer): expected \(Format.integer(expected)) numbers of its \(tensor), got "
                + "\(Format.integer(got)); take a whole file"
        case .badArchitecture(let file, let problem): "'\(file)': \(problem)"
        case .damaged(let file, let part, let expected, let got):
            "'\(file)' is damaged: \(part): expected \(expected), got \(got); take a whole file"
        case .foreign(let file, let what, let remedy): "'\(file)' holds \(what); \(remedy)"
        case .doesNotFit(let file, let layers, let problem): "'\(file)' does not fit \(layers): \(problem)"
        case .cannotWrite(let format, let reason, let remedy): "\(format) cannot hold this network: \(reason); \(remedy)"
        }
    }
}
