/// The counter-based generator Philox4x32-10: a keyed bijection from 128-bit counters to 128 random bits.
///
/// A block depends on its key and counter alone, so any part of a random sequence can be had at once, in any order and
/// on any thread. Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (SC 2011).
package enum Philox {
    /// The 128 random bits at `counter` (four words, least significant first) under `key`.
    @inlinable
    package static func block(key: UInt64, counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
        var words = counter
        var low = UInt32(truncatingIfNeeded: key)
        var high = UInt32(truncatingIfNeeded: key >> 32)
        for _ in 0..<10 {
            let first = UInt64(words.x) &* 0xD251_1F53
            let second = UInt64(words.z) &* 0xCD9E_8D57
            words = SIMD4(
                UInt32(truncatingIfNeeded: second >> 32) ^ words.y ^ low,
                UInt32(truncatingIfNeeded: second),
                UInt32(truncatingIfNeeded: first >> 32) ^ words.w ^ high,
                UInt32(truncatingIfNeeded: first))
            low &+= 0x9E37_79B9
            high &+= 0xBB67_AE85
        }
        return words
    }

    /// The block at position `index` of the independent sequence number `stream` under `key`.
    @inlinable
    package static func block(key: UInt64, stream: UInt64, index: UInt64) -> SIMD4<UInt32> {
        block(key: key, counter: SIMD4(
            UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
            UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)))
    }
}
