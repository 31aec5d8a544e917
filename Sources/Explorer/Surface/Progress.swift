/// How far long work has come.
public struct Progress: Sendable, Hashable {
    /// What is being done: `epoch 2 of 10`, `downloading train-images`.
    public var title: String
    /// From 0 to 1; nil if nobody knows.
    public var fraction: Double?
    /// What is worth seeing beside the bar, in order: `loss`, `accuracy`, `images/s`.
    public var details: [Detail]
    /// Seconds that the rest should take, where known.
    public var secondsLeft: Double?

    /// A named value beside the bar, ready to be shown.
    public struct Detail: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(_ title: String, fraction: Double? = nil, details: [Detail] = [], secondsLeft: Double? = nil) {
        self.title = title
        self.fraction = fraction
        self.details = details
        self.secondsLeft = secondsLeft
    }
}
