/// What was measured about a network.
package struct NetworkMeasurement: Sendable {
    package let trainedPerSecond: Double
    package let inferredPerSecond: Double
    /// Microseconds for one image.
    package let latency: Double
    /// Thousands of millions of operations a second, on all threads.
    package let peak: Double
    package let profile: StepProfile

    package init(
        trainedPerSecond: Double, inferredPerSecond: Double, latency: Double, peak: Double, profile: StepProfile
    ) {
        self.trainedPerSecond = trainedPerSecond
        self.inferredPerSecond = inferredPerSecond
        self.latency = latency
        self.peak = peak
        self.profile = profile
    }
}
