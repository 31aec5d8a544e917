@testable import Raster

/// Printed lines: how much of each pixel they cover, 0 to 1.
enum Lines {
    /// Ruled paper, or squared, perhaps a little askew.
    static func ruled(side: Int, isSquared: Bool, _ dice: inout Dice) -> Plane {
        let gap = dice.real(14...50)
        let thickness = dice.real(1...3)
        let (first, firstDown) = (dice.real(0...gap), dice.real(0...gap))
        let slope = dice.roll(0...1) == 0 ? 0 : dice.real(-0.02...0.02)
        return plane(side) { row, column in
            let across = cover(abs(remainder(row + slope * column - first, gap)), thickness)
            guard isSquared else { return across }
            return max(across, cover(abs(remainder(column - slope * row - firstDown, gap)), thickness))
        }
    }

    /// A frame around the digit, or a cell of a form, whose lines go on to the picture's edges.
    static func frame(
        side: Int, stroke: (row: Float, column: Float, height: Float, width: Float), _ dice: inout Dice
    ) -> Plane {
        let thickness = dice.real(1...6)
        let slope = dice.roll(0...1) == 0 ? 0 : dice.real(-0.02...0.02)
        let isCell = dice.roll(0...2) == 0
        // Anywhere between the edge and what leaves the digit free.
        let room = Float(side) * 0.14
        let top = dice.real(2...max(3, stroke.row - room))
        let bottom = dice.real(min(Float(side) - 3, stroke.row + stroke.height + room)...Float(side) - 2)
        let left = dice.real(2...max(3, stroke.column - room))
        let right = dice.real(min(Float(side) - 3, stroke.column + stroke.width + room)...Float(side) - 2)
        let middle = Float(side) / 2
        return plane(side) { row, column in
            let (y, x) = (row + slope * (column - middle), column - slope * (row - middle))
            let half = thickness / 2
            let isAcross = isCell || (x >= left - half && x <= right + half)
            let isDown = isCell || (y >= top - half && y <= bottom + half)
            let across = isAcross ? max(cover(abs(y - top), thickness), cover(abs(y - bottom), thickness)) : 0
            let down = isDown ? max(cover(abs(x - left), thickness), cover(abs(x - right), thickness)) : 0
            return max(across, down)
        }
    }

    private static func cover(_ distance: Float, _ thickness: Float) -> Float {
        min(max(thickness / 2 + 0.5 - distance, 0), 1)
    }

    private static func remainder(_ value: Float, _ gap: Float) -> Float { value - (value / gap).rounded() * gap }

    private static func plane(_ side: Int, _ cover: (Float, Float) -> Float) -> Plane {
        var plane = Plane(width: side, height: side, values: [Float](repeating: 0, count: side * side))
        for row in 0..<side {
            for column in 0..<side { plane[row, column] = cover(Float(row), Float(column)) }
        }
        return plane
    }
}
