/// Pictures to learn from and pictures to be examined with.
public struct Dataset: Sendable {
    /// What it is called: `mnist`, `fashion`, `synthetic`, or the name of its folder or file.
    public let name: String
    public let train: Split
    public let test: Split
    /// What the labels 0 to 9 mean, ten names.
    public let classNames: [String]
    /// Where it came from, for people: a folder, a file, a mirror, a seed.
    public let source: String

    /// The names of classes that are digits: "0" to "9".
    public static let digitNames = (0...9).map { String($0) }

    /// A data set of two splits; both must hold pictures of one size.
    public init(
        name: String, train: Split, test: Split,
        classNames: [String] = Dataset.digitNames, source: String
    ) {
        precondition(train.height == test.height && train.width == test.width, "both splits have one picture size")
        self.name = name
        self.train = train
        self.test = test
        self.classNames = classNames
        self.source = source
    }

    /// The splits in the order in which they are listed.
    public var splits: [Split] { [train, test] }
}
