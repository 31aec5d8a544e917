import Files
import Raster
import Words

extension PenDigits {
    /// Whether a folder holds a training file of strokes, or a file begins as one does.
    static func recognizes(_ place: DataPlace) -> Bool {
        guard place.names == nil else { return strokeFiles(of: place).train != nil }
        return StrokeFile.isOne(place.path)
    }

    /// The strokes of a folder or a file as pictures: what is learned from, and what is for the test.
    ///
    /// Where writers are named, the others of the same file are for the test; else the second file is; where there is none,
    /// the last fifth of the writers.
    static func dataset(
        name: String, at place: DataPlace, _ choice: PenChoice, _ reading: DataReading
    ) throws(DatasetError) -> Dataset {
        let files = strokeFiles(of: place)
        guard let first = files.train else {
            throw .incompleteFolder(
                path: place.path, expected: "pendigits-orig.tra", csv: nil, of: "files of pen strokes (UNIPEN), .tra and .tes")
        }
        let digits = try Self.digits(in: first, reading)
        let others = try files.test.map { path throws(DatasetError) in try Self.digits(in: path, reading) } ?? []
        let parts = try divide(digits, others, choice.writers)
        return Dataset(
            name: name, train: try split("train", parts.train, choice.widths, first, reading),
            test: try split("test", parts.test, choice.widths, first, reading),
            source: "pen strokes in \(place.path): \(parts.words); \(pens(choice.widths))", notes: reading.notes)
    }

    /// The file to train with and that for the test, whatever they are packed by.
    private static func strokeFiles(of place: DataPlace) -> (train: String?, test: String?) {
        guard let names = place.names else { return (place.path, nil) }
        func file(_ part: String) -> String? {
            names.first { name in name.lowercased().split(whereSeparator: { ".-_".contains($0) }).contains { $0 == part } }
                .map { "\(place.path)/\($0)" }
        }
        return (file("tra"), file("tes"))
    }

    private static func divide(
        _ digits: [Digit], _ others: [Digit], _ chosen: ClosedRange<Int>?
    ) throws(DatasetError) -> (train: [Digit], test: [Digit], words: String) {
        let writers = Set(digits.compactMap(\.writer)).sorted()
        guard let chosen else {
            guard others.isEmpty else { return (digits, others, "\(Format.count(writers.count, "writer")), and others for the test") }
            return try divide(digits, [], usual(writers, digits))
        }
        let train = digits.filter { $0.writer.map(chosen.contains) ?? false }
        guard !train.isEmpty else { throw .badWriters("no digit is of the writers \(words(chosen))", writers: writers) }
        let rest = digits.filter { !($0.writer.map(chosen.contains) ?? false) }
        let test = rest.isEmpty ? others : rest
        return (train, test, "writers \(words(chosen)) to train with" + (test.isEmpty ? "" : ", others for the test"))
    }

    /// All but the last fifth of the writers.
    private static func usual(_ writers: [Int], _ digits: [Digit]) throws(DatasetError) -> ClosedRange<Int> {
        guard writers.count > 1, let first = writers.first else {
            throw .badWriters("the strokes are of \(Format.count(writers.count, "writer"))", writers: writers)
        }
        return first...writers[writers.count - 1 - max(1, writers.count / 5)]
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }

    private static func pens(_ widths: [Float]) -> String {
        "drawn with \(widths.count == 1 ? "a pen" : "pens") of \(widths.map { Format.number(Double($0)) }.joined(separator: ", ")) "
            + "on \(Format.integer(Int(PenDrawing.side))) units"
    }

    /// Every digit drawn once with each pen, one after the other.
    private static func split(
        _ name: String, _ digits: [Digit], _ widths: [Float], _ path: String, _ reading: DataReading
    ) throws(DatasetError) -> Split {
        let side = DigitPreparation.side
        try reading.take(digits.count * widths.count, height: side, width: side, of: path)
        var images: [UInt8] = []
        images.reserveCapacity(digits.count * widths.count * side * side)
        for (index, digit) in digits.enumerated() {
            if index % 64 == 0 { try reading.tell(path, fraction: Double(index) / Double(digits.count)) }
            for width in widths {
                do throws(PictureError) {
                    images += try digit.drawing.with(penWidth: width).prepared().pixels
                } catch {
                    throw .badPicture(path: "\(path), digit \(index + 1)", error)
                }
            }
        }
        return Split(
            name: name, images: images,
            labels: digits.flatMap { [UInt8](repeating: $0.label, count: widths.count) }, height: side, width: side)
    }
}
