extension Array where Element: FloatingPoint {
    /// Places from the largest number to the smallest, the lower place first among equals; what is no number comes last.
    var fallingOrder: [Int] {
        map { -$0 }.risingOrder
    }

    /// Places from the smallest number to the largest, the lower place first among equals; what is no number comes last.
    var risingOrder: [Int] {
        let numbers = indices.filter { !self[$0].isNaN }.sorted { (self[$0], $0) < (self[$1], $1) }
        return numbers + indices.filter { self[$0].isNaN }
    }

    /// The place of the largest number, the first of equals; what is no number counts as less than any.
    var peakPlace: Int? {
        var best: Int?
        for place in indices where !self[place].isNaN {
            if let found = best, !(self[place] > self[found]) { continue }
            best = place
        }
        return best ?? indices.first
    }
}
