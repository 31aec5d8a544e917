extension Dataset {
    /// Several data sets as one: their training images mixed evenly, so that every part of them holds some of each, and their
    /// test images one set after the other.
    ///
    /// - Throws: the first set whose images or classes are not those of the first.
    static func mixture(of sets: [Dataset]) throws(DatasetError) -> Dataset {
        guard let first = sets.first else { throw .tooFew(path: "a mixture", count: 0) }
        for other in sets.dropFirst() {
            guard first.train.size == other.train.size, first.classNames == other.classNames else {
                throw .unlikeSets(first.name, other.name)
            }
        }
        let order = sets.enumerated().flatMap { place, set in
            (0..<set.train.count).map { (share: (Double($0) + 0.5) / Double(set.train.count), set: place, image: $0) }
        }.sorted { ($0.share, $0.set) < ($1.share, $1.set) }
        var images: [UInt8] = []
        images.reserveCapacity(order.count * first.train.bytesPerPicture)
        for entry in order {
            let train = sets[entry.set].train
            images += train.images[train.bytes(of: entry.image)]
        }
        let labels = order.map { sets[$0.set].train.labels[$0.image] }
        return Dataset(
            name: sets.map(\.name).joined(separator: ","), train: first.train.with(images: images, labels: labels),
            test: first.test.with(images: sets.flatMap(\.test.images), labels: sets.flatMap(\.test.labels)),
            classNames: first.classNames, source: sets.map(\.source).joined(separator: "; "), notes: sets.flatMap(\.notes))
    }
}
