/// So many messages a second are taken on average, and a burst at once; a page sends one a frame of its screen.
struct Pace {
    private var left: Double
    private var last = ContinuousClock.now
    private let rate: Double
    private let burst: Double

    init(rate: Double = 300, burst: Double = 600) { (self.rate, self.burst, left) = (rate, burst, burst) }

    /// - Returns: false for one too many.
    mutating func take() -> Bool {
        let now = ContinuousClock.now
        left = min(burst, left + (now - last) / .seconds(1) * rate) - 1
        last = now
        return left >= 0
    }
}
