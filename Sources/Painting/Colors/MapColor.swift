/// A color as red, green and blue, 0…255 each.
package struct MapColor: Sendable, Hashable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package var ink: Ink { .rgb(red, green, blue) }

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// A color of shares from 0 to 1; what is no number is 0.
    package init(share red: Float, _ green: Float, _ blue: Float) {
        func byte(_ share: Float) -> UInt8 { share.isNaN ? 0 : UInt8((min(max(share, 0), 1) * 255).rounded()) }
        self.init(red: byte(red), green: byte(green), blue: byte(blue))
    }

    /// Whether black is read better on it than white: its luma (ITU-R BT.601) is above the middle.
    package var isLight: Bool { 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) > 127_500 }
}
