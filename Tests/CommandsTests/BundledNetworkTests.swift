import ConvNet
import Testing

@testable import Commands
@testable import Explorer
@testable import Subjects

@Suite struct BundledNetworkTests {
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
