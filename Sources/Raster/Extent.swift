/// The rows or columns between the first and the last of something.
struct Extent: Equatable {
    private(set) var first = Int.max
    private(set) var last = -1

    var count: Int { last < first ? 0 : last - first + 1 }

    mutating func widen(to place: Int) { (first, last) = (min(first, place), max(last, place)) }

    mutating func widen(to other: Extent) { (first, last) = (min(first, other.first), max(last, other.last)) }
}
