import ConvNet
import Insight
import Testing
import Words

@Suite(.serialized) struct TopImagesTests {
    @Test(arguments: Tinkered.stacks)
    func `the best images are those that looking at each one finds`(_ layers: String) throws {
        let network = try Tinkered.network(layers)
        let source = Tinkered.samples(70)
        let inference = Inference(network)
        for row in network.architecture.summary().dropLast() {
            let unit = try #require(ProbedUnit(row, of: network.architecture, channel: 1))
            let found = try TopImages(network, units: [unit], count: 5, of: source)
            let name = row.layers.count == 2 ? "\(row.name)/linear" : row.name
            guard row.formula.function == nil else { continue }
            let values = try (0..<70).map { image -> [Float] in
                let output = try #require(try inference.activation(name, of: Tinkered.image(image))).values
                return stride(from: 1, to: output.count, by: row.output.channels).map { output[$0] }
            }
            let best = values.map { $0.max() ?? 0 }.sorted(by: >)
            for (hit, expected) in zip(found.hits[0], best) {
                #expect(abs(hit.value - expected) < 1e-5)
                #expect(abs(values[hit.image][hit.place] - hit.value) < 1e-5)
            }
            #expect(found.hits[0].count == 5)
        }
    }

    @Test func `a place alone counts where one is named, and equals keep their order`() throws {
        let network = try Tinkered.network(Tinkered.stacks[1])
        let row = try #require(network.architecture.summary().first)
        let unit = try #require(ProbedUnit(row, of: network.architecture, channel: 0, place: (8, 0)))
        let twice = ByteSamples(
            images: Tinkered.bytes(4) + Tinkered.bytes(4), labels: [0, 0], height: 9, width: 9)
        let hits = try #require(try TopImages(network, units: [unit], count: 9, of: twice).hits.first)
        #expect(hits.map(\.image) == [0, 1])
        #expect(hits.allSatisfy { $0.place == 72 })
    }

    @Test func `a search can be ended between two batches`() throws {
        let network = try Tinkered.network(Tinkered.stacks[3])
        let row = try #require(network.architecture.summary().last)
        let unit = try #require(ProbedUnit(row, of: network.architecture, channel: 0))
        var last = 0
        #expect(throws: Interrupted.self) {
            try TopImages(network, units: [unit], count: 3, of: Tinkered.samples(1200)) { done, _ in
                last = done
                if done >= 100 { throw Interrupted() }
            }
        }
        #expect((100..<1200).contains(last))
    }
}
