/// How far long work has come.
package struct Progress: Sendable, Hashable {
    /// What is being done: `epoch 2 of 10`, `downloading train-images`.
    package var title: String
    /// From 0 to 1; nil if nobody knows.
    package var fraction: Double?
    /// What is worth seeing beside the bar, in order: `loss`, `accuracy`, `images/s`.
    package var details: [Detail]
    /// Seconds that the rest should take, where known.
    package var secondsLeft: Double?

    /// A named value beside the bar, ready to be shown.
    package struct Detail: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(_ title: String, fraction: Double? = nil, details: [Detail] = [], secondsLeft: Double? = nil) {
        self.title = title
        self.fraction = fraction
        self.details = details
        self.secondsLeft = secondsLeft
    }
}
