/// A colour as red, green and blue, 0…255 each.
struct MapColor: Sendable, Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    var ink: Ink { .rgb(red, green, blue) }

    /// Whether black is read better on it than white: its luma (ITU-R BT.601) is above the middle.
    var isLight: Bool { 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) > 127_500 }
}
