internal import CSIMD

/// Neighboring floats that are worked on at once: 8 everywhere, 16 where the processor's registers hold them.
///
/// Every operation works on each lane by itself and rounds once, so the width changes no bit.
protocol FloatVector: SIMD<Float> {
    /// All ones or all zeros in each lane.
    associatedtype Mask

    static var lanes: Int { get }
    static func load(_ p: UnsafePointer<Float>) -> Self
    static func splat(_ value: Float) -> Self
    func store(_ p: UnsafeMutablePointer<Float>)
    /// self·factor + addend, rounded once where the target can.
    func times(_ factor: Self, plus addend: Self) -> Self
    func maximum(_ other: Self) -> Self
    func greater(than other: Self) -> Mask
    func equals(_ other: Self) -> Mask
    /// self where the mask is set, else `other`.
    func chosen(by mask: Mask, else other: Self) -> Self
    /// self where the mask is set, else 0.
    func kept(by mask: Mask) -> Self
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
}

extension SIMD8<Float>: FloatVector {
    @inline(__always) static var lanes: Int { 8 }
    @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Self { convo_load(p) }
    @inline(__always) static func splat(_ value: Float) -> Self { convo_splat(value) }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Float>) { convo_store(p, self) }
    @inline(__always) func times(_ factor: Self, plus addend: Self) -> Self { convo_fma(self, factor, addend) }
    @inline(__always) func maximum(_ other: Self) -> Self { convo_max(self, other) }
    @inline(__always) func greater(than other: Self) -> SIMD8<Int32> { convo_greater(self, other) }
    @inline(__always) func equals(_ other: Self) -> SIMD8<Int32> { convo_equal(self, other) }
    @inline(__always) func chosen(by mask: SIMD8<Int32>, else other: Self) -> Self { convo_select(mask, self, other) }
    @inline(__always) func kept(by mask: SIMD8<Int32>) -> Self { convo_keep(mask, self) }
}

extension SIMD16<Float>: FloatVector {
    @inline(__always) static var lanes: Int { 16 }
    @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Self { convo_load16(p) }
    @inline(__always) static func splat(_ value: Float) -> Self { convo_splat16(value) }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Float>) { convo_store16(p, self) }
    @inline(__always) func times(_ factor: Self, plus addend: Self) -> Self { convo_fma16(self, factor, addend) }
    @inline(__always) func maximum(_ other: Self) -> Self { convo_max16(self, other) }
    @inline(__always) func greater(than other: Self) -> SIMD16<Int32> { convo_greater16(self, other) }
    @inline(__always) func equals(_ other: Self) -> SIMD16<Int32> { convo_equal16(self, other) }
    @inline(__always) func chosen(by mask: SIMD16<Int32>, else other: Self) -> Self { convo_select16(mask, self, other) }
    @inline(__always) func kept(by mask: SIMD16<Int32>) -> Self { convo_keep16(mask, self) }
}

/// How wide the vectors of this build are.
enum VectorWidth {
    /// Whether kernels use sixteen lanes where a depth allows.
    @inline(__always)
    static var isWide: Bool { convo_has_wide_vectors() != 0 }

    /// Whether vectors of sixteen fill this depth.
    @inline(__always)
    static func isWide(for depth: Int) -> Bool { isWide && depth % 16 == 0 }
}
