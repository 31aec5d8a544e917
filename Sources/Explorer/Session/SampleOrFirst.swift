import Subjects

extension Session {
    /// The sample that a word names; without a word `it`, or the first test image if no sample was used yet.
    ///
    /// - Throws: `ExplorerError` for a word that names no sample.
    package func sampleOrFirst(_ word: String?) throws -> SamplePath {
        guard let word else { return sampleOrFirst(nil as SamplePath?) }
        guard let path = try SamplePath(word) else {
            throw ExplorerError.badValue(
                name: "a sample", given: word, expected: "a path such as test/18, test/is7/0-8, it, or a file")
        }
        return path
    }

    /// The sample itself; without one `it`, or the first test image if no sample was used yet.
    package func sampleOrFirst(_ path: SamplePath?) -> SamplePath {
        path ?? (lastSample == nil ? .images(.test, filters: [], choice: [0...0]) : .last)
    }
}
