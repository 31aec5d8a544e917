import Files

/// Where what took long is kept from one run of a document to the next.
package struct KeptResults: Sendable {
    private let files: KeptFiles
    /// Whether what is there is looked at.
    private let isRead: Bool

    /// Bytes of all results together.
    package static let limit = 512 << 20

    /// In `$XDG_CACHE_HOME/convo/results`, else in `~/.cache`; nil where there is neither.
    package init?(environment: [String: String], isRead: Bool) {
        let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let folder = caches ?? environment["HOME"].map({ "\($0)/.cache" }) else { return nil }
        files = KeptFiles(folder: "\(folder)/convo/results", limit: Self.limit)
        self.isRead = isRead
    }

    package subscript(key: String) -> [UInt8]? { isRead ? files[key] : nil }

    package func keep(_ bytes: [UInt8], for key: String) { files.keep(bytes, for: key) }
}

extension Session {
    /// Name and checksum of the data in use, `mnist 1f2e3d4c`; nil where there are none.
    package mutating func dataWords() -> String? {
        guard let dataset else { return nil }
        if let known = fingerprinted, known.revision == state.datasetRevision { return known.words }
        let words = "\(dataset.name) \(dataset.fingerprint)"
        fingerprinted = (state.datasetRevision, words)
        return words
    }
}
