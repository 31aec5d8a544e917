import Insight

/// What `why` has open: a sample, and the way from where it began to the number that is looked at.
package struct OpenedTrail: Sendable {
    package let sample: Sample
    /// The command that opened the first sum.
    private let start: String
    /// The numbers of the terms that were opened from there.
    private var numbers: [Int] = []
    /// From where it began to what is looked at; never empty.
    package private(set) var trail: [OpenedSum.Subject]
    /// The name of the network whose numbers they are.
    package let network: String
    private let networkRevision: Int
    private let datasetRevision: Int

    package init(_ subject: OpenedSum.Subject, of sample: Sample, network: NamedNetwork, datasetRevision: Int, command: String) {
        self.sample = sample
        start = command
        trail = [subject]
        self.network = network.name
        networkRevision = network.revision
        self.datasetRevision = datasetRevision
    }

    /// The command that opens what is looked at anew.
    package var command: String { ([start] + numbers.map { "\($0)" }).joined(separator: " ") }

    /// What is looked at.
    package var subject: OpenedSum.Subject { trail[trail.count - 1] }

    package var pixels: [Float] { sample.pixels }

    /// Goes down to the unit behind a term.
    package mutating func enter(_ unit: NetworkUnit, number: Int) {
        trail.append(.unit(unit))
        numbers.append(number)
    }

    /// Goes back up one; false where it began.
    package mutating func leave() -> Bool {
        guard trail.count > 1 else { return false }
        trail.removeLast()
        numbers.removeLast()
        return true
    }

    /// Whether another network stands where the one did whose numbers they are.
    package func isOf(_ named: NamedNetwork) -> Bool { named.name == network && named.revision == networkRevision }

    /// Whether the sample comes from other data than those in use.
    package func isStale(beside datasetRevision: Int) -> Bool {
        if case .images = sample.path { self.datasetRevision != datasetRevision } else { false }
    }
}
