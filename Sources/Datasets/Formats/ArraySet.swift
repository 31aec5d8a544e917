import Files

/// Arrays that are put together to a data set by their names, or by their shapes where those tell nothing.
struct ArraySet {
    /// The pictures and labels of one part.
    private struct Pair {
        var pictures: PictureArray
        var labels: NumPyArray
    }

    private let path: String
    private let arrays: [NumPyArray]
    private let reading: DataReading
    private var parts: [ArrayName.Part: Pair] = [:]

    init(_ arrays: [NumPyArray], of path: String, _ reading: DataReading) throws(DatasetError) {
        (self.arrays, self.path, self.reading) = (arrays, path, reading)
        let named = arrays.map { (array: $0, name: ArrayName($0.name)) }
        for part in ArrayName.Part.allCases {
            func only(_ content: ArrayName.Content) -> NumPyArray? {
                named.first { $0.name?.part == part && $0.name?.content == content && $0.array.header != nil }?.array
            }
            switch (only(.pictures), only(.labels)) {
            case (let pictures?, let labels?):
                guard let found = PictureArray(pictures) else {
                    throw pictures.fault("has the shape \(NumPyArray.sizes(pictures.shape)): \(PictureArray.expectation)")
                }
                parts[part] = Pair(pictures: found, labels: labels)
            case (_?, nil) where part != .validation: throw missing("labels")
            case (nil, _?) where part != .validation: throw missing("pictures")
            default: break
            }
        }
        if parts.isEmpty { try pairByShape() }
        guard parts.keys.contains(where: { $0 != .validation }) else { throw missing("pictures and labels") }
    }

    private func missing(_ what: String) -> DatasetError {
        .noArrays(path: path, missing: what, found: arrays.map(\.name))
    }

    /// Arrays without names that tell: pictures and labels in turn, of which there may be two pairs, for training and test.
    private mutating func pairByShape() throws(DatasetError) {
        // Short rows are one-hot labels rather than pictures.
        let pictures = arrays.filter { $0.shape.count > 2 || ($0.shape.count == 2 && $0.shape[1] > 9) }.compactMap { PictureArray($0) }
        let labels = arrays.filter { array in
            array.header != nil && LabelArray.fits(array.shape) && !pictures.contains { $0.array.name == array.name }
        }
        guard (1...2).contains(pictures.count), pictures.count == labels.count,
            zip(pictures, labels).allSatisfy({ $0.count == $1.shape.max() || $0.count == $1.shape.first })
        else { throw missing("pictures and labels") }
        for (part, pair) in zip(pictures.count == 1 ? [.all] : [ArrayName.Part.train, .test], zip(pictures, labels)) {
            parts[part] = Pair(pictures: pair.0, labels: pair.1)
        }
        reading.note(.arrays(zip(pictures, labels).flatMap { [$0.array.name, $1.name] }))
    }

    /// The arrays as a data set.
    func dataset(name: String, files: [String]) throws(DatasetError) -> Dataset {
        let order = ArrayName.Part.allCases.filter { parts[$0] != nil }
        var splits = try self.splits(of: order)
        var source = order.compactMap { parts[$0] }.flatMap { [$0.pictures.array.name, $0.labels.name] }
            .joined(separator: ", ") + " in \(path)"
        let validation = splits.removeValue(forKey: .validation)
        var train: Split
        let test: Split
        switch (splits[.train] ?? splits[.all], splits[.test]) {
        case (let first?, let second?):
            train = try joined(first, validation)
            test = second
        case (let first?, nil):
            train = first
            if let validation {
                test = validation.with(name: "test", images: validation.images, labels: validation.labels)
                reading.note(.validation(count: test.count, part: "test"))
            } else {
                let share = try TestShare.cut(from: &train, of: path, reading)
                test = share.test
                source += ": \(share.words)"
            }
        case (nil, let only?):
            train = only.with(name: "train", images: only.images, labels: only.labels)
            let share = try TestShare.cut(from: &train, of: path, reading)
            test = share.test
            source += ": \(share.words)"
        case (nil, nil): throw missing("pictures and labels")
        }
        guard train.sides == test.sides else { throw .sizesDisagree(train: train.sides, test: test.sides) }
        let names = try savedNames()
        return try Dataset(
            usual: train, test, files: files, name: name, classNames: names?.names, isUsual: names?.isUsual == true, source: source,
            reading)
    }

    /// Pictures for validation come last of those to train with: the program keeps some of the last back itself.
    private func joined(_ train: Split, _ validation: Split?) throws(DatasetError) -> Split {
        guard let validation else { return train }
        guard train.sides == validation.sides else { throw .sizesDisagree(train: train.sides, test: validation.sides) }
        reading.note(.validation(count: validation.count, part: "last of those to train with"))
        return train.with(images: train.images + validation.images, labels: train.labels + validation.labels)
    }

    /// The parts, all by one scale of levels.
    private func splits(of order: [ArrayName.Part]) throws(DatasetError) -> [ArrayName.Part: Split] {
        var (ranges, labels) = ([(low: Double, high: Double, isWhole: Bool)](), [ArrayName.Part: [UInt8]]())
        for part in order {
            guard let pair = parts[part] else { continue }
            let pictures = pair.pictures
            labels[part] = try LabelArray.labels(of: pair.labels, reading)
            guard labels[part]?.count == pictures.count else {
                throw .countsDisagree(
                    images: "\(pictures.array.path): \(pictures.array.name)", imageCount: pictures.count,
                    labels: pair.labels.name, labelCount: labels[part]?.count ?? 0)
            }
            try reading.take(
                pictures.count, height: pictures.height, width: pictures.width, channels: pictures.channels, of: pictures.array.path)
        }
        for part in order {
            guard let pictures = parts[part]?.pictures else { continue }
            guard let range = try pictures.array.numbers().range else {
                throw pictures.array.fault("holds numbers that are not finite")
            }
            ranges.append(range)
        }
        let scale = LevelScale(ranges)
        if let note = scale.note { reading.note(note) }
        var splits: [ArrayName.Part: Split] = [:]
        for part in order {
            guard let pictures = parts[part]?.pictures, let labels = labels[part] else { continue }
            try reading.tell(pictures.array.path, fraction: nil)
            splits[part] = Split(
                name: part == .test ? "test" : "train", images: pictures.bytes(of: try pictures.array.numbers(), scale),
                labels: labels, height: pictures.height, width: pictures.width, channels: pictures.channels)
        }
        return splits
    }

    /// What ``Dataset/npz`` wrote beside the pictures.
    private func savedNames() throws(DatasetError) -> SavedNames? {
        SavedNames(names: try texts(SavedNames.array), form: try texts(SavedNames.formArray)?.first)
    }

    /// The texts of the array of a name.
    private func texts(_ name: String) throws(DatasetError) -> [String]? {
        guard let array = arrays.first(where: { $0.name == name && $0.header == nil }) else { return nil }
        let texts = NPYText.texts(try array.bytes(), limit: Dataset.mostClasses)
        return texts?.isEmpty == false ? texts : nil
    }
}
