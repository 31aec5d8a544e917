/// The unit of vector arithmetic, and so of physical channel counts.
///
/// Shape letters used throughout: N batch, H row, W column, C input depth, K output depth, I inputs, O outputs. A
/// *depth* is a physical channel count: the logical one padded to a multiple of `count`. Padded lanes hold zeros and
/// every kernel keeps them so; therefore kernels know depths alone.
package enum Lanes {
    /// Floats in one vector.
    @inlinable
    package static var count: Int { 8 }

    /// The depth that holds `channels` channels. A single-channel input image may keep depth 1.
    @inlinable
    package static func padded(_ channels: Int) -> Int { (channels + count - 1) / count * count }
}
