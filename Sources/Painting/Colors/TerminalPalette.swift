/// The fixed palettes of terminals with 256 and with 16 colors.
package enum TerminalPalette {
    /// The steps of the 6×6×6 color cube.
    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// The usual values of the sixteen colors; themes move them, so they are only aimed at.
    private static let sixteen: [(Int, Int, Int)] = [
        (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
        (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255),
        (255, 255, 255),
    ]

    /// The colors of the cube and the gray ramp, from number 16 on.
    private static let extended: [MapColor] = {
        var colors: [MapColor] = []
        for red in steps {
            for green in steps {
                for blue in steps { colors.append(MapColor(red: red, green: green, blue: blue)) }
            }
        }
        for level in stride(from: UInt8(8), through: 238, by: 10) {
            colors.append(MapColor(red: level, green: level, blue: level))
        }
        return colors
    }()
    private static let perceived: [PerceivedColor] = extended.map { PerceivedColor($0.red, $0.green, $0.blue) }

    /// The number, 16…255, of the color of the cube or the gray ramp that looks nearest.
    ///
    /// By the distance of their bytes a map would lose what it is made for: a larger number would look darker in places.
    package static func nearest256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
        let color = PerceivedColor(red, green, blue)
        var best = (index: 0, distance: Double.infinity)
        for (index, candidate) in perceived.enumerated() {
            let distance = color.distance(to: candidate)
            if distance < best.distance { best = (index, distance) }
        }
        return 16 + best.index
    }

    /// The number, 0…15, of the nearest of the sixteen colors.
    package static func nearest16(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
        let color = (Int(red), Int(green), Int(blue))
        return sixteen.indices.min { distance(color, sixteen[$0]) < distance(color, sixteen[$1]) } ?? 0
    }

    private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (left.0 - right.0, left.1 - right.1, left.2 - right.2)
        return red * red + green * green + blue * blue
    }
}
