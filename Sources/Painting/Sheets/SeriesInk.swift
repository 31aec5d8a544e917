import Glibc

/// What tells series apart on the sheet: a color that the color-blind tell too (M. Okabe, K. Ito), dashes, a mark.
package enum SeriesInk {
    private static let colors: [UInt32] = [
        0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0x999999, 0x882255, 0x777700,
    ]
    private static let dashes: [[Double]] = [[], [6, 3], [2, 3], [9, 3, 2, 3]]

    package static func color(_ index: Int) -> MapColor { MapColor(hex: colors[index % colors.count]) }

    package static func dashes(_ index: Int) -> [Double] { dashes[index % dashes.count] }

    package static func color(_ tint: Tint, _ index: Int) -> MapColor { MapColor(tint) ?? color(index) }

    /// The corners of a series' mark around the origin: a disc, triangle, square or diamond in turn.
    package static func corners(_ index: Int) -> [Sheet.Point] {
        switch index % 4 {
        case 0: disc(radius: 3.4)
        case 1: [Sheet.Point(x: -4, y: 3.2), Sheet.Point(x: 0, y: -4.4), Sheet.Point(x: 4, y: 3.2)]
        case 2:
            [
                Sheet.Point(x: -3.2, y: -3.2), Sheet.Point(x: 3.2, y: -3.2), Sheet.Point(x: 3.2, y: 3.2),
                Sheet.Point(x: -3.2, y: 3.2),
            ]
        default:
            [Sheet.Point(x: -4.4, y: 0), Sheet.Point(x: 0, y: -4.4), Sheet.Point(x: 4.4, y: 0), Sheet.Point(x: 0, y: 4.4)]
        }
    }

    package static func disc(radius: Double) -> [Sheet.Point] {
        (0..<16).map { step in
            let angle = 2 * Double.pi * Double(step) / 16
            return Sheet.Point(x: radius * cos(angle), y: radius * sin(angle))
        }
    }
}

extension Sheet {
    /// A closed line moved from the origin to a place, full of a color.
    package mutating func mark(_ corners: [Point], x: Double, y: Double, _ color: MapColor) {
        area(corners.map { Point(x: $0.x + x, y: $0.y + y) }, color)
    }
}
