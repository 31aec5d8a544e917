/// A sequence of random numbers that depends on a seed, a purpose and up to two indices, and on nothing else.
///
/// Two streams that differ in any of them are independent: the dropout masks of step 7 do not change when the
/// shuffle draws one number more.
package struct RandomStream: RandomNumberGenerator, Sendable {
    /// What a stream is for; keeps the streams of one seed apart.
    package enum Purpose: UInt8, Sendable {
        case initialization = 1, shuffle, dropout, augmentation, synthesis, sampling, quiz
    }

    private let key: UInt64
    private let stream: UInt64
    private var index: UInt64 = 0
    private var words = SIMD4<UInt32>()
    private var used = 4

    /// - Parameters:
    ///   - major: for example the epoch; its low 24 bits count.
    ///   - minor: for example the index of an image; its low 32 bits count.
    package init(seed: UInt64, purpose: Purpose, major: Int = 0, minor: Int = 0) {
        key = seed
        stream = Self.number(purpose: purpose, major: major, minor: minor)
    }

    /// The Philox sequence of a purpose and two indices, for those who draw blocks themselves.
    package static func number(purpose: Purpose, major: Int, minor: Int) -> UInt64 {
        UInt64(purpose.rawValue) << 56
            | (UInt64(truncatingIfNeeded: major) & 0xFF_FFFF) << 32
            | UInt64(truncatingIfNeeded: minor) & 0xFFFF_FFFF
    }

    /// 32 random bits.
    package mutating func word() -> UInt32 {
        if used == 4 {
            words = Philox.block(key: key, stream: stream, index: index)
            index &+= 1
            used = 0
        }
        defer { used += 1 }
        return words[used]
    }

    package mutating func next() -> UInt64 {
        let low = UInt64(word())
        return UInt64(word()) << 32 | low
    }

    /// A number from 0 up to, not including, 1, in steps of 2⁻²⁴.
    package mutating func uniform() -> Float { Float(word() >> 8) * 0x1p-24 }

    /// A number between the bounds of `range`.
    package mutating func uniform(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A number from the normal distribution with mean 0 and variance 1, by Marsaglia's polar method.
    package mutating func normal() -> Float {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 {
                return x * (-2 * Exact.log(square) / square).squareRoot()
            }
        }
    }

    /// The numbers 0 ..< `count` in random order (Fisher and Yates), the same in every version of Swift.
    package mutating func permutation(_ count: Int) -> [Int32] {
        var order = (0..<Int32(count)).map { $0 }
        for last in stride(from: count - 1, to: 0, by: -1) {
            let other = Int((UInt64(word()) * UInt64(last + 1)) >> 32)
            order.swapAt(last, other)
        }
        return order
    }
}
