import Subjects

extension Session {
    /// The sample that a word names; without a word `it`, or the first test image if no sample was used yet.
    ///
    /// - Throws: `ExplorerError` for a word that names no sample.
    package func sampleOrFirst(_ word: String?) throws -> SamplePath {
        guard let word else { return sampleOrFirst(nil as SamplePath?) }
        guard let path = try SamplePath(word) else {
            throw ExplorerError.noSample(word, nearest: SamplePath.meant(by: word))
        }
        return path
    }

    /// The sample itself; without one `it`, or the first test image if no sample was used yet.
    package func sampleOrFirst(_ path: SamplePath?) -> SamplePath {
        path ?? (lastSample == nil ? .images(.test, filters: [], choice: [0...0]) : .last)
    }
}
