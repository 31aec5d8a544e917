import ConvNet
import Insight
import Testing

@Suite struct AblationTests {
    @Test(arguments: Tinkered.stacks)
    func `a silenced unit gives 0 at every place for every image, in every layer that keeps units apart`(
        _ layers: String
    ) throws {
        let whole = try Tinkered.network(layers)
        let (architecture, rows) = (whole.architecture, whole.architecture.summary())
        for row in rows {
            guard let source = Ablation.source(of: row, in: architecture) else {
                #expect(["flatten", "softmax"].contains(row.kind))
                continue
            }
            var network = whole
            let tensors = Ablation.silence(channel: 1, of: source, in: &network)
            #expect(tensors.count == 2)
            let recording = Recording(network, capacity: 2)
            try recording.run([Tinkered.image(0), Tinkered.image(1)])
            for image in 0..<2 {
                let output = recording.output(of: row.layers.upperBound - 1, image: image)
                let channel = stride(from: 1, to: output.count, by: row.output.channels).map { output[$0] }
                #expect(channel.allSatisfy { $0 == 0 }, "\(row.name)")
                #expect(output.contains { $0 != 0 })
            }
        }
    }

    @Test func `silencing changes the kernel column and the bias of one unit, and nothing else`() throws {
        let whole = try Tinkered.network("conv 3 3x3 relu, flatten, dense 4")
        var network = whole
        let row = try #require(whole.architecture.summary().first)
        #expect(Ablation.silence(channel: 2, of: row, in: &network) == ["conv1/kernel", "conv1/bias"])
        let changed = whole.parameters.indices.filter { whole.parameters[$0] != network.parameters[$0] }
        #expect(changed == Array(stride(from: 2, to: 30, by: 3)))
        #expect(changed.allSatisfy { network.parameters[$0] == 0 })
    }

    @Test func `units that a sigmoid stands behind cannot be silenced`() throws {
        let architecture = try Architecture(layers: "conv 3 3x3 sigmoid, bn, maxpool 2, sigmoid, dropout 0.2, flatten, dense 4")
        let rows = architecture.summary()
        func obstacle(_ place: Int) throws -> String? {
            let source = try #require(Ablation.source(of: rows[place], in: architecture))
            return Ablation.obstacle(from: rows[place], to: source, in: architecture)?.title
        }
        #expect(try [0, 1, 2, 3, 4, 6].map(obstacle) == ["sigmoid", nil, nil, "sigmoid", "sigmoid", nil])
    }

    @Test func `pooled pixels have no channel that could be silenced`() throws {
        let network = try Tinkered.network("maxpool 3, flatten, dense 4")
        let rows = network.architecture.summary()
        #expect(Ablation.source(of: rows[0], in: network.architecture) == nil)
        #expect(Ablation.source(of: rows[1], in: network.architecture) == nil)
        #expect(Ablation.source(of: rows[2], in: network.architecture)?.name == "dense1")
    }

    @Test func `a change of accuracy counts each class, and what is now wrong and now right`() {
        let change = AccuracyChange(labels: [0, 0, 1, 1, 1, 7], before: [0, 0, 1, 0, 1, 7], after: [0, 1, 1, 1, 0, 7], classes: 3)
        #expect(change.classes.map(\.images) == [2, 3, 0])
        #expect(change.classes[0].accuracyBefore == 1)
        #expect(change.classes[0].accuracyAfter == 0.5)
        #expect(change.classes[1].change == 0)
        #expect(change.classes[2].change == nil)
        #expect(change.total.images == 6)
        #expect(change.total.before == 5)
        #expect(change.broken.count == 2)
        #expect(change.mended.count == 1)
        #expect(change.hardestHit == 0)
    }
}
