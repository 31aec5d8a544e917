/// How many images each class has.
package struct ClassHistogram: Sendable, Hashable {
    /// The number of images of class `i` at place `i`.
    package let counts: [Int]

    /// Counts labels; those outside `0..<classes` are left out.
    package init(labels: some Sequence<UInt8>, classes: Int = 10) {
        var counts = Array(repeating: 0, count: max(classes, 0))
        for label in labels where Int(label) < counts.count { counts[Int(label)] += 1 }
        self.counts = counts
    }

    /// The number of images counted.
    package var total: Int { counts.reduce(0, +) }

    /// The class with fewest and the class with most images (the first of equals); nil without classes.
    package var extremes: (rarest: Int, commonest: Int)? {
        guard let least = counts.min(), let most = counts.max(),
              let rarest = counts.firstIndex(of: least), let commonest = counts.firstIndex(of: most)
        else { return nil }
        return (rarest, commonest)
    }
}
