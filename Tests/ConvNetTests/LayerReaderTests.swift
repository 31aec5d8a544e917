import ConvNet
import Kernels
import Testing

@Suite(.serialized) struct LayerReaderTests {
    private func images() -> ByteSamples { corners(83, side: 9) }

    private func pixels(_ samples: any SampleSource, _ index: Int) -> [Float] {
        var values = [Float](repeating: 0, count: samples.height * samples.width)
        var span = values.mutableSpan
        samples.read(index, draw: .none, into: &span)
        return values
    }

    private static let inPlace = "bn, relu, conv 4 3x3, bn, relu, flatten, dense 6, bn, relu, dropout 0.3, dense 4"

    @Test(arguments: RecordingTests.stacks + [inPlace])
    func `every layer gives for many images what a recording has of each`(_ layers: String) throws {
        let samples = images()
        let network = try train(try network(layers, side: 9), on: samples, epochs: 1)
        let (inference, recording) = (Inference(network), Recording(network))
        for layer in -1..<network.architecture.layers.count {
            let outputs = try inference.outputs(ofLayer: layer, of: samples, range: 0..<100)
            #expect(outputs.count == 83)
            for index in [0, 40, 82] {
                try recording.run([pixels(samples, index)])
                let alone = layer < 0 ? pixels(samples, index) : recording.output(of: layer)
                #expect(outputs[index].count == alone.count)
                #expect(zip(outputs[index], alone).allSatisfy { abs($0 - $1) < 1e-4 }, "layer \(layer), image \(index)")
            }
        }
    }

    @Test func `one thread and two give the same bits, whole and in parts`() throws {
        let samples = images()
        let network = try network(RecordingTests.stacks[0], side: 9)
        let threads = WorkerPool.threads
        defer { WorkerPool.threads = threads }
        WorkerPool.threads = 1
        let one = try Inference(network).outputs(ofLayer: 8, of: samples, range: 0..<83)
        WorkerPool.threads = 2
        #expect(try Inference(network).outputs(ofLayer: 8, of: samples, range: 0..<83) == one)
        #expect(try Inference(network).outputs(ofLayer: 8, of: samples, range: 70..<80) == Array(one[70..<80]))
    }

    @Test func `reading can be broken off between batches`() throws {
        let samples = corners(1200, side: 9)
        struct Enough: Error {}
        let inference = Inference(try network("flatten, dense 4", side: 9))
        var reports: [Int] = []
        #expect(throws: Enough.self) {
            try inference.outputs(ofLayer: 1, of: samples, range: 0..<1200) { done, total in
                reports.append(done)
                if total != 1200 || done >= 600 { throw Enough() }
            }
        }
        #expect((600..<1200).contains(try #require(reports.last)) && reports == reports.sorted())
    }

    @Test func `images of another size are refused`() throws {
        let inference = Inference(try network("flatten, dense 4", side: 9))
        #expect(throws: TrainingError.self) { try inference.outputs(ofLayer: 0, of: corners(3, side: 8), range: 0..<3) }
    }
}
