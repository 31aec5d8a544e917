import ConvNet
import Translation

/// The image that a Keras model reads: rows, columns and channels, rows and columns alone, or a vector of all pixels.
struct KerasImage {
    let shape: Shape
    /// Keras' dimensions of it.
    let rank: Int
    /// What was assumed, nil for nothing.
    let note: String?

    /// How the note begins that says how many rows and columns a vector has.
    static let guess = "the model reads a vector"

    /// - Parameter sizes: nil where the model leaves one open; nil where it says none
    init(_ sizes: [Int?]?, file: String, _ hints: WeightHints) throws(InterchangeError) {
        let said = sizes ?? [nil, nil, nil]
        rank = said.count
        // A vector may have as many as an image.
        let most = said.count == 1 ? 1 << 22 : 4096
        guard said.allSatisfy({ $0 == nil || (1...most).contains($0 ?? 0) }) else {
            throw .foreign(file: file, what: "a model of images of impossible size", remedy: "expected sides from 1 to 4,096")
        }
        let open = InterchangeError.foreign(
            file: file, what: "a model that does not say the size of its images", remedy: "say it: `open \(file) --input 28x28`")
        switch said.count {
        case 1:
            guard let count = said[0] else { throw open }
            if let input = hints.input {
                guard input.count == count else { throw Self.other(file, "a vector of \(count) numbers", input) }
                (shape, note) = (input, nil)
            } else {
                guard let square = Self.square(of: count) else {
                    throw .foreign(
                        file: file, what: "a model of vectors of \(count) numbers",
                        remedy: "say what image they are: `open \(file) --input ROWSxCOLUMNS`")
                }
                (shape, note) = (square, "\(Self.guess) of \(count) numbers: taken as an image of \(square)")
            }
        case 2, 3:
            let channels = said.count == 3 ? said[2] : 1
            if let input = hints.input, case .map(let height, let width, let depth) = input {
                guard said[0] ?? height == height, said[1] ?? width == width, channels ?? depth == depth else {
                    throw Self.other(file, said.map { $0.map { "\($0)" } ?? "?" }.joined(separator: "×"), input)
                }
                (shape, note) = (input, nil)
            } else {
                guard let height = said[0], let width = said[1], let channels else { throw open }
                (shape, note) = (.map(height: height, width: width, channels: channels), nil)
            }
        default:
            throw .foreign(
                file: file, what: "a model of arrays with \(said.count) dimensions", remedy: "take one that reads images")
        }
    }

    private static func other(_ file: String, _ words: String, _ input: Shape) -> InterchangeError {
        .foreign(file: file, what: "a model of images of \(words)", remedy: "it cannot read images of \(input); leave out --input")
    }

    /// A square image of so many numbers, gray or in color.
    private static func square(of count: Int) -> Shape? {
        for channels in [1, 3] where count % channels == 0 {
            let side = Int(Double(count / channels).squareRoot().rounded())
            if side * side * channels == count { return .map(height: side, width: side, channels: channels) }
        }
        return nil
    }
}
