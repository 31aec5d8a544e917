import Painting
import Testing

@testable import Display

@Suite struct ColorMapTests {
    private let places = (0...48).map { Float($0) / 48 }

    private func lightness(_ map: ColorMap, _ place: Float) -> Double {
        let color = map.color(place)
        return PerceivedColor(color.red, color.green, color.blue).lightness
    }

    /// Colors number 0, 60, 135, 195 and 255 of the 256 as they were published.
    @Test func `viridis has its published colors`() {
        let published: [(Float, MapColor)] = [
            (0, MapColor(red: 68, green: 1, blue: 84)), (60.0 / 255, MapColor(red: 61, green: 78, blue: 138)),
            (135.0 / 255, MapColor(red: 31, green: 151, blue: 139)), (195.0 / 255, MapColor(red: 101, green: 203, blue: 94)),
            (1, MapColor(red: 253, green: 231, blue: 37)),
        ]
        for (place, color) in published { #expect(ColorMap.perceptual.color(place) == color, "\(place)") }
    }

    @Test func `lightness rises in equal steps`() {
        let steps = zip(places, places.dropFirst()).map { lightness(.perceptual, $1) - lightness(.perceptual, $0) }
        #expect(steps.allSatisfy { (0.008...0.02).contains($0) }, "\(steps)")
    }

    @Test func `zero is the darkest of the diverging map, and both signs are equally light`() {
        #expect(ColorMap.diverging.color(0) == MapColor(red: 7, green: 7, blue: 7))
        for place in places.dropFirst() {
            #expect(abs(lightness(.diverging, place) - lightness(.diverging, -place)) < 0.02, "\(place)")
            #expect(lightness(.diverging, place) > lightness(.diverging, place - 1.0 / 48))
        }
    }

    @Test(arguments: [ColorMap.perceptual, .diverging, .gray], [1, -1] as [Float])
    func `with 256 colors a larger number never looks darker`(map: ColorMap, sign: Float) {
        let shown = places.map { place -> Double in
            let color = map.color(map == .diverging ? sign * place : place)
            let nearest = XtermPalette.color(TerminalPalette.nearest256(color.red, color.green, color.blue))
            return PerceivedColor(nearest.red, nearest.green, nearest.blue).lightness
        }
        #expect(zip(shown, shown.dropFirst()).allSatisfy { $1 >= $0 - 0.001 }, "\(shown)")
        #expect(Set(shown).count >= 8)
    }

    @Test(arguments: [ColorDepth.ansi256, .trueColor])
    func `a scale with its numbers stands under every map`(depth: ColorDepth) {
        for range in [PictureRange.span(low: 0.25, high: 2), .symmetric(max: 3)] {
            let picture = PictureOutput(tiles: [Tile(width: 2, height: 2, values: [0, 1, 2, 3])], range: range)
            let lines = TextRenderer(RenderContext(color: depth, pictures: .blocks)).render(.picture(picture))
                .split(separator: "\n")
            #expect(lines.last?.hasPrefix(range.isSigned ? "-3 " : "0.25 ") == true)
            #expect(lines.last?.hasSuffix(range.isSigned ? " 3" : " 2") == true)
        }
    }
}
