import Display
import Insight
import Painting
import Raster
import Subjects
import Words

/// What a network reads in a picture of several digits, one after the other.
package struct SeveralDigitsDrawing {
    /// An answer that is less sure is marked as doubtful.
    private static let doubtful: Float = 0.9
    /// The picture is drawn no larger, in pixels.
    private static let side = 96

    private let line: DigitPreparation.Line
    private let path: SamplePath
    private let network: String
    private let predictions: [Prediction]
    private let classNames: ClassNames

    /// - Parameter predictions: one for each digit
    package init(
        _ line: DigitPreparation.Line, of path: SamplePath, network: String, predictions: [Prediction], classNames: ClassNames
    ) {
        (self.line, self.path, self.network) = (line, path, network)
        (self.predictions, self.classNames) = (predictions, classNames)
    }

    package var table: Table {
        let columns = [
            Column("digit"), Column("predicted"), Column("confidence"), Column(key: "runner_up", heading: "runner-up"), Column("row"),
            Column("column"),
        ]
        let rows = zip(line.digits, predictions).enumerated().map { place, found -> [Value] in
            let (digit, prediction) = found
            return [
                .integer(place), .integer(prediction.verdict), .fraction(Double(prediction.confidence)),
                prediction.runnerUp.map { .integer($0) } ?? .missing, .integer(digit.rows.lowerBound),
                .integer(digit.columns.lowerBound),
            ]
        }
        var table = Table(columns: columns, rows: rows, drawing: drawing)
        table.finding = "\(path): \(words)."
        return table
    }

    private var drawing: [Output] {
        let tiles = zip(line.digits, predictions).map { digit, prediction in
            Tile(
                digit.picture,
                caption: "\(classNames[prediction.verdict]) \(Format.percent(Double(prediction.confidence), decimals: 1))",
                tint: prediction.confidence < Self.doubtful ? .bad : .accent)
        }
        return [.picture(PictureOutput(tiles: [whole])), .picture(PictureOutput(tiles: tiles)), .text(words)]
    }

    /// The picture with a box around each digit.
    private var whole: Tile {
        let searched = line.searched
        let scale = min(1, Double(Self.side) / Double(max(searched.width, searched.height)))
        func scaled(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        var tile = Tile(
            Resampling.resize(searched, width: scaled(searched.width), height: scaled(searched.height)), caption: "\(path)")
        tile.boxes = line.digits.map { digit in
            Box(
                row: Int(Double(digit.rows.lowerBound) * scale), column: Int(Double(digit.columns.lowerBound) * scale),
                height: scaled(digit.rows.count), width: scaled(digit.columns.count))
        }
        return tile
    }

    /// `bundled reads 2026; doubtful is digit 2: 2 with 61.20 %, then 7 with 30.10 %`.
    private var words: String {
        let read = predictions.map { classNames[$0.verdict] }.joined()
        let doubts = predictions.enumerated().filter { $0.element.confidence < Self.doubtful }.map { place, prediction in
            let sure = "\(classNames[prediction.verdict]) with \(Format.percent(Double(prediction.confidence)))"
            let second = prediction.runnerUp.map { ", then \(classNames[$0]) with \(Format.percent(Double(prediction.probabilities[$0])))" }
            return "digit \(place) (\(sure)\(second ?? ""))"
        }
        return "\(network) reads \(read)" + (doubts.isEmpty ? "" : "; doubtful: \(doubts.joined(separator: ", "))")
    }
}
