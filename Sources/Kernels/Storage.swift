/// A fixed amount of zeroed `Float` memory, aligned to 64 bytes.
///
/// Contract, since the compiler does not check it: whoever shares a storage between tasks lets them write disjoint
/// ranges, and reads no range that another task writes at the time. All kernels keep to this inside one step, and
/// steps run one after another.
package final class Storage: @unchecked Sendable {
    /// Floats held.
    package let count: Int
    let start: UnsafeMutablePointer<Float>

    /// Zeroed memory for `count` floats.
    package init(count: Int) {
        precondition(count >= 0, "A storage holds no negative number of floats")
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        start = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
            .initializeMemory(as: Float.self, repeating: 0, count: max(count, 1))
    }

    deinit { UnsafeMutableRawPointer(start).deallocate() }

    /// All of it.
    package var view: View { View(self, offset: 0, count: count) }
}
