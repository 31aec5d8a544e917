import Testing

@testable import Raster

/// Drawings, the brush that makes pictures of them, and what the network gets.
@Suite struct PenDrawingTests {
    @Test func `a ring with a stroke inside stays whole: it is a crossed zero, and no frame`() throws {
        let ring = (0...24).map { step -> PenDrawing.Point in
            let (x, y) = Self.circle[step % Self.circle.count]
            return PenDrawing.Point(x: 140 + 80 * x, y: 140 + 110 * y)
        }
        let cross = [PenDrawing.Point(x: 120, y: 165), PenDrawing.Point(x: 160, y: 115)]
        let picture = try PenDrawing(strokes: [ring, cross], penWidth: 8).prepared()
        let rows = (0..<28).filter { row in (0..<28).contains { picture[row, $0] > 100 } }
        #expect(rows.count == 20)
        #expect(picture[14, 14] > 100)
        let side = (0..<28).filter { picture[14, $0] > 100 }
        #expect(side.count >= 5 && (side.first ?? 0) < 9 && (side.last ?? 0) > 18)
    }

    private static let circle: [(Float, Float)] = [
        (0, -1), (0.38, -0.92), (0.71, -0.71), (0.92, -0.38), (1, 0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92), (0, 1),
        (-0.38, 0.92), (-0.71, 0.71), (-0.92, 0.38), (-1, 0), (-0.92, -0.38), (-0.71, -0.71), (-0.38, -0.92),
    ]

    private func drawing(_ points: [(Float, Float)], width: Float = 10) -> PenDrawing {
        PenDrawing(strokes: [points.map { PenDrawing.Point(x: $0.0, y: $0.1) }], penWidth: width)
    }

    @Test func `ink is full inside of the pen, none outside, and half where a pixel's middle lies on its edge`() {
        let picture = Brush.picture(of: drawing([(50.5, 100.5), (150.5, 100.5)]))
        #expect(picture.width == 280 && picture.height == 280)
        #expect(picture[100, 100] == 255 && picture[104, 100] == 255)
        #expect(picture[105, 100] == 128 && picture[95, 100] == 128)
        #expect(picture[106, 100] == 0 && picture[100, 44] == 0 && picture[100, 45] == 128)
    }

    @Test func `a single point is a dot, and lines that cross have no darker place`() {
        let dot = Brush.picture(of: drawing([(20.5, 20.5)]))
        #expect(dot[20, 20] == 255 && dot[20, 25] == 128 && dot[20, 26] == 0)
        var cross = drawing([(50, 100), (150, 100)])
        let alone = Brush.picture(of: cross)[106, 60]
        cross.strokes.append([.init(x: 100, y: 50), .init(x: 100, y: 150)])
        #expect(Brush.picture(of: cross)[106, 60] == alone)
        #expect(Brush.picture(of: cross).pixels.max() == 255)
    }

    @Test func `what lies off the sheet or is no number draws nothing, and harms nothing`() {
        for place: Float in [.nan, .infinity, -1e9, 1e30] {
            #expect(Brush.picture(of: drawing([(place, 20), (place, 30)])).pixels.allSatisfy { $0 == 0 })
        }
        #expect(Brush.picture(of: drawing([(-100, 140), (400, 140)]))[140, 140] == 255)
    }

    @Test func `an empty sheet is refused, and a digit comes out as MNIST's are`() throws {
        #expect(throws: PictureError.blank) { try PenDrawing().prepared() }
        #expect(throws: PictureError.blank) { try drawing([(-90, -90)]).prepared() }
        let picture = try drawing([(140, 60), (140, 220)], width: 15).prepared()
        #expect(picture.width == 28 && DigitPreparation.isPrepared(picture))
    }

    @Test func `moving a drawing on the sheet changes nothing of what the network gets`() throws {
        let seven = drawing([(60, 60), (160, 60), (100, 200)], width: 15)
        #expect(try seven.moved(x: 40, y: 20).prepared() == seven.prepared())
        #expect(seven.moved(x: 40, y: 20).moved(x: -40, y: -20) == seven)
    }

    @Test func `every step of the preparation is shown where it stands, thickening of a thin pen too`() throws {
        let points: [(Float, Float)] = [(150, 40), (230, 40), (190, 180)]
        for (width, count): (Float, Int) in [(15, 5), (4, 6)] {
            let drawing = drawing(points, width: width)
            let steps = try drawing.preparationSteps()
            #expect(steps.count == count && steps.map(\.name).contains("thin strokes thickened") == (count == 6))
            #expect(try steps.last?.picture == drawing.prepared())
            // The ink is a part of the sheet, and the digit a part of the ink.
            let (sheet, ink) = (steps[0].picture, steps[1])
            for row in 0..<ink.picture.height {
                for column in 0..<ink.picture.width {
                    let (left, right) = (Int(ink.picture[row, column]), Int(sheet[ink.row + row, ink.column + column]))
                    #expect(abs(left - right) <= 3, "\(row), \(column)")
                }
            }
            let (before, cropped, scaled) = (steps[count - 4], steps[count - 3], steps[count - 2])
            #expect(cropped.picture[0, 0] == before.picture[cropped.row - before.row, cropped.column - before.column])
            #expect(max(scaled.picture.width, scaled.picture.height) == 20)
            let last = steps[count - 1].picture
            for row in 0..<scaled.picture.height {
                for column in 0..<scaled.picture.width {
                    #expect(scaled.picture[row, column] == last[scaled.row + row, scaled.column + column])
                }
            }
            if count == 6 {
                let (thin, thick) = (steps[1].picture.pixels, steps[2].picture.pixels)
                #expect(thin.count == thick.count && zip(thin, thick).allSatisfy { $0 <= $1 } && thin != thick)
            }
        }
    }
}
