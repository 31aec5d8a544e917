import ConvNet
import Reproducible
import Testing

@testable import Commands
@testable import Datasets
@testable import Explorer
@testable import Subjects

@Suite struct BundledNetworkTests {
    /// What the model card says of them.
    @Test(arguments: [(true, 0.965..<0.975), (false, 0.9975..<0.9985)])
    func `it reads 97 % of the crossed zeros among the synthetic digits, and 99.8 % of the plain ones`(
        isCrossed: Bool, accuracy: Range<Double>
    ) throws {
        var zeros: [UInt8] = []
        for index in 0..<20_000 {
            var stream = RandomStream(seed: 1, purpose: .synthesis, major: 0, minor: index)
            let writing = Handwriting(of: 0, stream: &stream)
            // Where a line does not begin at the end of the one before, the pen was lifted.
            let isSlashed = zip(writing.lines, writing.lines.dropFirst()).contains { $0.end != $1.start }
            if isSlashed == isCrossed { zeros += InkRaster(writing).centered() }
        }
        let split = Split(name: "test", images: zeros, labels: [UInt8](repeating: 0, count: zeros.count / 784))
        var interpreter = Interpreter(environment: ["CONVO_DATA": "/nonexistent", "CONVO_MIRRORS": ""])
        interpreter.session.state.provide(Dataset(name: "zeros", train: split, test: split, source: "the tests"))
        let table = try interpreter.table("evaluate test")
        guard case .fraction(let share)? = table.value("accuracy", row: 0) else {
            Issue.record("there is no accuracy")
            return
        }
        #expect(accuracy.contains(share))
    }

    @Test func `the network in the program reads, and is of the default architecture`() throws {
        let network = try BundledNetwork.reading(BundledNetwork.embeddedBytes).get()
        let plain = try network.architecture.settingDropout(0)
        #expect(plain == (try Architecture.handwritten.settingDropout(0)))
        #expect(network.history.isEmpty == false)
    }

    @Test(arguments: [9, 200, 1_000, 20_000, 228_000])
    func `one changed byte of it is noticed and refused`(place: Int) throws {
        var bytes = BundledNetwork.embeddedBytes
        try #require(place < bytes.count)
        bytes[place] ^= 1
        let changed = bytes
        let interpreter = Fixture.interpreter(bundled: BundledNetwork { BundledNetwork.reading(changed) })
        #expect(throws: WeightFileError.self) { try interpreter.session.network() }
        #expect(throws: WeightFileError.self) { try interpreter.session.network(named: "bundled") }
    }
}
