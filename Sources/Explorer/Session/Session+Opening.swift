import Subjects

extension Session {
    /// What `why` has open, if it still holds.
    ///
    /// - Throws: `ExplorerError` where nothing is open, or network or data have changed since.
    package func opened() throws -> OpenedTrail {
        guard let opening else { throw ExplorerError.noOpenSum(sample: lastSample.map { "\($0)" } ?? "test/18") }
        _ = try network(of: opening)
        return opening
    }

    /// The network whose numbers are open: the one in use, or a moment of one.
    ///
    /// - Throws: `ExplorerError` if the network or the data are others than when it was opened.
    package func network(of opening: OpenedTrail) throws -> NamedNetwork {
        let now = try MomentName(opening.network) == nil ? network() : network(named: opening.network)
        guard opening.isOf(now) else {
            throw ExplorerError.staleSum(.network, command: opening.command)
        }
        guard !opening.isStale(beside: state.datasetRevision) else {
            throw ExplorerError.staleSum(.data, command: opening.command)
        }
        return now
    }
}
