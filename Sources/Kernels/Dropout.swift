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
    public static func apply(_ x: View, into y: View, _ mask: Mask) { Reference.dropoutApply(x, into: y, mask) }
}
