/// How many images of each class two networks read right, or one network before and after a change.
package struct AccuracyChange: Sendable, Hashable {
    /// The images of one class, or of all.
    package struct Count: Sendable, Hashable {
        /// How many there are.
        package internal(set) var images = 0
        /// Those of them that were read right before.
        package internal(set) var before = 0
        /// Those of them that are read right now.
        package internal(set) var after = 0

        /// The share read right before, 0 to 1; nil without images.
        package var accuracyBefore: Double? { images > 0 ? Double(before) / Double(images) : nil }

        /// The share read right now, 0 to 1; nil without images.
        package var accuracyAfter: Double? { images > 0 ? Double(after) / Double(images) : nil }

        /// By how much that share has grown, -1 to 1; nil without images.
        package var change: Double? { images > 0 ? Double(after - before) / Double(images) : nil }
    }

    /// A count for each class.
    package let classes: [Count]
    /// All images together, those of a class beyond `classes` too.
    package let total: Count
    /// The numbers of the images that were read right and are read wrong now.
    package let broken: [Int]
    /// The numbers of those that were read wrong and are read right now.
    package let mended: [Int]

    /// Compares two lists of predictions for images with labels; the shortest list ends the count.
    ///
    /// - Parameter classes: how many classes get a count of their own.
    package init(labels: some Sequence<Int>, before: [Int], after: [Int], classes: Int) {
        var counts = [Count](repeating: Count(), count: max(classes, 0))
        var (total, broken, mended) = (Count(), [Int](), [Int]())
        for (image, (label, (old, new))) in zip(labels, zip(before, after)).enumerated() {
            total.add(old == label, new == label)
            if counts.indices ~= label { counts[label].add(old == label, new == label) }
            if old == label, new != label { broken.append(image) }
            if old != label, new == label { mended.append(image) }
        }
        (self.classes, self.total, self.broken, self.mended) = (counts, total, broken, mended)
    }

    /// The class that lost most of its share, the lowest of equals; nil where none lost anything.
    package var hardestHit: Int? {
        let losses = classes.map { $0.change ?? 0 }
        guard let worst = losses.min(), worst < 0 else { return nil }
        return losses.firstIndex(of: worst)
    }
}

extension AccuracyChange.Count {
    fileprivate mutating func add(_ wasRight: Bool, _ isRight: Bool) {
        images += 1
        before += wasRight ? 1 : 0
        after += isRight ? 1 : 0
    }
}
