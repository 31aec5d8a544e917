import Glibc

/// A color by how it is seen: equal distances look equally far apart (OKLab, B. Ottosson, 2020).
package struct PerceivedColor: Hashable {
    /// From 0, black, to 1, white.
    package let lightness: Double
    /// From green to red.
    package let a: Double
    /// From blue to yellow.
    let b: Double

    /// A color in sRGB, 0…255 each.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        let (r, g, b) = (Self.linear(red), Self.linear(green), Self.linear(blue))
        let long = cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b)
        let medium = cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b)
        let short = cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b)
        lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short
        a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short
        self.b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short
    }

    /// The square of how far apart two colors look.
    package func distance(to other: PerceivedColor) -> Double {
        let (l, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
        return l * l + a * a + b * b
    }

    /// The share of full light (IEC 61966-2-1).
    private static func linear(_ byte: UInt8) -> Double {
        let share = Double(byte) / 255
        return share <= 0.040_45 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
}
