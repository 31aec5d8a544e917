import Files
import Raster
import Words

/// Digits that people wrote with a pen on a tablet, as UCI's "Pen-Based Recognition of Handwritten Digits" has them
/// (Alpaydin and Alimoglu, 1998; CC BY 4.0): pictures of them are drawn by the brush and prepared as any drawing is.
///
/// Two files of strokes in a folder, `pendigits-orig.tra` of 30 writers and `pendigits-orig.tes` of 14 others, plain,
/// gzipped or compressed (`.Z`); or one UNIPEN file of any writers. Where there is only one file, its last writers are for
/// the test.
struct PenDigits {
    /// One digit of one writer.
    struct Digit {
        let label: UInt8
        /// Nil where the file does not say it.
        let writer: Int?
        let drawing: PenDrawing
    }

    /// The side of the tablet's box where a file says nothing about it.
    private static let tabletSide: Float = 500

    /// The digits of a file.
    ///
    /// - Throws: what keeps it from being read, or a label that is no digit.
    static func digits(in path: String, _ reading: DataReading) throws(DatasetError) -> [Digit] {
        let file = try UNIPEN(StrokeFile.text(of: path, reading), path: path)
        let sides = box(of: file)
        var digits: [Digit] = []
        for (index, segment) in file.segments.enumerated() {
            guard let label = UInt8(segment.label), label < 10 else {
                throw .badStrokes(path: path, line: nil, "the label \"\(segment.label.prefix(20))\" of digit \(index + 1), which is no digit")
            }
            digits.append(Digit(label: label, writer: writer(of: segment), drawing: drawing(segment, in: sides)))
        }
        return digits
    }

    /// The tablet's sides: what the file says, else the usual ones, else what the pen reached.
    private static func box(of file: UNIPEN) -> SIMD2<Float> {
        var farthest = SIMD2(repeating: tabletSide)
        for point in file.segments.lazy.flatMap({ $0.strokes.joined() }) { farthest = pointwiseMax(farthest, point) }
        guard let sides = file.sides, sides.x > 0, sides.y > 0 else { return SIMD2(repeating: farthest.max()) }
        return sides
    }

    /// `.COMMENT 8 12 224`: the digit, its writer, and a number of its own.
    private static func writer(of segment: UNIPEN.Segment) -> Int? {
        segment.comment.count > 1 ? Int(segment.comment[1]) : nil
    }

    /// The strokes on a sheet, whose y goes down; the tablet's goes up.
    private static func drawing(_ segment: UNIPEN.Segment, in sides: SIMD2<Float>) -> PenDrawing {
        let scale = PenDrawing.side / sides.max()
        let drawing = PenDrawing(strokes: segment.strokes.map { stroke in
            stroke.map { PenDrawing.Point(x: $0.x * scale, y: (sides.y - $0.y) * scale) }
        })
        return ownPen(of: segment).map { drawing.with(penWidth: $0) } ?? drawing
    }

    /// The pen of our own files, whose writer is 0.
    private static func ownPen(of segment: UNIPEN.Segment) -> Float? {
        guard segment.comment.count > 2, segment.comment[1] == "0", let width = Float(segment.comment[2]) else { return nil }
        return PenDrawing.widths.contains(width) ? width : nil
    }
}
