/// The places of an array's numbers in memory, in the order of its dimensions, the last one fastest.
///
/// An array of sizes [2, 3] that is written column by column has the strides [1, 2] and the places 0, 2, 4, 1, 3, 5.
package struct StridedOrder: Sequence, IteratorProtocol {
    private let sizes: [Int]
    private let strides: [Int]
    private var place: Int
    private var index: [Int]
    private var left: Int

    /// - Parameters:
    ///   - sizes: of the dimensions; their product must be an `Int`
    ///   - strides: how far apart two neighbors along each dimension are; as many as `sizes`
    ///   - start: the place of the first number
    package init(sizes: [Int], strides: [Int], start: Int = 0) {
        precondition(sizes.count == strides.count, "one stride for each dimension")
        (self.sizes, self.strides, place) = (sizes, strides, start)
        (index, left) = ([Int](repeating: 0, count: sizes.count), sizes.reduce(1, *))
    }

    package var underestimatedCount: Int { left }

    package mutating func next() -> Int? {
        guard left > 0 else { return nil }
        left -= 1
        defer { step() }
        return place
    }

    private mutating func step() {
        for dimension in sizes.indices.reversed() {
            index[dimension] += 1
            place &+= strides[dimension]
            guard index[dimension] == sizes[dimension] else { return }
            place &-= index[dimension] &* strides[dimension]
            index[dimension] = 0
        }
    }
}
