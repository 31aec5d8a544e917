

@testable import Display
import Painting

/// The 256 colors of xterm by their numbers, from 16 on: a cube of 6×6×6 colors, then 24 grays.
enum XtermPalette {
    static func color(_ number: Int) -> MapColor {
        func part(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }
        let (cube, gray) = (number - 16, UInt8(clamping: 8 + 10 * (number - 232)))
        return number < 232
            ? MapColor(red: part(cube / 36), green: part(cube / 6 % 6), blue: part(cube % 6))
            : MapColor(red: gray, green: gray, blue: gray)
    }
}
