import Testing
@testable import Raster

@Suite struct DigitPreparationTests {
    /// The share of ink that two prepared pictures have in common.
    private func overlap(_ one: Picture, _ other: Picture) -> Double {
        let pairs = zip(one.pixels, other.pixels).map { (Double($0), Double($1)) }
        return pairs.reduce(0) { $0 + min($1.0, $1.1) } / max(1, pairs.reduce(0) { $0 + max($1.0, $1.1) })
    }

    private let expected = try? DigitPreparation.prepare(Samples.seven(side: 200, stroke: 24))

    @Test func `a prepared digit has 20 pixels on its longer side and its mass in the middle`() throws {
        let picture = try #require(expected)
        #expect(picture.width == 28 && picture.height == 28 && DigitPreparation.isPrepared(picture))
        #expect(try DigitPreparation.prepare(picture) == picture)
    }

    @Test func `dark ink on light paper is turned round`() throws {
        let dark = Samples.seven(side: 200, stroke: 24).pixels.map { 255 - $0 }
        let turned = try DigitPreparation.prepare(Picture(width: 200, height: 200, pixels: dark))
        #expect(turned == expected)
    }

    @Test(arguments: [(235, 60), (180, 140), (60, 120), (20, 45)])
    func `any shade of paper and ink gives the same digit`(_ paper: Int, _ ink: Int) throws {
        let seven = Samples.seven(side: 200, stroke: 24)
        let gray = seven.pixels.map { UInt8(paper + (ink - paper) * Int($0) / 255) }
        let prepared = try DigitPreparation.prepare(Picture(width: 200, height: 200, pixels: gray))
        #expect(overlap(prepared, try #require(expected)) > 0.97)
    }

    @Test func `uneven light and the grain of paper are taken out`() throws {
        let seven = Samples.seven(side: 200, stroke: 24)
        var noise: UInt32 = 1
        let photograph = seven.pixels.enumerated().map { index, ink -> UInt8 in
            let (row, column) = index.quotientAndRemainder(dividingBy: 200)
            noise = noise &* 1_664_525 &+ 1_013_904_223
            let light = 230 - Double(row) * 0.35 - Double(column) * 0.3 + Double(noise >> 28) - 8
            return UInt8(light * (ink > 0 ? 0.4 : 1))
        }
        let prepared = try DigitPreparation.prepare(Picture(width: 200, height: 200, pixels: photograph))
        #expect(overlap(prepared, try #require(expected)) > 0.85)
        #expect(prepared[0, 0] == 0 && prepared[27, 27] == 0)
    }

    @Test func `the bright middle of a photograph is not taken for its ink`() throws {
        let seven = Samples.seven(side: 200, stroke: 24)
        let photograph = seven.pixels.enumerated().map { index, ink -> UInt8 in
            let (row, column) = index.quotientAndRemainder(dividingBy: 200)
            let (down, across) = (Double(row) / 200 - 0.5, Double(column) / 200 - 0.5)
            return UInt8((220 - 260 * (down * down + across * across)) * (ink > 0 ? 0.5 : 1))
        }
        let prepared = try DigitPreparation.prepare(Picture(width: 200, height: 200, pixels: photograph))
        #expect(overlap(prepared, try #require(expected)) > 0.9)
    }

    @Test func `noise alone is no digit`() {
        var noise: UInt32 = 1
        let pixels = (0..<10_000).map { _ -> UInt8 in
            noise = noise &* 1_664_525 &+ 1_013_904_223
            return UInt8(100 + (noise >> 26))
        }
        #expect(throws: PictureError.blank) {
            try DigitPreparation.prepare(Picture(width: 100, height: 100, pixels: pixels))
        }
    }

    @Test func `dust and the table's edge are no part of the digit`() throws {
        var picture = Samples.seven(side: 200, stroke: 24)
        for row in 0..<200 { for column in 0..<6 { picture[row, column] = 255 } }
        for row in 180..<184 { for column in 150..<154 { picture[row, column] = 255 } }
        #expect(overlap(try DigitPreparation.prepare(picture), try #require(expected)) > 0.97)
    }

    @Test func `a stroke that only meets the picture's edge is part of the digit`() throws {
        // A 1 of two strokes, the upper one out of the picture's top.
        var picture = Picture(width: 100, height: 120, gray: 240)
        for row in 0..<90 { for column in 48..<56 { picture[row, column] = 20 } }
        for row in 100..<108 { for column in 20..<84 { picture[row, column] = 20 } }
        let prepared = try DigitPreparation.prepare(picture)
        #expect((4...6).allSatisfy { row in (0..<28).contains { prepared[row, $0] > 128 } })
    }

    @Test func `a frame around the digit is no part of it, lines through to the picture's edges neither`() throws {
        let seven = Samples.seven(side: 200, stroke: 24)
        for reach in [0, 12] {
            var picture = Picture(width: 200, height: 200, pixels: seven.pixels.map { 255 - $0 })
            for place in reach..<200 - reach {
                for line in [12, 13, 14, 185, 186, 187] {
                    picture[line, place] = 0
                    picture[place, line] = 0
                }
            }
            #expect(overlap(try DigitPreparation.prepare(picture), try #require(expected)) > 0.97)
        }
    }

    @Test func `a frame without anything in it is ink, and a digit of bars is no frame`() throws {
        let zero = Samples.drawing("#####", "#...#", "#...#", "#...#", "#...#", "#...#", "#####")
        var picture = Picture(width: 140, height: 180)
        for row in 0..<140 { for column in 0..<100 { picture[row + 20, column + 20] = zero[row / 20, column / 20] } }
        #expect(try DigitPreparation.prepare(picture)[5, 14] > 128)
    }

    @Test(arguments: [200, 90, 20], [true, false])
    func `lines on the paper, faint or dark, are no part of the digit`(_ gray: Int, _ isSquared: Bool) throws {
        let seven = Samples.seven(side: 200, stroke: 12)
        var picture = Picture(width: 200, height: 200, pixels: seven.pixels.map { $0 > 0 ? 20 : 235 })
        for place in 0..<200 {
            for line in stride(from: 9, to: 200, by: 19) {
                let row = line + place / 80
                if row < 200, picture[row, place] > 128 { picture[row, place] = UInt8(gray) }
                if isSquared, picture[place, line] > 128 { picture[place, line] = UInt8(gray) }
            }
        }
        // A stub of a line may move the digit by a pixel.
        #expect(overlap(try DigitPreparation.prepare(picture), try DigitPreparation.prepare(seven)) > 0.6)
    }

    @Test(arguments: [1, 25]) func `a shadow's edge across the paper is not taken for ink`(_ softness: Int) throws {
        let seven = Samples.seven(side: 200, stroke: 14)
        let photograph = seven.pixels.enumerated().map { index, ink -> UInt8 in
            let (row, column) = index.quotientAndRemainder(dividingBy: 200)
            let depth = min(max(Double(2 * column + row - 290) / Double(2 * softness) + 0.5, 0), 1)
            return UInt8(230 * (1 - 0.5 * depth) * (ink > 0 ? 0.25 : 1))
        }
        let prepared = try DigitPreparation.prepare(Picture(width: 200, height: 200, pixels: photograph))
        #expect(overlap(prepared, try DigitPreparation.prepare(seven)) > 0.9)
    }

    @Test(arguments: [1, 2, 8], [true, false])
    func `a digit cut out along its ink keeps its tone`(_ shrink: Int, _ isLight: Bool) throws {
        let seven = Samples.seven(side: 200, stroke: 14)
        let cut = Plane(seven).cropped(Box(rows: 40..<160, columns: 66..<133))
        let small = Resampling.resize(cut.picture, width: 67 / shrink, height: 120 / shrink)
        let toned = small.pixels.map { isLight ? 230 - UInt8(Int($0) * 200 / 255) : 30 + UInt8(Int($0) * 200 / 255) }
        let picture = Picture(width: small.width, height: small.height, pixels: toned)
        let found = try DigitPreparation.prepare(picture)
        #expect(overlap(found, try DigitPreparation.prepare(seven)) > (shrink > 2 ? 0.6 : 0.85))
    }

    @Test func `ink that differs by ten gray levels is read, by three it is called faint`() throws {
        func prepared(_ difference: Int) throws(PictureError) -> Picture {
            let pixels = Samples.seven(side: 200, stroke: 24).pixels.map { UInt8(220 - difference * Int($0) / 255) }
            return try DigitPreparation.prepare(Picture(width: 200, height: 200, pixels: pixels))
        }
        #expect(overlap(try prepared(9), try #require(expected)) > 0.97)
        #expect(throws: PictureError.tooFaint(levels: 3)) { try prepared(3) }
        #expect(throws: PictureError.blank) { try prepared(0) }
    }

    @Test func `digits side by side or one below the other seem several, strokes of one do not`() throws {
        func seemsSeveral(_ lines: String...) throws -> Bool {
            var picture = Picture(width: 240, height: 240, gray: 240)
            for (row, line) in lines.enumerated() {
                for (column, character) in line.enumerated() where character == "#" {
                    for index in 0..<144 { picture[row * 12 + 30 + index / 12, column * 12 + 30 + index % 12] = 20 }
                }
            }
            return try DigitPreparation.find(in: picture).seemsSeveral
        }
        #expect(try seemsSeveral("####..####", "...#..#..#", "...#..#..#", "..#...#..#", "..#...####"))
        #expect(try seemsSeveral("#..#..#", "#..#..#", "#..#..#", "#..#..#", "#..#..#", "#..#..#"))
        #expect(try seemsSeveral(".####", "....#", "...#.", "..#..", ".....", "..#..", "..#..", "..#..", "..#.."))
        #expect(try !seemsSeveral("#..#", "#..#", "####", "...#", "...#"))
        #expect(try !seemsSeveral("#...", "#..#", "##.#", "...#", "...#", "...#"))
        #expect(try !seemsSeveral("..#..", "..#..", "..#..", "..#..", ".....", "#####"))
    }

    @Test func `a thin pen is thickened`() throws {
        let thin = try DigitPreparation.prepare(Samples.seven(side: 300, stroke: 2))
        let mass = thin.pixels.reduce(0) { $0 + Int($1) } / 255
        #expect(mass >= 30 && thin.pixels.max() == 255)
    }

    @Test func `a digit cut out to its edges keeps its tone if that is told`() throws {
        let bar = Picture(width: 6, height: 40, gray: 255)
        #expect(throws: PictureError.blank) { try DigitPreparation.prepare(bar) }
        let framed = Samples.drawing("###", "###", "#.#", "###", "###")
        #expect(try DigitPreparation.prepare(bar, tone: .lightOnBlack)[14, 14] == 255)
        let told = try DigitPreparation.prepare(framed, tone: .lightOnBlack)
        #expect(told[14, 14] < 128 && told[6, 10] > 128)
    }

    @Test func `raw only resizes`() throws {
        let raw = try DigitPreparation.prepare(Picture(width: 56, height: 56, gray: 77), raw: true)
        #expect(raw == Picture(width: 28, height: 28, gray: 77))
    }

    @Test(arguments: [0, 128, 255] as [UInt8])
    func `a blank picture is refused`(_ gray: UInt8) {
        #expect(throws: PictureError.blank) {
            try DigitPreparation.prepare(Picture(width: 40, height: 40, gray: gray))
        }
    }

    @Test(arguments: [(1, 1), (1, 500), (500, 1), (2, 2), (3000, 2)])
    func `no shape of picture stops the program`(_ width: Int, _ height: Int) {
        var picture = Picture(width: width, height: height, gray: 255)
        picture[height / 2, width / 2] = 0
        _ = try? DigitPreparation.prepare(picture)
        _ = try? DigitPreparation.prepare(picture, tone: .lightOnBlack)
        _ = try? DigitPreparation.prepare(picture, raw: true)
    }
}
