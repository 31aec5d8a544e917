@testable import Raster

/// A digit drawn large with a pen on a paper of some kind, as people draw and photograph them.
struct DrawnDigit {
    /// What makes the paper or the cut of the picture hard.
    enum Kind: String, CaseIterable {
        case plain = "dark ink on light paper"
        case turned = "turned, with the orientation in Exif"
        case darkOnTransparent = "dark ink on transparency"
        case lightOnTransparent = "white or yellow ink on transparency"
        case atTheEdge = "a stroke at the picture's edge"
        case cropped = "cropped to the ink, 0 to 2 pixels of margin"
        case croppedSmall = "cropped to the ink and scaled down to 12 to 24 pixels"
        case chalkCropped = "light on dark, cropped to the ink"
        case framed = "in a frame or a form's cell"
        case faintRuled = "faint ruled paper"
        case faintSquared = "faint squared paper"
        case darkRuled = "dark ruled paper"
        case darkSquared = "dark squared paper"
        case hardShadow = "across a shadow's hard edge"
        case softShadow = "across a shadow's soft edge"
        case faint = "ink that differs by 8 to 14 gray levels"

        /// The percentage that must be right of some hundreds.
        var least: Double {
            switch self {
            case .hardShadow, .softShadow: 95
            case .darkRuled, .darkSquared: 85
            case .croppedSmall: 90
            default: 96
            }
        }
    }

    private let stroke: PenStroke
    private var dice: Dice
    private let side: Int
    private let pen: Float
    private let scale: Float
    private let paper: Float
    private let ink: Float

    /// - Parameter seed: the same gives the same drawing, whatever its kind.
    init(_ stroke: PenStroke, seed: Int) {
        self.stroke = stroke
        dice = Dice(seed: seed)
        side = dice.roll(160...400)
        let height = Float(side) * dice.real(0.45...0.7)
        scale = height / max(stroke.height, stroke.width)
        pen = min(dice.real(4...16), height / 9)
        paper = dice.real(200...255)
        ink = dice.real(10...90)
    }

    /// The drawing as a picture of one kind.
    func picture(_ kind: Kind) throws -> Picture {
        var dice = dice
        switch kind {
        case .turned: return try turned(finished(over: even, cover(&dice), &dice), by: dice.roll(1...8))
        case .darkOnTransparent: return try transparent(cover(&dice), color: [UInt8(ink), UInt8(ink), UInt8(ink) + 20])
        case .lightOnTransparent:
            return try transparent(cover(&dice), color: [255, 255, UInt8(dice.roll(0...1) * 215 + 40)])
        case .plain: return finished(over: even, cover(&dice), &dice)
        case .atTheEdge: return finished(over: even, cover(&dice, atEdge: dice.roll(0...3)), &dice)
        case .cropped, .croppedSmall, .chalkCropped:
            let cover = cover(&dice)
            let box = inkBox(of: cover, margin: dice.roll(0...2))
            let picture = finished(over: even, cover, &dice, isChalk: kind == .chalkCropped)
            let cut = Plane(picture).cropped(box).picture
            guard kind == .croppedSmall else { return cut }
            let share = Float(dice.roll(12...24)) / Float(max(cut.width, cut.height))
            return Resampling.resize(
                cut, width: max(1, Int(Float(cut.width) * share)), height: max(1, Int(Float(cut.height) * share)))
        case .framed:
            let lines = Lines.frame(side: side, stroke: drawnBox, &dice)
            let lineGray = gray(0.5...1.1, &dice)
            return finished(over: even, cover(&dice), &dice, lines: lines, lineGray: lineGray)
        case .faintRuled, .faintSquared, .darkRuled, .darkSquared:
            let isSquared = kind == .faintSquared || kind == .darkSquared
            let isFaint = kind == .faintRuled || kind == .faintSquared
            let lines = Lines.ruled(side: side, isSquared: isSquared, &dice)
            let lineGray = gray(isFaint ? 0.08...0.35 : 0.5...1, &dice)
            return finished(over: even, cover(&dice), &dice, lines: lines, lineGray: lineGray)
        case .hardShadow, .softShadow:
            let light = shadow(softness: kind == .hardShadow ? 1 : dice.real(4...30), &dice)
            return finished(over: light, cover(&dice), &dice)
        case .faint:
            let difference = dice.real(8...14)
            let gray = even.values.indices.map { _ in paper }
            let cover = cover(&dice)
            return Plane(width: side, height: side, values: zip(gray, cover.values).map { $0 - difference * $1 }).picture
        }
    }

    private var even: Plane { Plane(width: side, height: side, values: [Float](repeating: 1, count: side * side)) }

    /// Where the stroke's box stands when it is in the middle.
    private var drawnBox: (row: Float, column: Float, height: Float, width: Float) {
        let (height, width) = (stroke.height * scale, stroke.width * scale)
        return ((Float(side) - height) / 2, (Float(side) - width) / 2, height, width)
    }

    /// The pen's cover, near the middle, or with its outermost stroke at one of the four edges.
    private func cover(_ dice: inout Dice, atEdge edge: Int? = nil) -> Plane {
        let box = drawnBox
        var (row, column) = (box.row + dice.real(-0.04...0.04) * Float(side), box.column + dice.real(-0.04...0.04) * Float(side))
        let rest = dice.real(-0.3...0.5) * pen
        switch edge {
        case 0?: row = rest
        case 1?: row = Float(side - 1) - box.height - rest
        case 2?: column = rest
        case 3?: column = Float(side - 1) - box.width - rest
        default: break
        }
        return stroke.drawn(width: side, height: side, scale: scale, row: row, column: column, pen: pen)
    }

    /// Stored as a camera held in another way does, and read back.
    private func turned(_ picture: Picture, by orientation: Int) throws -> Picture {
        // A quarter turn is undone by the other one, and every other change by itself.
        let inverse = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation
        let stored = ExifOrientation(rawValue: inverse)?.upright(picture) ?? picture
        return try PictureFile.read(
            bytes: Exif.png(PNG.encode(stored), Exif.tiff(orientation, isLittle: true)), named: "turned.png")
    }

    /// Ink of one color on nothing, as drawing programs save it.
    private func transparent(_ cover: Plane, color: [UInt8]) throws -> Picture {
        let rows = (0..<side).map { row in
            (0..<side).flatMap { color + [UInt8(cover[row, $0] * 255)] }
        }
        let bytes = Chunks.png(width: UInt32(side), colorType: 6, rows: rows)
        return try PictureFile.read(bytes: bytes, named: "transparent.png")
    }

    /// A gray between paper (0) and ink (1).
    private func gray(_ share: ClosedRange<Float>, _ dice: inout Dice) -> Float {
        max(0, paper + (ink - paper) * dice.real(share))
    }

    /// Paper, lines on it, ink on both, all in the given light, with the grain of a camera.
    private func finished(
        over light: Plane, _ cover: Plane, _ dice: inout Dice, lines: Plane? = nil, lineGray: Float = 0,
        isChalk: Bool = false
    ) -> Picture {
        let noise = dice.real(0...3)
        var result = light
        for index in result.values.indices {
            var gray = paper
            if let lines { gray += (lineGray - gray) * lines.values[index] }
            gray += (min(ink, gray) - gray) * cover.values[index]
            gray *= light.values[index]
            if isChalk { gray = 255 - gray }
            result.values[index] = gray + dice.real(-noise...noise) + dice.real(-noise...noise)
        }
        return result.picture
    }

    /// 1 in the light, less in the shadow of something with a straight edge.
    private func shadow(softness: Float, _ dice: inout Dice) -> Plane {
        // A direction without sine and cosine, which differ between machines.
        let (x, y) = (dice.real(-1...1), dice.real(-1...1))
        let length = max(0.01, (x * x + y * y).squareRoot())
        let middle = Float(side) / 2
        let shift = dice.real(-0.3...0.3) * Float(side)
        let dark = dice.real(0.4...0.8)
        var light = even
        for row in 0..<side {
            for column in 0..<side {
                let distance = ((Float(column) - middle) * x + (Float(row) - middle) * y) / length - shift
                light[row, column] = dark + (1 - dark) * min(max(distance / softness + 0.5, 0), 1)
            }
        }
        return light
    }

    private func inkBox(of cover: Plane, margin: Int) -> Box {
        let inked = cover.values.indices.filter { cover.values[$0] > 0.5 }.map { $0.quotientAndRemainder(dividingBy: side) }
        let rows = (inked.map(\.quotient).min() ?? 0)...(inked.map(\.quotient).max() ?? 0)
        let columns = (inked.map(\.remainder).min() ?? 0)...(inked.map(\.remainder).max() ?? 0)
        return Box(
            rows: max(0, rows.lowerBound - margin)..<min(side, rows.upperBound + margin + 1),
            columns: max(0, columns.lowerBound - margin)..<min(side, columns.upperBound + margin + 1))
    }
}
