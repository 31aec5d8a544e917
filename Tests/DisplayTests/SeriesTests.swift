import Painting
import Testing

@testable import Display

/// What tells many series apart.
@Suite struct SeriesTests {
    private func names(_ count: Int) -> [Series] { (0..<count).map { Series(name: "series \($0)", points: []) } }

    @Test(arguments: [true, false]) func `no two of forty curves have one mark`(unicode: Bool) {
        let marks = (0..<40).map { SeriesLook.mark($0, unicode: unicode) }
        #expect(Set(marks).count == 40)
        #expect(marks.allSatisfy { unicode || $0.isASCII })
    }

    @Test func `points are the first characters of names, else digits and letters by place`() {
        let fashion = [
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
        ]
        let classes = fashion.map { Series(name: $0, points: []) }
        #expect(String(SeriesLook.initials(classes, unicode: true)) == "0123456789")
        #expect(String(SeriesLook.initials(names(12), unicode: false)) == "0123456789ab")
        let digits = ["3", "8"].map { Series(name: $0, points: []) }
        #expect(String(SeriesLook.initials(digits, unicode: true)) == "38")
    }

    /// The square of 0.17: more than between the steps of any scale here.
    @Test func `twelve colors look far apart, and are the same with 256 colors as with 24 bits`() {
        let colors = SeriesColor.colors
        #expect(colors.count == 12)
        let seen = colors.map { PerceivedColor($0.red, $0.green, $0.blue) }
        for (index, color) in seen.enumerated() {
            for other in seen[..<index] { #expect(color.distance(to: other) > 0.17 * 0.17) }
            let number = TerminalPalette.nearest256(colors[index].red, colors[index].green, colors[index].blue)
            #expect(XtermPalette.color(number) == colors[index])
        }
        #expect(Set((0..<12).map { SeriesLook.style($0).sequence(.ansi16) }).count == 12)
    }

    private func curves(remark: String = "") -> Chart {
        Chart(kind: .lines, series: [0.0, 0.5].map { level in
            Series(name: "at \(level)", points: (0...100).map { .init(x: Double($0), y: level) }, remark: remark)
        })
    }

    @Test func `without color one curve is dashed, and marks stand close`() {
        func plot(_ color: ColorDepth) -> [Substring] {
            TextRenderer(RenderContext(width: 80, color: color)).render(.chart(curves())).split(separator: "\n")
        }
        func marks(_ mark: Character, _ lines: [Substring]) -> (most: Int, dots: Int) {
            let line = lines.dropFirst().max { line, other in
                line.count { $0 == mark } < other.count { $0 == mark }
            } ?? ""
            let scalars = line.unicodeScalars.filter { 0x2800...0x28FF ~= $0.value }
            return (line.count { $0 == mark }, scalars.reduce(0) { $0 + ($1.value - 0x2800).nonzeroBitCount })
        }
        let plain = plot(.none)
        #expect(marks("▲", plain).dots < marks("●", plain).dots * 4 / 5)
        #expect(marks("●", plain).most >= 8 && marks("▲", plain).most >= 8)
        #expect(marks("●", plot(.ansi256)).most < marks("●", plain).most)
    }

    @Test func `the legend has no number but what the caller gives`() {
        func legend(_ chart: Chart) -> Substring? {
            TextRenderer(RenderContext()).render(.chart(chart)).split(separator: "\n").first
        }
        #expect(legend(curves()) == "● at 0.0   ▲ at 0.5")
        #expect(legend(curves(remark: "area 6.0 %")) == "● at 0.0 area 6.0 %   ▲ at 0.5 area 6.0 %")
    }
}
