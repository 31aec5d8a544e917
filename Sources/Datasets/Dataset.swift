/// Pictures to learn from and pictures to be examined with.
package struct Dataset: Sendable {
    /// What it is called: `mnist`, `fashion`, `synthetic`, or the name of its folder or file.
    package let name: String
    package let train: Split
    package let test: Split
    /// What the labels mean, at most ``mostClasses`` names, that of label 0 first.
    package let classNames: [String]
    /// Where it came from, for people: a folder, a file, a mirror, a seed.
    package let source: String
    /// What was assumed when it was read.
    package let notes: [DatasetNote]

    /// The names of classes that are digits: "0" to "9".
    package static let digitNames = (0...9).map { String($0) }

    /// A data set of two splits; both must hold pictures of one size.
    package init(
        name: String, train: Split, test: Split,
        classNames: [String] = Dataset.digitNames, source: String,
        notes: [DatasetNote] = []
    ) {
        precondition(
            train.height == test.height && train.width == test.width && train.channels == test.channels,
            "both splits have one picture size")
        self.name = name
        self.train = train
        self.test = test
        self.classNames = classNames
        self.source = source
        self.notes = notes
    }

    /// The splits in the order in which they are listed.
    package var splits: [Split] { [train, test] }
}
