import ConvNet
import Insight
import Testing

@Suite struct FeatureMapTests {
    /// Two channels of 2 × 3 places; channel 1 holds the tenfold of channel 0, negated.
    private let maps = FeatureMaps(
        layer: "conv1", height: 2, width: 3, channels: 2, values: [1, -10, 2, -20, 3, -30, 4, -40, 5, -50, 0, 0])

    @Test func `a channel's map has its values row by row`() {
        #expect(maps.map(0) == [1, 2, 3, 4, 5, 0])
        #expect(maps.map(1) == [-10, -20, -30, -40, -50, 0])
        #expect(maps.map(2) == [])
    }

    @Test func `a unit is found by row and column, and there is none outside`() {
        #expect(maps.value(channel: 1, row: 1, column: 0) == -40)
        #expect(maps.value(channel: 0, row: 2, column: 0) == nil)
        #expect(maps.value(channel: 0, row: 0, column: 3) == nil)
        #expect(maps.value(channel: 2, row: 0, column: 0) == nil)
    }

    @Test func `a channel's summary says where it is strongest`() throws {
        let summary = try #require(maps.summary(of: 0))
        #expect(summary.low == 0)
        #expect(summary.high == 5)
        #expect(summary.mean == 2.5)
        #expect(summary.active == Float(5) / 6)
        #expect(summary.peakRow == 1)
        #expect(summary.peakColumn == 1)
        #expect(maps.summary(of: 2) == nil)
    }

    @Test func `the strongest channels come first`() {
        #expect(maps.strongest == [0, 1])
        #expect(maps.range.low == -50)
        #expect(maps.range.high == 5)
    }

    @Test func `the activation of a dense layer is flat and that of a map is not`() {
        let flat = FeatureMaps(Activation(name: "dense1", shape: .flat(3), values: [1, 2, 3]))
        #expect(flat.isFlat)
        #expect(flat.channels == 3)
        #expect(flat.value(channel: 2) == 3)
        let map = FeatureMaps(Activation(
            name: "conv1", shape: .map(height: 1, width: 2, channels: 2), values: [1, 2, 3, 4]))
        #expect(!map.isFlat)
        #expect(map.map(1) == [2, 4])
    }
}
