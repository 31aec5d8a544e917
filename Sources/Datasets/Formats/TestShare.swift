import Words

/// What is for the test of pictures that no test was kept from: a seventh, MNIST's share.
enum TestShare {
    /// Fewer labels in order are taken for chance.
    private static let fewestSorted = 20

    /// Takes the test from a split and says which pictures it has.
    ///
    /// The last pictures are for the test, but of pictures in the order of their labels, where those would be of one class, every
    /// seventh.
    static func cut(from train: inout Split, of path: String, _ reading: DataReading) throws(DatasetError) -> (test: Split, words: String) {
        guard train.count >= 2 else { throw .tooFew(path: path, count: train.count) }
        if train.count >= fewestSorted, train.labels.first != train.labels.last,
            zip(train.labels, train.labels.dropFirst()).allSatisfy({ $0 <= $1 }) {
            reading.note(.sorted)
            let test = train.take(every: 7, named: "test")
            return (test, "\(Format.integer(train.count)) to train with, \(Format.integer(test.count)) for the test")
        }
        let test = train.cut(last: max(1, train.count / 7), named: "test")
        return (test, words(train.count, test.count))
    }

    private static func words(_ first: Int, _ last: Int) -> String {
        first == 1 ? "the first picture to train with, the last for the test"
            : "the first \(Format.integer(first)) pictures to train with, the last "
                + (last == 1 ? "for the test" : "\(Format.integer(last)) for the test")
    }
}
