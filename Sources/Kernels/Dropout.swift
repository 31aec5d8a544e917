internal import CSIMD
import Reproducible

/// Dropout with inverted scaling: what is kept is multiplied by 1/(1 − rate), so inference needs no step at all.
public enum Dropout {
    /// Which elements are kept: a function of seed, layer, step and position alone.
    ///
    /// Position p takes 16 bits of a Philox block: among the 64 positions from 64·g on, number r = p mod 64 takes half
    /// (r/8) mod 2 of word r/16 of block 8·g + r mod 8. So 64 neighbours come from eight blocks made side by side.
    public struct Mask: Sendable, Hashable {
        /// The seed.
        let key: UInt64
        /// The random sequence of this layer and step.
        let stream: UInt64
        /// A position is dropped if its 16 bits are below this.
        let threshold: UInt32
        /// What kept elements are multiplied by.
        let factor: Float

        /// - Parameters:
        ///   - rate: the share dropped, 0 ..< 1, kept to 1/65536
        ///   - layer: the number of the dropout layer in its network; its low 24 bits count
        ///   - step: the number of the training step; its low 32 bits count
        public init(rate: Float, seed: UInt64, layer: Int, step: Int) {
            precondition(rate >= 0 && rate < 1, "A dropout rate is from 0 up to, not including, 1")
            key = seed
            stream = RandomStream.number(purpose: .dropout, major: layer, minor: step)
            threshold = min(65535, UInt32((rate * 65536).rounded()))
            factor = 65536 / Float(65536 - threshold)
        }

        /// Whether the element at `position` is kept.
        public func keeps(_ position: Int) -> Bool {
            let place = position % 64
            let index = UInt64(position / 64 * 8 + place % 8)
            let word = Philox.block(key: key, stream: stream, index: index)[place / 16]
            return (word >> (place / 8 % 2 == 0 ? 0 : 16)) & 0xFFFF >= threshold
        }
    }

    /// Writes y = x·factor where the mask keeps and 0 elsewhere. The backward step is the same function on gradients
    /// with the same mask. x and y have the same count and may be the same view.
    public static func apply(_ x: View, into y: View, _ mask: Mask) {
        precondition(x.count == y.count)
        Slices.run(x.count) { range in
            let whole = range.upperBound / Mask.group * Mask.group
            for first in stride(from: range.lowerBound, to: whole, by: Mask.group) {
                mask.applyGroup(x.start + first, into: y.start + first, group: UInt64(first / Mask.group))
            }
            for position in max(whole, range.lowerBound)..<range.upperBound {
                y.start[position] = mask.keeps(position) ? x.start[position] * mask.factor : 0
            }
        }
    }
}

extension Dropout.Mask {
    /// Positions decided by eight neighbouring blocks.
    static var group: Int { 64 }

    /// Masks and scales the 64 elements of one group.
    func applyGroup(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, group: UInt64) {
        let words = words(group)
        let least = SIMD8<UInt32>(repeating: threshold)
        let factors = convo_splat(factor)
        for index in 0..<4 {
            let place = index &* 16
            let low = convo_reaches(words[index] & 0xFFFF, least)
            let high = convo_reaches(words[index] &>> 16, least)
            convo_store(y + place, convo_keep(low, convo_load(x + place) * factors))
            convo_store(y + (place &+ 8), convo_keep(high, convo_load(x + (place &+ 8)) * factors))
        }
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
