import ConvNet
import Insight
import Testing

@Suite(.serialized) struct ReceptiveFieldTests {
    @Test func `the field of the default network's units is what paper says`() {
        let architecture = Architecture.handwritten
        func field(_ layer: Int, _ row: Int, _ column: Int) -> PixelRectangle {
            architecture.receptiveField(of: NetworkUnit(layer: layer, row: row, column: column, channel: 0))
        }
        #expect(field(-1, 4, 9) == PixelRectangle(rows: 4..<5, columns: 9..<10))
        #expect(field(1, 5, 7) == PixelRectangle(rows: 5..<8, columns: 7..<10))
        #expect(field(3, 5, 7) == PixelRectangle(rows: 10..<14, columns: 14..<18))
        // 3×3 over pooled maps: 2·5 … 2·7 + 3.
        #expect(field(5, 5, 7) == PixelRectangle(rows: 10..<18, columns: 14..<22))
        // The second pooling leaves the last row and column of its 11×11 maps out: 2 · (2 · 4 + 1 + 3) + 2 rows are seen.
        #expect(architecture.receptiveField(of: NetworkUnit(layer: 15, channel: 3)).rows == 0..<26)
    }

    @Test func `same padding is clipped, and a flattened unit keeps its place`() throws {
        let architecture = try Architecture(
            layers: "conv 2 5x5 same, flatten, dense 3", input: .map(height: 6, width: 6, channels: 1))
        #expect(architecture.receptiveField(of: NetworkUnit(layer: 0, channel: 1))
            == PixelRectangle(rows: 0..<3, columns: 0..<3))
        // (2 · 6 + 5) · 2 + 1
        #expect(architecture.receptiveField(of: NetworkUnit(layer: 1, channel: 35))
            == PixelRectangle(rows: 0..<5, columns: 3..<6))
    }

    /// With positive weights and no ReLU every pixel of the field has a gradient, and no other.
    @Test(arguments: [
        "conv 2 3x3 same stride 2, avgpool 2, conv 2 2x3, flatten, dense 2",
        "avgpool 3 stride 2, conv 1 4x4 same, conv 1 3x3 same stride 3, flatten, dense 2",
        "conv 1 5x5 same, conv 1 1x1 stride 2, flatten, dense 2",
        "conv 2 4x3 stride 2, globalavgpool, dense 2",
    ])
    func `the field is where the gradient is`(_ layers: String) throws {
        let (height, width) = (13, 11)
        var network = Network(
            try Architecture(layers: layers, input: .map(height: height, width: width, channels: 1)), seed: 1)
        for tensor in network.architecture.tensors() {
            network.setTensor(named: tensor.name, to: tensor.range.map { _ in 0.5 })
        }
        let recording = Recording(network)
        try recording.run([[Float](repeating: 0.5, count: height * width)])
        for layer in network.architecture.layers.indices {
            let count = network.architecture.shapes[layer].count
            for index in 0..<count {
                var seed = [Float](repeating: 0, count: count)
                seed[index] = 1
                let gradient = recording.gradient([seed], from: layer)[0]
                let field = network.architecture.receptiveField(of: network.architecture.unit(at: index, ofLayer: layer))
                for pixel in gradient.indices {
                    let isInside = field.rows ~= pixel / width && field.columns ~= pixel % width
                    // A stride larger than the window leaves pixels out that lie between.
                    if gradient[pixel] != 0 { #expect(isInside, "layer \(layer) unit \(index) pixel \(pixel)") }
                }
                let rows = gradient.indices.filter { gradient[$0] != 0 }.map { $0 / width }
                let columns = gradient.indices.filter { gradient[$0] != 0 }.map { $0 % width }
                #expect(rows.min() == field.rows.lowerBound && rows.max() == field.rows.upperBound - 1)
                #expect(columns.min() == field.columns.lowerBound && columns.max() == field.columns.upperBound - 1)
            }
        }
    }
}
