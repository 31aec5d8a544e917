import ConvNet
import Reproducible
import Testing

@Suite struct ReceptiveFieldTests {
    static let stacks = [
        ("maxpool 2, flatten, dense 3", 7), ("conv 2 3x3 stride 2 relu, maxpool 2, flatten, dense 3", 12),
        ("conv 2 3x3 relu, bn, maxpool 2, conv 2 3x3 relu, maxpool 2, dropout 0.2, flatten, dense 4 relu, dense 3", 15),
        ("conv 2 5x5 same, avgpool 3, conv 2 3x3 same stride 2, globalavgpool, dense 3", 11),
        ("avgpool 2 stride 3, flatten, dense 3", 9), ("conv 2 5x5 same, conv 2 5x5 same, flatten, dense 3", 6),
        ("maxpool 3 stride 2, conv 2 2x2, flatten, bn, dense 3", 10),
    ]

    /// Every number of a network positive, so that whatever is not 0 for an image of one light pixel depends on that pixel.
    private func positive(_ layers: String, side: Int) throws -> Network {
        var network = try network(layers, side: side)
        for entry in network.architecture.tensors() {
            let values: [Float] = (0..<entry.range.count).map { place in
                entry.name.hasSuffix("kernel") ? 0.5 + Float(place % 7) / 14
                    : entry.name.hasSuffix("gamma") || entry.name.hasSuffix("variance") ? 1 : 0
            }
            network.setTensor(named: entry.name, to: values)
        }
        return network
    }

    private func check(_ layers: String, side: Int) throws {
        let network = try positive(layers, side: side)
        let inference = Inference(network)
        let rows = network.architecture.summary()
        var seen = rows.map { row in Array(repeating: (rows: [Int](), columns: [Int]()), count: row.output.count) }
        for pixel in 0..<side * side {
            var image = [Float](repeating: 0, count: side * side)
            image[pixel] = 1
            // A softmax of equal numbers does not tell, but it sees what the logits see.
            for (number, layer) in try inference.activations(of: image).dropLast().enumerated() {
                for (unit, value) in layer.values.enumerated() where value != 0 {
                    seen[number][unit].rows.append(pixel / side)
                    seen[number][unit].columns.append(pixel % side)
                }
            }
        }
        func extent(_ places: [Int]) -> Int { (places.max() ?? -1) - (places.min() ?? 0) + 1 }
        for (row, units) in zip(rows, seen).dropLast() {
            let found = ReceptiveField(
                height: units.map { extent($0.rows) }.max() ?? 0, width: units.map { extent($0.columns) }.max() ?? 0)
            #expect(row.receptiveField == found, "\(row.name) of \(layers) over \(side)×\(side)")
        }
        #expect(rows.last?.receptiveField == rows.dropLast().last?.receptiveField)
    }

    @Test(arguments: stacks) func `a layer sees the pixels that change what it gives`(_ layers: String, _ side: Int) throws {
        try check(layers, side: side)
    }

    @Test func `it does in stacks drawn at random`() throws {
        var stream = RandomStream(seed: 5, purpose: .sampling)
        func random(_ count: Int) -> Int { Int(stream.word() % UInt32(count)) }
        for _ in 0..<25 {
            let side = 6 + random(12)
            var words: [String] = []
            for _ in 0..<1 + random(4) {
                let (size, stride) = (1 + random(4), 1 + random(3))
                let layer = switch random(4) {
                case 0: "conv 2 \(size)x\(size) stride \(stride)"
                case 1: "conv 2 \(size)x\(size) same stride \(stride)"
                case 2: "maxpool \(size) stride \(stride)"
                default: "avgpool \(size) stride \(stride)"
                }
                let longer = (words + [layer]).joined(separator: ", ") + ", flatten, dense 2"
                let input = Shape.map(height: side, width: side, channels: 1)
                if (try? Architecture(layers: longer, input: input)) != nil { words.append(layer) }
            }
            try check((words + ["flatten", "dense 2"]).joined(separator: ", "), side: side)
        }
    }

    @Test func `the dense layers of the classic network see 26×26, for its second pooling leaves a remainder`() {
        let fields = Dictionary(
            uniqueKeysWithValues: Architecture.handwritten.summary().map { ($0.name, "\($0.receptiveField)") })
        #expect(fields["conv2"] == "8×8" && fields["pool2"] == "10×10")
        #expect(fields["dense1"] == "26×26" && fields["dense2"] == "26×26" && fields["softmax"] == "26×26")
    }
}
