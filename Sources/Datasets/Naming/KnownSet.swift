/// What is known of a data set by the names of its folder and files: what its classes are called, and how its pictures are
/// stored.
struct KnownSet: Sendable, Hashable {
    /// How people call it.
    let title: String
    /// The names of its classes; nil where they follow from the labels.
    var classNames: [String]?
    /// The label of the first class: 1 in EMNIST's letters.
    var firstLabel = 0
    /// Whether its files hold pictures with rows and columns exchanged.
    var isTurned = false
    /// Whether its gray pictures are no ink on a ground, so that light ones are not inverted.
    var isPhotograph = false

    /// The set that names speak of.
    ///
    /// - Parameter names: of a folder and of files in it, without the folders above
    init?(names: [String]) {
        let words = names.flatMap { name in
            name.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
        }
        // “tissuemnist” is no EMNIST: a word begins with a set's name.
        func says(_ beginnings: String...) -> Bool {
            words.contains { word in beginnings.contains { word.hasPrefix($0) } }
        }
        if says("emnist") {
            self = .emnist(words)
        } else if says("k49", "kuzushiji49") || (says("kuzushiji") && words.contains("49")) {
            self.init(title: "Kuzushiji-49", classNames: Self.kuzushiji49)
        } else if says("kmnist", "kuzushiji") {
            self.init(title: "KMNIST", classNames: Self.kuzushiji)
        } else if says("fashion") {
            self.init(title: "Fashion-MNIST", classNames: NamedClasses.clothes)
        } else if let medical = Self.medical.first(where: { says($0.word) }) {
            self.init(title: medical.title, classNames: medical.names, isPhotograph: true)
        } else {
            return nil
        }
    }

    private init(
        title: String, classNames: [String]? = nil, firstLabel: Int = 0, isTurned: Bool = false, isPhotograph: Bool = false
    ) {
        (self.title, self.classNames, self.firstLabel) = (title, classNames, firstLabel)
        (self.isTurned, self.isPhotograph) = (isTurned, isPhotograph)
    }

    private static func emnist(_ words: [String]) -> KnownSet {
        func says(_ kind: String) -> Bool { words.contains { $0.hasSuffix(kind) } }
        if says("letters") {
            return KnownSet(title: "EMNIST letters", classNames: NamedClasses.letters, firstLabel: 1, isTurned: true)
        }
        if says("byclass") { return KnownSet(title: "EMNIST by class", classNames: NamedClasses.allSigns, isTurned: true) }
        if says("balanced") { return KnownSet(title: "EMNIST balanced", classNames: NamedClasses.mergedSigns, isTurned: true) }
        if says("bymerge") { return KnownSet(title: "EMNIST by merge", classNames: NamedClasses.mergedSigns, isTurned: true) }
        return KnownSet(title: "EMNIST", isTurned: true)
    }
}

/// Names of classes that several sets share.
enum NamedClasses {
    /// `A` to `Z`.
    static let letters = (0..<26).map { String(UnicodeScalar(UInt8(ascii: "A") + $0)) }
    /// Digits, capital and small letters, as EMNIST's “by class” counts them.
    static let allSigns = Dataset.digitNames + letters + letters.map { $0.lowercased() }
    /// The same without the small letters that look like capitals, as EMNIST's “balanced” and “by merge” count them.
    static let mergedSigns = Dataset.digitNames + letters + ["a", "b", "d", "e", "f", "g", "h", "n", "q", "r", "t"]
    /// Fashion-MNIST's.
    static let clothes = [
        "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ]
}
