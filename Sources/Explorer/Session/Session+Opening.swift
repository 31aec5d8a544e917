import ConvNet
import Insight

/// What `why` has open: a sample, and the way from where it began to the number that is looked at.
struct Opening: Sendable {
    let sample: Sample
    /// The command that opened the first sum.
    private let start: String
    /// The numbers of the terms that were opened from there.
    private var numbers: [Int] = []
    /// From where it began to what is looked at; never empty.
    private(set) var trail: [OpenedSum.Subject]
    private let network: String
    private let networkRevision: Int
    private let datasetRevision: Int

    init(_ subject: OpenedSum.Subject, of sample: Sample, network: NamedNetwork, datasetRevision: Int, command: String) {
        self.sample = sample
        start = command
        trail = [subject]
        self.network = network.name
        networkRevision = network.revision
        self.datasetRevision = datasetRevision
    }

    /// The command that opens what is looked at anew.
    var command: String { ([start] + numbers.map { "\($0)" }).joined(separator: " ") }

    /// What is looked at.
    var subject: OpenedSum.Subject { trail[trail.count - 1] }

    var pixels: [Float] { sample.pixels }

    /// Goes down to the unit behind a term.
    mutating func enter(_ unit: NetworkUnit, number: Int) {
        trail.append(.unit(unit))
        numbers.append(number)
    }

    /// Goes back up one; false where it began.
    mutating func leave() -> Bool {
        guard trail.count > 1 else { return false }
        trail.removeLast()
        numbers.removeLast()
        return true
    }

    /// The network whose numbers they are: the one in use, or a moment of one.
    ///
    /// - Throws: `ExplorerError` if the network or the data are others than when it was opened.
    func network(in session: Session) throws -> NamedNetwork {
        let now = try MomentName(network) == nil ? session.network() : session.network(named: network)
        if now.name != network || now.revision != networkRevision {
            throw stale("the network is no longer the one that `\(command)` opened")
        }
        if case .images = sample.path, session.state.datasetRevision != datasetRevision {
            throw stale("the data are no longer those that `\(command)` opened")
        }
        return now
    }

    private func stale(_ what: String) -> ExplorerError { .refused(what, remedy: "open it anew: `\(command)`") }
}

extension Session {
    /// What `why` has open, if it still holds.
    ///
    /// - Throws: `ExplorerError` where nothing is open, or network or data have changed since.
    func opened() throws -> Opening {
        guard let opening else {
            throw ExplorerError.refused(
                "no sum is open, so there is no term to open and nowhere to go back to",
                remedy: "`why \(lastSample.map { "\($0)" } ?? "test/18")` opens one")
        }
        _ = try opening.network(in: self)
        return opening
    }
}
