import Reproducible

/// What questions are drawn with.
extension RandomStream {
    /// One of the numbers 0 ..< `count`, which is not 0.
    mutating func place(_ count: Int) -> Int { Int((UInt64(word()) * UInt64(max(count, 1))) >> 32) }

    /// One of several; nil of none.
    mutating func one<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[place(elements.count)]
    }

    /// So many different ones of several, in random order; all where there are not more.
    mutating func some<Element>(_ count: Int, of elements: [Element]) -> [Element] {
        permutation(elements.count).prefix(count).map { elements[Int($0)] }
    }
}
