import Painting
import Testing

@testable import Display

/// The letters of pictures.
@Suite struct GlyphTests {
    @Test func `every sign that drawings use has a shape`() {
        let ascii = (0x20..<0x7F).map { Character(Unicode.Scalar(UInt8($0))) }
        for character in ascii + "·×–−→←±°√ε…µ≥≤≠≈÷✓✗“”‘’„•▸◂└│" { #expect(Glyphs.has(character), "\(character)") }
        #expect(Glyphs.lines(of: " ").isEmpty)
        #expect(Glyphs.lines(of: "字") == Glyphs.lines(of: "?"))
    }

    @Test func `no two letters look alike, and each stays in its field`() {
        var seen: [[[Glyphs.Point]]: Character] = [:]
        for code in 0x21..<0x7F as Range<UInt8> {
            let character = Character(Unicode.Scalar(code))
            let lines = Glyphs.lines(of: character)
            #expect(!lines.isEmpty && lines.allSatisfy { $0.count > 1 }, "\(character)")
            #expect(seen.updateValue(character, forKey: lines) == nil, "\(character)")
            for point in lines.joined() {
                #expect((0.5...7.5).contains(point.x) && (-3.5...11).contains(point.y), "\(character)")
            }
        }
    }

    @Test func `round corners keep their ends and lie inside of the corner`() {
        let arch = Glyphs.lines(of: "U")[0]
        #expect(arch.first?.y == 9 && arch.last?.y == 9)
        let (left, right) = (arch.map(\.x).min() ?? 0, arch.map(\.x).max() ?? 0)
        #expect(arch.first?.x == left && arch.last?.x == right && arch.contains { $0.y == 0 })
        #expect(!arch.contains { $0.y == 0 && ($0.x == left || $0.x == right) })
    }
}
