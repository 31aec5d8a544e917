internal import CSIMD

/// Memory that is asked for while other work goes on, so that nothing waits for it later.
enum Prefetch {
    /// Floats of a line of the cache.
    private static var line: Int { 16 }

    /// Asks for `count` floats; the address need not be readable.
    @inline(__always)
    static func floats(_ p: UnsafePointer<Float>, count: Int) {
        var place = 0
        while place < count {
            convo_prefetch(p + place)
            place &+= line
        }
    }
}
