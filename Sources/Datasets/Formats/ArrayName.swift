/// What the name of an array says of it: `x_train`, `test_images`, `valLabels`, `kmnist-train-imgs`.
struct ArrayName: Hashable {
    /// The part of a data set that an array belongs to.
    enum Part: CaseIterable {
        case train, test, validation
        /// Its name tells no part.
        case all
    }

    /// What an array holds of each picture.
    enum Content {
        case pictures, labels
    }

    let part: Part
    let content: Content

    private static let parts: [(word: String, part: Part)] = [
        ("training", .train), ("train", .train), ("testing", .test), ("test", .test), ("t10k", .test),
        ("validation", .validation), ("valid", .validation), ("val", .validation), ("dev", .validation),
    ]
    private static let pictures: Set<String> = [
        "x", "xs", "image", "images", "img", "imgs", "picture", "pictures", "data", "feature", "features", "pixels", "input",
        "inputs",
    ]
    private static let labels: Set<String> = [
        "y", "ys", "label", "labels", "lab", "lbl", "lbls", "target", "targets", "class", "classes", "digit", "digits",
    ]

    /// - Returns: nil where a name tells neither pictures nor labels
    init?(_ name: String) {
        var part = Part.all
        let words = Self.words(of: name).map { word in
            guard let (known, found) = Self.parts.first(where: { word.hasPrefix($0.word) || word.hasSuffix($0.word) }) else { return word }
            part = found
            return String(word.hasPrefix(known) ? word.dropFirst(known.count) : word.dropLast(known.count))
        }
        guard !words.contains("names"), !words.contains("name") else { return nil }
        if words.contains(where: { Self.labels.contains($0) }) {
            content = .labels
        } else if words.contains(where: { Self.pictures.contains($0) }) {
            content = .pictures
        } else {
            return nil
        }
        self.part = part
    }

    /// The words of a name in small letters: apart by signs, and where a capital letter follows a small one.
    private static func words(of name: String) -> [String] {
        var (words, last) = ([""], Character(" "))
        for letter in name {
            guard letter.isLetter || letter.isNumber else { words.append(""); last = letter; continue }
            if last.isLowercase, letter.isUppercase { words.append("") }
            words[words.count - 1] += letter.lowercased()
            last = letter
        }
        return words.filter { !$0.isEmpty }
    }
}
