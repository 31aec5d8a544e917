import Testing

@testable import Display
@testable import Words

/// What drawings ask of the screen.
@Suite(.serialized) struct SeeingFiguresTests {
    @Test func `the images of a near-duplicate pair stay together, both with their distance`() throws {
        let picture = try #require(try Small.output("data test --duplicates --count 2").pictures.first)
        #expect(picture.group == 2 && picture.tiles.count == 4)
        #expect(picture.tiles.allSatisfy { $0.caption.hasSuffix(" · 0") })
    }

    @Test func `the legend of a check has the areas under its curves`() throws {
        let table = try #require(try Small.output("saliency test/3 --check").table)
        let chart = try #require(Output.table(table).charts.first)
        let area = try #require(table.value("deletion_area", row: 0)?.asNumber)
        #expect(chart.series[0].remark == "area \(Format.percent(area, decimals: 1))")
        #expect(chart.series.allSatisfy { $0.remark.hasPrefix("area ") })
    }

    @Test func `the legend of a learning curve says that its number is the last`() throws {
        let charts = try Small.output("new --layers 'flatten, dense 10'", "train 2", "curve").charts
        #expect(charts.count == 2)
        for chart in charts {
            let isShare = chart.title == "accuracy"
            #expect(chart.series.allSatisfy { $0.remark.hasPrefix("last ") && $0.remark.hasSuffix(" %") == isShare })
        }
    }

    @Test func `a probability on the way has no number in the legend`() throws {
        let charts = try Small.output("between test/3 test/4").charts
        #expect(charts.first?.series.allSatisfy(\.remark.isEmpty) == true)
    }
}
