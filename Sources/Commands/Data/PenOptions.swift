import ArgumentParser
import Datasets
import Explorer
import Raster

/// With which pens strokes are drawn, and whose are learned from.
struct PenOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Pens with which strokes are drawn, each drawing once with each, on a sheet of 280 units.", valueName: "W,W,…"),
        transform: Self.widths)
    var pen: [Float] = [PenDrawing.usualWidth]

    @Option(
        help: ArgumentHelp("Train with the strokes of these writers, such as 1-24; the others are for the test.", valueName: "A-B"),
        transform: Self.range)
    var writers: ClosedRange<Int>?

    init() {}

    var choice: PenChoice { PenChoice(widths: pen, writers: writers) }

    @Sendable private static func widths(_ text: String) throws -> [Float] {
        let widths = text.split(separator: ",", omittingEmptySubsequences: false).map { Float($0) ?? .nan }
        let (least, most) = (Int(PenDrawing.widths.lowerBound), Int(PenDrawing.widths.upperBound))
        guard !widths.isEmpty, widths.count <= 8, widths.allSatisfy(PenDrawing.widths.contains) else {
            throw ExplorerError.badValue(
                name: "--pen", given: text, expected: "up to 8 widths from \(least) to \(most), separated by commas")
        }
        return widths
    }

    @Sendable private static func range(_ text: String) throws -> ClosedRange<Int> {
        let ends = text.split(separator: "-", maxSplits: 1).map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, 0 <= first, first <= last, !text.hasPrefix("-") else {
            throw ExplorerError.badValue(name: "--writers", given: text, expected: "a writer's number, or the first and the last: 1-24")
        }
        return first...last
    }
}
