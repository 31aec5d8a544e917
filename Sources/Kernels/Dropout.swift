internal import CSIMD
import Reproducible

/// Dropout with inverted scaling: what is kept is multiplied by 1/(1 − rate), so inference needs no step at all.
package enum Dropout {
    /// Which elements are kept: a function of seed, layer, step and position alone.
    ///
    /// A rate is a binary fraction 0.d₁d₂…, rounded to 16 digits. Each digit takes one random bit of a position, from the
    /// last digit to the first: a 1 drops the position if the bit is set, a 0 keeps it unless the bit is set; what the
    /// bit does not decide stays as the digits before left it. A quarter has two digits, so 32 positions take two random
    /// words.
    ///
    /// Position p = 1024·s + 256·j + 8·i + l takes, for digit e of n, bit i of word j of the Philox block number
    /// 8·(n·s + e) + l. So 1024 neighbors come from 8·n blocks, eight of which are made side by side.
    package struct Mask: Sendable, Hashable {
        /// The seed.
        let key: UInt64
        /// The random sequence of this layer and step.
        let stream: UInt64
        /// The digits of the rate, the first of them in the highest of `digitCount` bits.
        let digits: UInt32
        let digitCount: Int
        /// What kept elements are multiplied by.
        let factor: Float

        /// - Parameters:
        ///   - rate: the share dropped, 0 ..< 1, rounded to 1/65536
        ///   - layer: the number of the dropout layer in its network; its low 24 bits count
        ///   - step: the number of the training step; its low 32 bits count
        package init(rate: Float, seed: UInt64, layer: Int, step: Int) {
            precondition(rate >= 0 && rate < 1, "A dropout rate is from 0 up to, not including, 1")
            key = seed
            stream = RandomStream.number(purpose: .dropout, major: layer, minor: step)
            let share = min(65535, UInt32((rate * 65536).rounded()))
            let zeros = min(16, share.trailingZeroBitCount)
            (digits, digitCount) = (share >> UInt32(zeros), 16 - zeros)
            factor = 65536 / Float(65536 - share)
        }

        /// Whether the element at `position` is kept.
        package func keeps(_ position: Int) -> Bool {
            let (span, rest) = position.quotientAndRemainder(dividingBy: Mask.span)
            var dropped = false
            for digit in (0..<digitCount).reversed() {
                let index = UInt64(8 * (digitCount * span + digit) + rest % 8)
                let word = Philox.block(key: key, stream: stream, index: index)[rest / 256]
                let bit = word >> UInt32(rest % 256 / 8) & 1 == 1
                dropped = isSet(digit) ? dropped || bit : dropped && bit
            }
            return !dropped
        }

        /// Whether digit number `digit` of the rate, from 0, is 1.
        @inline(__always)
        fileprivate func isSet(_ digit: Int) -> Bool { digits >> UInt32(digitCount - 1 - digit) & 1 == 1 }
    }

    /// Writes y = x·factor where the mask keeps and 0 elsewhere. The backward step is the same function on gradients
    /// with the same mask. x and y have the same count and may be the same view.
    package static func apply(_ x: View, into y: View, _ mask: Mask) {
        precondition(x.count == y.count)
        Slices.run(x.count) { range in
            let whole = range.upperBound / Mask.span * Mask.span
            for first in stride(from: range.lowerBound, to: whole, by: Mask.span) {
                mask.applySpan(x.start + first, into: y.start + first, number: first / Mask.span)
            }
            let rest = max(whole, range.lowerBound)
            guard rest < range.upperBound else { return }
            mask.applyRest(x.start + rest, into: y.start + rest, number: rest / Mask.span, count: range.upperBound - rest)
        }
    }
}

extension Dropout.Mask {
    /// Positions decided by the same blocks.
    static var span: Int { 1024 }

    /// Masks and scales the elements of one span.
    fileprivate func applySpan(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, number: Int) {
        let dropped = dropped(number)
        for group in 0..<4 {
            apply(x + group &* 256, y + group &* 256, dropped[group], vectors: 32)
        }
    }

    /// Masks and scales the first `count` elements of a span.
    fileprivate func applyRest(
        _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, number: Int, count: Int
    ) {
        let dropped = dropped(number)
        for group in 0..<4 where group &* 256 < count {
            let elements = min(256, count &- group &* 256)
            let place = group &* 256
            apply(x + place, y + place, dropped[group], vectors: elements / 8)
            for rest in elements / 8 &* 8..<elements {
                let bit = dropped[group][rest % 8] >> UInt32(rest / 8) & 1
                y[place &+ rest] = bit == 1 ? 0 : x[place &+ rest] * factor
            }
        }
    }

    @inline(__always)
    private func apply(
        _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ dropped: SIMD8<UInt32>, vectors: Int
    ) {
        let factors = convo_splat(factor)
        var bit = SIMD8<UInt32>(repeating: 1)
        for index in 0..<vectors {
            let value = convo_load(x + index &* 8) * factors
            convo_store(y + index &* 8, convo_keep(convo_is_clear(dropped, bit), value))
            bit = bit &+ bit
        }
    }

    /// For each of 1024 positions a bit that is set where it is dropped.
    @inline(__always)
    private func dropped(_ span: Int) -> InlineArray<4, SIMD8<UInt32>> {
        var result = InlineArray<4, SIMD8<UInt32>>(repeating: SIMD8())
        for digit in (0..<digitCount).reversed() {
            let words = words(UInt64(digitCount &* span &+ digit))
            let drops = isSet(digit)
            for group in 0..<4 { result[group] = drops ? result[group] | words[group] : result[group] & words[group] }
        }
        return result
    }

    /// `Philox.block` at the eight indices from 8·group on, side by side.
    @inline(__always)
    private func words(_ group: UInt64) -> InlineArray<4, SIMD8<UInt32>> {
        let index = group &<< 3
        var a = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: index)) | SIMD8(0, 1, 2, 3, 4, 5, 6, 7)
        var b = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: index &>> 32))
        var c = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: stream))
        var d = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: stream &>> 32))
        var low = UInt32(truncatingIfNeeded: key)
        var high = UInt32(truncatingIfNeeded: key &>> 32)
        for _ in 0..<10 {
            let (firstLow, firstHigh) = (convo_product_low(a, 0xD251_1F53), convo_product_high(a, 0xD251_1F53))
            let (secondLow, secondHigh) = (convo_product_low(c, 0xCD9E_8D57), convo_product_high(c, 0xCD9E_8D57))
            a = secondHigh ^ b ^ SIMD8(repeating: low)
            b = secondLow
            c = firstHigh ^ d ^ SIMD8(repeating: high)
            d = firstLow
            low &+= 0x9E37_79B9
            high &+= 0xBB67_AE85
        }
        return [a, b, c, d]
    }
}
