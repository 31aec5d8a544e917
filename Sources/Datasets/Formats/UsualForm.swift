extension Dataset {
    /// A data set brought into the usual form: upright, light ink on black, levels up to 255, labels from 0. What had to be
    /// done for that is noted.
    ///
    /// - Parameters:
    ///   - files: names of its folder and files, which may tell what set it is
    ///   - classNames: where they are known
    ///   - isUsual: whether it was saved in the usual form, so that pictures and labels stay as they are
    /// - Throws: the first label that can be none
    init(
        usual train: Split, _ test: Split, files: [String], name: String, classNames: [String]? = nil, isUsual: Bool = false,
        source: String, _ reading: DataReading
    ) throws(DatasetError) {
        let known = KnownSet(names: files)
        var seen = [Int](repeating: 0, count: 256)
        for split in [train, test] { for label in split.labels { seen[Int(label)] += 1 } }
        guard let naming = LabelNaming(seen: seen, given: classNames, known: known) else {
            throw Self.badLabel(in: train, test, seen, of: name)
        }
        var (train, test) = (train, test)
        if let note = naming.note { reading.note(note) }
        if naming.firstLabel > 0 {
            train.countLabels(from: naming.firstLabel)
            test.countLabels(from: naming.firstLabel)
        }
        if !isUsual {
            let form = UsualForm(of: train, test, known: known, classNames: naming.names)
            form.notes.forEach(reading.note)
            form.apply(to: &train)
            form.apply(to: &test)
        }
        if let label = train.labels.first, train.count >= 10, train.labels.allSatisfy({ $0 == label }) {
            reading.note(.oneLabel(Int(label)))
        }
        self.init(name: name, train: train, test: test, classNames: naming.names, source: source, notes: reading.notes)
    }

    /// The first label that is too large: for a set, or for one of digits where few are.
    private static func badLabel(in train: Split, _ test: Split, _ seen: [Int], of name: String) -> DatasetError {
        let limit = seen[mostClasses...].contains { $0 > 0 } ? mostClasses - 1 : 9
        for split in [train, test] {
            if let index = split.labels.firstIndex(where: { $0 > limit }) {
                return .badLabel(path: "\(name), \(split.name)", index: index, label: Int(split.labels[index]), limit: limit)
            }
        }
        return .tooFew(path: name, count: 0)
    }
}

/// What has to be done to pictures so that they look as MNIST's do.
struct UsualForm {
    /// What is noted about it.
    private(set) var notes: [DatasetNote] = []
    private var isTurned = false
    /// What each level becomes.
    private var levels = (0...255).map { UInt8($0) }

    /// Pictures that are looked at.
    private static let looked = 1000
    /// Levels from here on count as light.
    private static let light = 192
    /// The largest levels of pictures that count ink in fewer steps than 256.
    private static let fewLevels: Set<Int> = [1, 15, 16]

    init(of train: Split, _ test: Split, known: KnownSet?, classNames: [String]) {
        adjustLevels(of: train, test, known)
        let upright = classNames.firstIndex(of: "1") ?? classNames.firstIndex(of: "I")
        let isTurned = if known?.isTurned == true { !Self.signsStand(in: train, upright) } else {
            classNames == Dataset.digitNames && DigitLook(of: train, levels: levels).isTurned
        }
        self.isTurned = isTurned
        if isTurned { notes.insert(.turned, at: 0) }
    }

    private mutating func adjustLevels(of train: Split, _ test: Split, _ known: KnownSet?) {
        // A photograph may be as bright as it likes.
        guard train.channels == 1, known?.isPhotograph != true else { return }
        var counts = Self.counts(in: train)
        if let sampled = counts.lastIndex(where: { $0 > 0 }), sampled <= 16 {
            let largest = Int(max(train.images.max() ?? 0, test.images.max() ?? 0))
            if Self.fewLevels.contains(largest) {
                levels = levels.map { UInt8(min(255, (Int($0) * 510 + largest) / (2 * largest))) }
                notes.append(.brightened(largest: largest))
                counts = (0...255).map { level in
                    levels.indices.reduce(0) { $0 + (Int(levels[$1]) == level ? counts[$1] : 0) }
                }
            }
        }
        if counts[Self.light...].reduce(0, +) * 2 > counts.reduce(0, +) {
            levels = levels.map { 255 - $0 }
            notes.append(.inverted)
        }
    }

    func apply(to split: inout Split) {
        if levels.indices.contains(where: { $0 != Int(levels[$0]) }) { split.replaceLevels(by: levels) }
        if isTurned { split.exchangeRowsAndColumns() }
    }

    /// How many pixels of some pictures have each level.
    private static func counts(in split: Split) -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        for index in stride(from: 0, to: split.count, by: max(1, split.count / looked)) {
            for level in split.images[split.bytes(of: index)] { counts[Int(level)] += 1 }
        }
        return counts
    }

    /// Whether ones, or the letter I, are higher than wide, as nobody writes them lying: then somebody has turned the pictures
    /// already.
    private static func signsStand(in split: Split, _ label: Int?) -> Bool {
        let ones = split.labels.indices.filter { Int(split.labels[$0]) == label }.prefix(looked)
        guard split.channels == 1, !ones.isEmpty else { return false }
        let standing = ones.count { index in
            let picture = split.picture(index)
            var (ink, rows, columns, high, wide) = (0.0, 0.0, 0.0, 0.0, 0.0)
            for row in 0..<split.height {
                for column in 0..<split.width {
                    let level = Double(picture[row, column])
                    ink += level
                    rows += level * Double(row)
                    columns += level * Double(column)
                    high += level * Double(row * row)
                    wide += level * Double(column * column)
                }
            }
            return high * ink - rows * rows > wide * ink - columns * columns
        }
        return standing * 2 > ones.count
    }
}
