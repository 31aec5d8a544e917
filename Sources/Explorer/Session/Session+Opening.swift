import Subjects

extension Session {
    /// What `why` has open, if it still holds.
    ///
    /// - Throws: `ExplorerError` where nothing is open, or network or data have changed since.
    package func opened() throws -> OpenedTrail {
        guard let opening else {
            throw ExplorerError.refused(
                "no sum is open, so there is no term to open and nowhere to go back to",
                remedy: "`why \(lastSample.map { "\($0)" } ?? "test/18")` opens one")
        }
        _ = try network(of: opening)
        return opening
    }

    /// The network whose numbers are open: the one in use, or a moment of one.
    ///
    /// - Throws: `ExplorerError` if the network or the data are others than when it was opened.
    package func network(of opening: OpenedTrail) throws -> NamedNetwork {
        let now = try MomentName(opening.network) == nil ? network() : network(named: opening.network)
        guard opening.isOf(now) else {
            throw Self.stale(opening, "the network is no longer the one")
        }
        guard !opening.isStale(beside: state.datasetRevision) else {
            throw Self.stale(opening, "the data are no longer those")
        }
        return now
    }

    private static func stale(_ opening: OpenedTrail, _ what: String) -> ExplorerError {
        .refused("\(what) that `\(opening.command)` opened", remedy: "open it anew: `\(opening.command)`")
    }
}
