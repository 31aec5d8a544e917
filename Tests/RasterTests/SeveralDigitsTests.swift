import Testing

@testable import Raster

/// Several digits in one picture, each prepared as if it were alone.
@Suite struct SeveralDigitsReadingTests {
    /// A one, a seven with a bar that does not touch, and a zero.
    private static let strokes: [[[(Float, Float)]]] = [
        [[(140, 40), (140, 240)]],
        [[(70, 50), (210, 50), (130, 240)], [(70, 150), (100, 150)]],
        [[(140, 40), (80, 140), (140, 240), (200, 140), (140, 40)]],
    ]

    private static let drawings = strokes.map { digit in
        PenDrawing(strokes: digit.map { $0.map { PenDrawing.Point(x: $0.0, y: $0.1) } })
    }

    /// Sheets side by side, in rows of so many, dark ink on light paper.
    private func page(_ drawings: [PenDrawing], perRow: Int) -> Picture {
        let side = Int(PenDrawing.side)
        let rows = (drawings.count + perRow - 1) / perRow
        var page = Picture(width: side * perRow, height: side * rows, gray: 230)
        for (place, drawing) in drawings.enumerated() {
            let sheet = Brush.picture(of: drawing)
            for row in 0..<side {
                for column in 0..<side where sheet[row, column] > 0 {
                    page[place / perRow * side + row, place % perRow * side + column] = 230 - UInt8(Int(sheet[row, column]) * 200 / 255)
                }
            }
        }
        return page
    }

    private func rows(of picture: Picture) -> Int {
        (0..<28).count { row in (0..<28).contains { picture[row, $0] > 60 } }
    }

    private func ink(of picture: Picture) -> Double { Double(picture.pixels.reduce(0) { $0 + Int($1) }) }

    @Test func `digits are found from the left, each with all of its strokes`() throws {
        let line = try #require(try DigitPreparation.findAll(in: page(Self.drawings, perRow: 3)))
        #expect(line.digits.count == 3)
        #expect(zip(line.digits, line.digits.dropFirst()).allSatisfy { $0.columns.upperBound <= $1.columns.lowerBound })
        for (digit, drawing) in zip(line.digits, Self.drawings) {
            let alone = try drawing.prepared()
            // A stroke of two columns may come out one column farther; what was drawn is the same.
            #expect(rows(of: digit.picture) == 20 && rows(of: alone) == 20)
            #expect(abs(ink(of: digit.picture) / ink(of: alone) - 1) < 0.15)
        }
    }

    @Test func `lines are read from the top`() throws {
        let line = try #require(try DigitPreparation.findAll(in: page(Self.drawings + Self.drawings, perRow: 3)))
        #expect(line.digits.count == 6)
        #expect(line.digits[2].rows.upperBound <= line.digits[3].rows.lowerBound)
        #expect(line.digits[3].columns.lowerBound < line.digits[4].columns.lowerBound)
    }

    @Test func `one digit alone is none of several, nor is a blank page or what is prepared already`() throws {
        for drawing in Self.drawings { #expect(try DigitPreparation.findAll(in: page([drawing], perRow: 1)) == nil) }
        #expect(throws: PictureError.blank) { try DigitPreparation.findAll(in: Picture(width: 100, height: 100, gray: 255)) }
        #expect(try DigitPreparation.findAll(in: Self.drawings[0].prepared()) == nil)
    }
}
