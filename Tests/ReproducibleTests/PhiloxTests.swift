import Reproducible
import Testing

@Suite struct PhiloxTests {
    struct KnownAnswer: Sendable {
        var key: UInt64
        var counter: SIMD4<UInt32>
        var expected: SIMD4<UInt32>

        /// Those of Philox4x32-10 published with Random123.
        static let all = [
            KnownAnswer(
                key: 0, counter: SIMD4(repeating: 0),
                expected: SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
            KnownAnswer(
                key: .max, counter: SIMD4(repeating: .max),
                expected: SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
            KnownAnswer(
                key: 0x299f_31d0_a409_3822, counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
                expected: SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)),
        ]
    }

    @Test(arguments: KnownAnswer.all)
    func `blocks equal the known answers`(_ answer: KnownAnswer) {
        #expect(Philox.block(key: answer.key, counter: answer.counter) == answer.expected)
    }

    @Test func `a block of a stream has the index below and the stream above`() {
        let block = Philox.block(key: 9, stream: 0x1_0000_0002, index: 0x3_0000_0004)
        #expect(block == Philox.block(key: 9, counter: SIMD4(4, 3, 2, 1)))
    }
}
