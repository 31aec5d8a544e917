import Painting
import Testing

@testable import Display

@Suite struct ChartTests {
    private func render(_ chart: Chart, width: Int = 80, height: Int = 24, unicode: Bool = true) -> String {
        TextRenderer(RenderContext(width: width, height: height, unicode: unicode)).render(.chart(chart))
    }

    /// Typed by hand: six rows (half of twelve) of 26 columns; a rises by one row in five columns, b stays at 2, they take
    /// turns where they meet, and the ticks are 0, 2 and 4 on both axes.
    @Test func `a line chart has axes, round ticks, marks and a legend`() {
        let chart = Chart(
            title: "Two lines", kind: .lines,
            series: [
                Series(name: "a", points: [.init(x: 0, y: 0), .init(x: 4, y: 4)]),
                Series(name: "b", points: [.init(x: 0, y: 2), .init(x: 4, y: 2)]),
            ], xLabel: "epoch", yLabel: "value")
        #expect(render(chart, width: 29, height: 12, unicode: false) == """
            Two lines
            * a   o b
            value
            4 +                       ***
              |                  *****
            2 +oooooooooooooo*o*ooooooooo
              |        *****
              |   *****
            0 +***
              ++------------+-----------+
               0            2           4
                         epoch
            """)
    }

    /// Typed by hand: of 80 columns 22 hold words and blanks; a full bar has 58, and 0.125 is 7¼ of them.
    @Test func `bars end at an eighth of a column`() {
        let bars: [Series.Bar] = [
            .init(label: "3", value: 1, note: "labeled"), .init(label: "15", value: 0.125), .init(label: "0", value: 0),
        ]
        let chart = Chart(kind: .bars, series: [Series(name: "", bars: bars)], style: .fraction, maximum: 1)
        let full = String(repeating: "█", count: 58)
        #expect(render(chart, width: 80) == """
             3  100.00 %  \(full) labeled
            15   12.50 %  ███████▎
             0    0.00 %
            """)
        let plain = render(chart, width: 80, unicode: false)
        #expect(plain.split(separator: "\n").last { $0.contains("15") } == "15   12.50 %  #######")
    }

    @Test func `negative bars run to the left of zero`() {
        let bars: [Series.Bar] = [.init(label: "up", value: 2), .init(label: "down", value: -1)]
        let chart = Chart(kind: .bars, series: [Series(name: "", bars: bars)])
        let lines = render(chart, width: 22, unicode: false).split(separator: "\n")
        #expect(lines == ["  up   2      |#######", "down  -1  ####|"])
    }

    @Test func `a histogram's columns are as high as their counts`() {
        let points = [1, 2, 4, 8, 0].enumerated().map { Series.Point(x: Double($0.offset), y: Double($0.element)) }
        let chart = Chart(kind: .histogram, series: [Series(name: "", points: points)], style: .integer, maximum: 8)
        let lines = render(chart, width: 80, height: 20).split(separator: "\n")
        let column = { (bin: Int) in lines.reduce("") { $0 + String(Array($1).dropFirst(3)[safe: bin * 6]) } }
        #expect(column(0).filter { $0 == "█" }.count == 1)
        #expect(column(1).filter { $0 == "█" }.count == 2)
        #expect(column(2).filter { $0 == "█" }.count == 4)
        #expect(column(3).filter { $0 == "█" }.count == 8)
        #expect(column(4).filter { $0 == "█" }.count == 0)
    }

    @Test func `ticks are round and tell each other apart`() {
        #expect(Axis(low: 0.883, high: 0.997, count: 5, roundsOut: true).ticks == [0.85, 0.9, 0.95, 1])
        #expect(Axis(low: 1, high: 3, count: 10, roundsOut: false, isWhole: true).ticks == [1, 2, 3])
        #expect(Axis(low: 1, high: 900, count: 2, roundsOut: false).ticks == [200, 400, 600, 800])
        #expect(Axis(low: 5, high: 5, count: 5, roundsOut: true).low < 5)
        #expect(Axis(low: 0, high: 0.3, count: 4, roundsOut: true).ticks == [0, 0.1, 0.2, 0.3])
    }

    @Test func `a point that is not finite leaves a gap, and no point at all is said`() {
        let gap = Series(name: "a", points: [.init(x: 1, y: 1), .init(x: 2, y: .nan), .init(x: 3, y: 1)])
        #expect(render(Chart(kind: .lines, series: [gap])).contains("●"))
        #expect(render(Chart(kind: .lines, series: [])) == "nothing to draw yet")
        #expect(render(Chart(kind: .bars, series: [])) == "nothing to draw yet")
        #expect(render(Chart(kind: .histogram, series: [Series(name: "", points: [])])) == "nothing to draw yet")
    }

    /// Two clouds of 600 points: too many for characters.
    private var crowd: Chart {
        Chart(kind: .scatter, series: [0.0, 10.0].map { middle in
            Series(name: "\(Int(middle / 10) + 3)", points: (0..<600).map {
                .init(x: middle + Double($0 % 25) / 10, y: middle + Double($0 / 25) / 10)
            })
        })
    }

    @Test func `a crowded scatter is drawn with colored dots, and characters among them tell whose they are`() {
        let context = RenderContext(width: 60, height: 12, color: .ansi256)
        let lines = TextRenderer(context).render(.chart(crowd)).split(separator: "\n")
        let plot = lines.dropFirst().joined()
        #expect(plot.unicodeScalars.count { (0x2801...0x28FF).contains($0.value) } > 20)
        #expect(plot.contains("m3") && plot.contains("m4"))
    }

    @Test(arguments: [true, false])
    func `without color every point of a scatter is the character of its series`(unicode: Bool) {
        let lines = render(crowd, width: 60, height: 12, unicode: unicode).split(separator: "\n")
        #expect(lines[0] == "3   4")
        let plot = lines.dropFirst().dropLast(2).map { $0.drop { !"│┤|+".contains($0) } }.joined()
        #expect(plot.unicodeScalars.allSatisfy { !(0x2800...0x28FF).contains($0.value) })
        #expect(plot.count { $0 == "3" } > 8 && plot.count { $0 == "4" } > 8)
    }

    @Test(arguments: [20, 40, 80, 140]) func `no line of a chart is wider than the screen`(width: Int) {
        let points = (0..<300).map { Series.Point(x: Double($0), y: Double($0 * $0 % 1_000_003)) }
        let bars = (0..<5).map { Series.Bar(label: "a long label \($0)", value: Double($0) - 2) }
        let series = [Series(name: "名前", points: points, bars: bars), Series(name: "other", points: points, bars: bars)]
        for kind in [Chart.Kind.lines, .bars, .histogram, .scatter] {
            let lines = render(Chart(kind: kind, series: series), width: width).split(separator: "\n")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(kind)")
        }
    }
}

extension RandomAccessCollection where Element == Character {
    /// The character at an offset, a blank beyond the end.
    fileprivate subscript(safe offset: Int) -> Character {
        offset < count ? self[index(startIndex, offsetBy: offset)] : " "
    }
}
