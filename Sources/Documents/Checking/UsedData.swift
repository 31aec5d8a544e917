import Explorer

/// The data sets that a document has used so far, each by its name and the checksum of its images and labels.
struct UsedData {
    private(set) var names: [String] = []
    private var revision: Int?

    /// Looks at the data that a session has now.
    mutating func note(_ session: Session) {
        guard session.dataset != nil, session.state.datasetRevision != revision else { return }
        revision = session.state.datasetRevision
        var session = session
        if let name = session.dataWords(), !names.contains(name) { names.append(name) }
    }
}
