import Words

/// Tells the time of a measurement: this machine's, or one that a test makes go by itself.
package typealias Timepiece = () -> SuspendingClock.Instant

/// Work done again and again, in several windows of time. The middle one counts: what else a machine does now and then
/// hits few of them.
struct TimedWindows {
    /// For all windows together; slow work takes longer, since `fewest` windows have one piece each at least.
    let seconds: Double
    var now: Timepiece = { .now }

    private static let wanted = 9
    private static let fewest = 3
    /// The share of the time in which caches fill and clocks rise before anything counts.
    private static let warming = 0.1

    /// What was done in one window.
    struct Window {
        let things: Int
        let seconds: Double

        var rate: Double { Double(things) / max(seconds, 1e-9) }
    }

    /// - Parameters:
    ///   - piece: does some of the work; returns how many things it did
    ///   - opened: called before each window
    ///   - closed: called after it
    /// - Returns: all windows in order.
    /// - Throws: what `watch` throws, or what `piece` throws.
    @discardableResult
    func run(
        _ watch: Watch, piece: () throws -> Int, opened: () -> Void = {}, closed: (Window) -> Void = { _ in }
    ) throws -> [Window] {
        _ = try window(Self.warming * seconds, watch, at: 0, piece)
        var windows: [Window] = []
        let end = now() + .seconds(seconds)
        while windows.count < Self.fewest || (windows.count < Self.wanted && now() < end) {
            let share = Double(windows.count) / Double(Self.wanted)
            opened()
            let window = try window(seconds / Double(Self.wanted), watch, at: share, piece)
            closed(window)
            windows.append(window)
        }
        return windows
    }

    /// Things a second in the middle window.
    func rate(_ watch: Watch, piece: () throws -> Int) throws -> Double {
        Self.median(try run(watch, piece: piece).map(\.rate))
    }

    private func window(
        _ length: Double, _ watch: Watch, at share: Double, _ piece: () throws -> Int
    ) throws -> Window {
        var things = 0
        try watch(share)
        let begin = now()
        var (last, heard) = (begin, begin)
        repeat {
            things += try piece()
            last = now()
            if last - heard > Self.patience {
                try watch(share)
                heard = last
            }
        } while last - begin < .seconds(length)
        return Window(things: things, seconds: (last - begin) / .seconds(1))
    }

    /// After this the watcher is asked again inside a window.
    private static let patience = Duration.milliseconds(50)

    /// The middle of the values, the mean of the two middle ones of an even count; 0 of none.
    static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let (sorted, middle) = (values.sorted(), values.count / 2)
        return values.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
