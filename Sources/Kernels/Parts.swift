/// How ranges are cut into near-equal parts.
enum Parts {
    /// Part number `index` of 0 ..< `count` cut into `parts`.
    @inline(__always)
    static func range(_ index: Int, of parts: Int, count: Int) -> Range<Int> {
        count * index / parts..<count * (index + 1) / parts
    }

    /// The fewest parts of 0 ..< `count` that are no longer than `most`.
    @inline(__always)
    static func number(_ count: Int, most: Int) -> Int { (count + most - 1) / most }

    /// Calls `body` with near-equal ranges of 0 ..< `count`, none longer than `most`.
    @inline(__always)
    static func forEach(_ count: Int, most: Int, _ body: (Range<Int>) -> Void) {
        let parts = number(count, most: most)
        for index in 0..<parts { body(range(index, of: parts, count: count)) }
    }
}
