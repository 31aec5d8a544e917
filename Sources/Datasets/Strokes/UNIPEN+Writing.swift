import Raster

extension UNIPEN {
    /// A file of drawings, one segment each. Its box has the sides of the sheet, with y upwards as the format has it; the numbers
    /// behind `.COMMENT` are the digit, 0 for the one writer, and the pen's width.
    static func text(of drawings: [UserDrawings.Labeled]) -> String {
        let side = PenDrawing.side
        var lines = [".VERSION 1.0", ".HIERARCHY DIGIT", ".COORD X Y", ".X_DIM \(Int(side))", ".Y_DIM \(Int(side))"]
        var stroke = 0
        for labeled in drawings {
            let strokes = labeled.drawing.strokes.filter { !$0.isEmpty }
            lines.append(".SEGMENT DIGIT \(stroke)-\(stroke + max(0, strokes.count - 1)) ? \"\(labeled.label)\"")
            lines.append(".COMMENT \(labeled.label) 0 \(labeled.drawing.penWidth)")
            for points in strokes {
                lines += [".PEN_DOWN"] + points.map { "\($0.x) \(side - $0.y)" } + [".PEN_UP"]
            }
            stroke += strokes.count
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
