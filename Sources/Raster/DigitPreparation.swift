/// Any picture of one digit made into what the network learned from: MNIST's 28×28, light ink on black.
///
/// 1. The background is found at the border; dark ink on light paper is turned round, and uneven light is taken out.
/// 2. Printed lines are taken out; the ink is freed of grain, specks and frames, and its contrast stretched to the full
///    range.
/// 3. The box around it is scaled, keeping its aspect, so that its longer side has 20 pixels.
/// 4. That is placed in 28×28 so that the center of its mass stands at row 14, column 14, as in MNIST
///    (<http://yann.lecun.com/exdb/mnist/>).
package enum DigitPreparation {
    /// Rows and columns of a prepared picture.
    package static let side = 28
    /// The longer side of the digit in it.
    package static let digitSide = 20

    /// What ink looks like.
    package enum Tone: Sendable {
        /// Told from the picture.
        case automatic
        /// Light on black, as in ASCII art and drawings, whose ink may reach to every edge.
        case lightOnBlack
    }

    /// A larger picture is first reduced to this side: enough for 20 pixels, and little to look through.
    static let workingSide = 320
    /// Strokes that would come out thinner than this many of the 28 pixels are thickened: MNIST has hardly any.
    private static let thinnest: Float = 1
    /// To this width, near the middle of MNIST's.
    private static let usual: Float = 1.7

    /// What is found in a picture.
    package struct Found: Sendable {
        /// The digit, 28×28.
        package let picture: Picture
        /// Whether there seem to be several digits, of which it is a heap.
        package let seemsSeveral: Bool
    }

    /// The digit in `picture`, 28×28; one that is prepared already comes out as it is.
    ///
    /// - Parameters:
    ///   - raw: only resizes, without looking at the ink.
    ///   - tone: what the ink looks like, if it is known.
    /// - Throws: ``PictureError/blank`` if nothing differs from the background, ``PictureError/tooFaint(levels:)`` if
    ///   it does by too little.
    package static func prepare(
        _ picture: Picture, raw: Bool = false, tone: Tone = .automatic
    ) throws(PictureError) -> Picture {
        try find(in: picture, raw: raw, tone: tone).picture
    }

    /// The digit as ``prepare(_:raw:tone:)`` makes it, and what is to be said about the picture.
    package static func find(
        in picture: Picture, raw: Bool = false, tone: Tone = .automatic
    ) throws(PictureError) -> Found {
        guard picture.width > 0, picture.height > 0 else { throw .blank }
        if raw {
            return Found(picture: Resampling.resize(picture, width: side, height: side), seemsSeveral: false)
        }
        if isPrepared(picture) { return Found(picture: picture, seemsSeveral: false) }
        let stages = try stages(of: picture, tone: tone)
        return Found(picture: stages.centered, seemsSeveral: stages.seemsSeveral)
    }

    /// A picture on its way to the network.
    package struct Step: Sendable, Hashable {
        /// What was done, as a caption: `scaled to 20 pixels`.
        package let name: String
        /// Why, as a part of a sentence.
        package let reason: String
        package let picture: Picture
        /// Where its top left corner stands: in the picture as it is, and of one that is scaled already in the 28×28 pixels.
        package var row = 0
        package var column = 0
    }

    /// The way from a picture to the 28×28 pixels, with the picture after each step; that is one alone where it is prepared.
    ///
    /// - Throws: as ``prepare(_:raw:tone:)``.
    package static func steps(in picture: Picture, tone: Tone = .automatic) throws(PictureError) -> [Step] {
        guard picture.width > 0, picture.height > 0 else { throw .blank }
        if isPrepared(picture) { return [Step(name: "prepared already", reason: "it is as MNIST's images are", picture: picture)] }
        let stages = try stages(of: picture, tone: tone)
        let (origin, box) = (stages.origin, stages.box)
        let thickened = stages.thickened.map { plane in
            Step(
                name: "thin strokes thickened", reason: "thinner than one of the \(side) pixels, they would fade away",
                picture: plane.picture, row: origin.row, column: origin.column)
        }
        return [
            Step(name: "as it is", reason: "before anything is done to it", picture: reduced(picture).picture),
            Step(
                name: "the ink, light on black", reason: "the network has learned from such images", picture: stages.ink.picture,
                row: origin.row, column: origin.column),
        ] + [thickened].compactMap { $0 } + [
            Step(
                name: "cropped to the digit", reason: "where it stands does not matter", picture: stages.cropped.picture,
                row: origin.row + box.rows.lowerBound, column: origin.column + box.columns.lowerBound),
            Step(
                name: "scaled to \(digitSide) pixels", reason: "the longer side of MNIST's digits", picture: stages.scaled.picture,
                row: stages.corner.row, column: stages.corner.column),
            Step(
                name: "centered by its mass in \(side)×\(side)", reason: "as MNIST's digits are", picture: stages.centered),
        ]
    }

    private struct Stages {
        let ink: Plane
        /// Where that stands in the picture, which may be reduced.
        let origin: (row: Int, column: Int)
        /// Nil where the strokes are wide enough.
        let thickened: Plane?
        /// The digit in the ink.
        let box: Box
        let cropped: Plane
        let scaled: Plane
        /// Where that stands in the 28×28 pixels.
        let corner: (row: Int, column: Int)
        let centered: Picture
        let seemsSeveral: Bool
    }

    /// The ink of a picture that is first reduced to a side.
    static func search(
        _ picture: Picture, longer side: Int = workingSide, tone: Tone = .automatic
    ) throws(PictureError) -> (plane: Plane, ink: Ink, origin: (row: Int, column: Int)) {
        let isOnBlack = tone == .lightOnBlack || picture.isDrawnOnBlack
        let small = reduced(picture, to: side)
        // On pure black nothing is to be learned from what lies far from the ink.
        let margin = 2
        let plane = isOnBlack ? small.aroundInk(margin: margin) : small
        let corner = isOnBlack ? small.inkBox.map { ($0.rows.lowerBound - margin, $0.columns.lowerBound - margin) } : nil
        let background = Background(of: plane, tone: isOnBlack ? .lightOnBlack : tone)
        var difference = background.ink(in: plane)
        if !isOnBlack { RuledLines.remove(from: &difference, noise: plane.noise) }
        return (plane, try Ink(in: difference, noise: plane.noise, isDrawn: isOnBlack), corner ?? (0, 0))
    }

    /// The ink of one digit, cropped to it, as the network gets it.
    static func fitted(_ digit: Plane) -> Picture {
        let scale = Float(digitSide) / Float(max(digit.width, digit.height))
        var digit = digit
        if digit.strokeWidth * scale < thinnest {
            let radius = Int(((usual / scale - digit.strokeWidth) / 2).rounded())
            digit = digit.aroundInk(margin: radius + 1).dilated(radius: radius).aroundInk(margin: 0)
        }
        return centered(scaled(digit, by: Float(digitSide) / Float(max(digit.width, digit.height)))).picture
    }

    private static func stages(of picture: Picture, tone: Tone) throws(PictureError) -> Stages {
        let (_, ink, origin) = try search(picture, tone: tone)
        let scale = Float(digitSide) / Float(max(ink.box.rows.count, ink.box.columns.count))
        let thickened = ink.plane.strokeWidth * scale < thinnest ? ink.thickened(to: usual / scale) : nil
        let cropped = (thickened ?? ink.plane).cropped(ink.box)
        let small = scaled(cropped, by: scale)
        return Stages(
            ink: ink.plane, origin: origin, thickened: thickened, box: ink.box, cropped: cropped, scaled: small,
            corner: corner(of: small), centered: centered(small).picture, seemsSeveral: ink.seemsSeveral)
    }

    /// Whether a picture is as MNIST's are: 28×28, black around the digit, which has 20 pixels on its longer side,
    /// full ink, and its mass in the middle.
    package static func isPrepared(_ picture: Picture) -> Bool {
        guard picture.width == side, picture.height == side else { return false }
        var (top, bottom, left, right) = (side, -1, side, -1)
        for row in 0..<side {
            for column in 0..<side where picture[row, column] > 0 {
                (top, bottom) = (min(top, row), row)
                (left, right) = (min(left, column), max(right, column))
            }
        }
        let (height, width) = (bottom - top + 1, right - left + 1)
        let center = centerOfMass(Plane(picture))
        return max(height, width) == digitSide
            && (picture.pixels.max() ?? 0) >= 200
            && abs(center.row - Float(side) / 2) <= 1 && abs(center.column - Float(side) / 2) <= 1
    }

    private static func reduced(_ picture: Picture, to side: Int = workingSide) -> Plane {
        let longer = max(picture.width, picture.height)
        guard longer > side else { return Plane(picture) }
        return Resampling.plane(
            of: picture,
            width: max(1, picture.width * side / longer),
            height: max(1, picture.height * side / longer))
    }

    private static func scaled(_ plane: Plane, by scale: Float) -> Plane {
        let width = max(1, Int((Float(plane.width) * scale).rounded()))
        let height = max(1, Int((Float(plane.height) * scale).rounded()))
        var small = Resampling.resize(plane, width: width, height: height)
        let full = small.values.max() ?? 0
        if full > 0 { for index in small.values.indices { small.values[index] *= 255 / full } }
        return small
    }

    /// Where a digit stands so that the center of its mass is in the middle.
    private static func corner(of digit: Plane) -> (row: Int, column: Int) {
        let center = centerOfMass(digit)
        return (
            min(max(0, Int((Float(side) / 2 - center.row).rounded())), side - digit.height),
            min(max(0, Int((Float(side) / 2 - center.column).rounded())), side - digit.width))
    }

    private static func centered(_ digit: Plane) -> Plane {
        let (top, left) = corner(of: digit)
        var field = Plane(width: side, height: side, values: [Float](repeating: 0, count: side * side))
        for row in 0..<digit.height {
            for column in 0..<digit.width { field[top + row, left + column] = digit[row, column] }
        }
        return field
    }

    private static func centerOfMass(_ plane: Plane) -> (row: Float, column: Float) {
        var (mass, down, across): (Float, Float, Float) = (0, 0, 0)
        for row in 0..<plane.height {
            for column in 0..<plane.width {
                let value = plane[row, column]
                mass += value
                down += value * Float(row)
                across += value * Float(column)
            }
        }
        return mass > 0 ? (down / mass, across / mass) : (0, 0)
    }
}
