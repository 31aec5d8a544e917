import ArgumentParser
import ConvNet
import Words

/// What the user says of a weight file that does not tell all of its network.
package struct WeightHintOptions: ParsableArguments {
    @Option(help: "The layers of a file that holds tensors alone, written as `new` takes them.")
    package var layers: String?

    @Option(
        help: ArgumentHelp("The shape of an image, where the file does not tell it: 28x28x1.", valueName: "HxWxC"),
        transform: Self.shape)
    package var input: Shape?

    @Option(
        help: ArgumentHelp("What black and white pixels are in the program that the file comes from: 0..255, -1..1.", valueName: "black..white"),
        transform: Self.range)
    package var pixels: WeightHints.Pixels?

    @Option(
        help: ArgumentHelp("Mean and standard deviation that were taken out of pixels from 0 to 1: 0.1307,0.3081.", valueName: "mean,std"),
        transform: Self.normalization)
    package var normalize: WeightHints.Pixels?

    package init() {}

    package func validate() throws {
        guard pixels == nil || normalize == nil else {
            throw ExplorerError.refused("--pixels and --normalize both say what pixels are", remedy: "take one of them")
        }
    }

    /// The hints, with the networks that a list of tensors may fit.
    package func hints(_ candidates: [WeightHints.Candidate]) -> WeightHints {
        WeightHints(layers: layers, input: input, pixels: pixels ?? normalize, candidates: candidates)
    }

    private static func shape(_ text: String) throws -> Shape {
        let sides = text.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }.map { Int($0) }
        guard sides.count == 2 || sides.count == 3, let height = sides[0], let width = sides[1],
            let channels = sides.count == 3 ? sides[2] : 1, min(height, width, channels) > 0, max(height, width, channels) <= 4096
        else {
            throw ExplorerError.badValue(name: "--input", given: text, expected: "rows, columns and channels, such as 28x28x1")
        }
        return .map(height: height, width: width, channels: channels)
    }

    private static func range(_ text: String) throws -> WeightHints.Pixels {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Double($0) }
        guard ends.count == 2, let black = ends[0], let white = ends[1], black.isFinite, white.isFinite, black != white else {
            throw ExplorerError.badValue(name: "--pixels", given: text, expected: "what black and white are, such as 0..255")
        }
        return WeightHints.Pixels(scale: white - black, offset: black)
    }

    private static func normalization(_ text: String) throws -> WeightHints.Pixels {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 2, let mean = numbers[0], let deviation = numbers[1], mean.isFinite, deviation.isFinite, deviation > 0
        else {
            throw ExplorerError.badValue(name: "--normalize", given: text, expected: "mean and standard deviation, such as 0.1307,0.3081")
        }
        return WeightHints.Pixels(scale: 1 / deviation, offset: -mean / deviation)
    }
}
