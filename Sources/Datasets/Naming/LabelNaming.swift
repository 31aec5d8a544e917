/// What the labels of a set mean: which comes first, and what they are called.
struct LabelNaming {
    /// The name of each class, that of label 0 first, once ``firstLabel`` is taken from each label.
    let names: [String]
    let firstLabel: Int
    /// What was assumed for that.
    let note: DatasetNote?

    /// - Parameters:
    ///   - seen: how often each label from 0 to 255 stands in the set
    ///   - given: names that stand beside the data
    /// - Returns: nil where the labels cannot be those of a set
    init?(seen: [Int], given: [String]?, known: KnownSet?) {
        let labels = seen.indices.filter { seen[$0] > 0 }
        guard let smallest = labels.first, let largest = labels.last else {
            (names, firstLabel, note) = (given ?? known?.classNames ?? Dataset.digitNames, 0, nil)
            return
        }
        if let given, largest < given.count {
            (names, firstLabel, note) = (given, 0, nil)
            return
        }
        if let known, let names = known.classNames, smallest >= known.firstLabel, largest - known.firstLabel < names.count {
            (self.names, firstLabel, note) = (names, known.firstLabel, .known(known.title))
            return
        }
        if largest <= 9 {
            (names, firstLabel, note) = (Dataset.digitNames, 0, nil)
            return
        }
        // A few high labels among digits are a fault of the file, not classes.
        guard largest < Dataset.mostClasses, labels.count * 2 > largest else { return nil }
        firstLabel = smallest == 1 && labels.count == largest ? 1 : 0
        let count = largest - firstLabel + 1
        if known?.isTurned == true, let signs = Self.signs[count] {
            (names, note) = (signs, .letters(count: count, first: firstLabel))
        } else if Self.areLetters(labels, from: firstLabel) {
            (names, note) = (NamedClasses.letters, .letters(count: 26, first: firstLabel))
        } else {
            names = (firstLabel...largest).map { String($0) }
            note = firstLabel == 1 ? .fromOne(last: largest) : nil
        }
    }

    /// What EMNIST's sets call so many classes.
    private static let signs = [26: NamedClasses.letters, 47: NamedClasses.mergedSigns, 62: NamedClasses.allSigns]

    /// Whether labels number the alphabet, with or without the two letters that a hand signs by moving, J and Z.
    private static func areLetters(_ labels: [Int], from first: Int) -> Bool {
        let places = Set(labels.map { $0 - first })
        return places.isSubset(of: 0..<26) && Set(0..<26).subtracting(places).isSubset(of: [9, 25])
    }
}

extension Dataset {
    /// More classes are refused.
    package static let mostClasses = 100
}
