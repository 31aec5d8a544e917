import ConvNet

/// A network in the middle of its training.
package struct TrainingMoment: Sendable {
    /// What it is called, or the setting that a sweep tries with it.
    package let name: String
    /// As it is now: weights, optimizer state, and the records of the epochs that are over.
    package let network: Network
    /// Where the training stands.
    package let report: BatchReport

    package init(name: String, network: Network, report: BatchReport) {
        self.name = name
        self.network = network
        self.report = report
    }
}

/// A setting that somebody changed while a command ran.
package struct SettingChange: Sendable, Hashable {
    package let name: String
    /// As `set` takes it.
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
