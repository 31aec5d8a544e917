import ConvNet
import Words

/// Where the time of one training step goes.
package struct StepProfile: Sendable {
    /// One row: a step of the plan in one direction, or something beside the plan.
    package struct Row: Sendable, Equatable {
        /// The layers by name, "conv1" or "bn1+pool1"; or what is done: "gather", "loss".
        package let name: String
        package let pass: Pass?
        /// For each image of a batch.
        package let microseconds: Double
        /// Of the whole step, from 0 to 1.
        package let share: Double
        /// For each image, counted as direct convolution does them; 0 where they are not what it does.
        package let multiplyAdds: Int

        /// Thousands of millions of operations a second, nil where multiply-adds are not what it does.
        package var gigaflops: Double? {
            multiplyAdds > 0 && microseconds > 0 ? 2e-3 * Double(multiplyAdds) / microseconds : nil
        }
    }

    /// A direction through the plan.
    package enum Pass: String, Sendable {
        case forward, backward
    }

    /// In the order in which they come.
    package let rows: [Row]
    /// The sum of all rows.
    package let total: Row

    /// Trains for some time and looks on.
    ///
    /// The fastest and the slowest quarter of the time do not count.
    /// - Throws: what `watch` throws, or why the network cannot be trained.
    package init(
        _ network: Network, settings: TrainingSettings, images: any SampleSource, seconds: Double,
        _ watch: Watch = { _ in }
    ) throws {
        let training = try EndlessTraining(network, settings: settings, images: images)
        let laps = Laps()
        training.run.observer = { laps.end(of: $0) }
        var windows: [(window: TimedWindows.Window, sums: Laps.Sums)] = []
        try TimedWindows(seconds: seconds).run(watch) {
            laps.begin()
            defer { laps.end(of: nil) }
            return try training.step()
        } opened: {
            laps.clear()
        } closed: { window in
            windows.append((window, laps.sums))
        }
        windows.sort { $0.window.rate < $1.window.rate }
        let middle = windows[windows.count / 4..<windows.count - windows.count / 4]
        self.init(
            middle.reduce(Laps.nothing) { Laps.joined($0, $1.sums) },
            images: middle.reduce(0) { $0 + $1.window.things }, cost: TrainingCost(network.architecture))
    }

    init(_ sums: Laps.Sums, images: Int, cost: TrainingCost) {
        let all = sums.reduce(0) { $0 + $1.seconds }
        func microseconds(_ seconds: Double) -> Double { seconds * 1e6 / Double(max(1, images)) }
        var rows: [Row] = []
        // What is kept for the checks comes early and counts as a part of them.
        for (part, seconds) in sums.filter({ $0.part != .keeping }) + sums.filter({ $0.part == .keeping }) {
            let (name, pass) = Self.label(part)
            let macs = part.map { cost.macs(of: $0) } ?? 0
            let row = Row(
                name: name, pass: pass, microseconds: microseconds(seconds), share: all > 0 ? seconds / all : 0,
                multiplyAdds: macs)
            if let place = rows.firstIndex(where: { $0.name == name && $0.pass == pass }) {
                rows[place] = rows[place].joined(row)
            } else {
                rows.append(row)
            }
        }
        self.rows = rows
        total = Row(name: "step", pass: nil, microseconds: microseconds(all), share: 1, multiplyAdds: cost.total)
    }

    private static func label(_ part: TrainingPart?) -> (name: String, pass: Pass?) {
        switch part {
        case .forward(let name): (name, .forward)
        case .backward(let name): (name, .backward)
        case .shuffle: ("shuffle", nil)
        case .gather: ("gather", nil)
        case .keeping, .checks: ("checks", nil)
        case .loss: ("loss", nil)
        case .optimizer: ("optimizer", nil)
        case .score, nil: ("bookkeeping", nil)
        }
    }
}

extension StepProfile.Row {
    /// Two parts under one name.
    fileprivate func joined(_ other: StepProfile.Row) -> StepProfile.Row {
        StepProfile.Row(
            name: name, pass: pass, microseconds: microseconds + other.microseconds, share: share + other.share,
            multiplyAdds: max(multiplyAdds, other.multiplyAdds))
    }
}

/// Times between the reports of a training run; what comes after the last of a step has no part.
final class Laps {
    typealias Sums = [(part: TrainingPart?, seconds: Double)]

    private var parts: [TrainingPart?] = []
    private var times: [Double] = []
    private var last = SuspendingClock.now

    func begin() { last = .now }

    func end(of part: TrainingPart?) {
        let now = SuspendingClock.now
        parts.append(part)
        times.append((now - last) / .seconds(1))
        last = now
    }

    func clear() {
        parts.removeAll(keepingCapacity: true)
        times.removeAll(keepingCapacity: true)
    }

    /// Each part's time since `clear`.
    var sums: Sums { Self.joined([], zip(parts, times).map { ($0, $1) }) }

    /// What begins a step, so that it stands first even where most steps do without it.
    static var nothing: Sums { [(.shuffle, 0), (.gather, 0)] }

    /// The times of both, parts in the order in which they first come.
    static func joined(_ first: Sums, _ second: Sums) -> Sums {
        var sums = first
        var places: [TrainingPart?: Int] = [:]
        for (place, sum) in sums.enumerated() { places[sum.part] = place }
        for (part, time) in second {
            if let place = places[part] {
                sums[place].seconds += time
            } else {
                places[part] = sums.count
                sums.append((part, time))
            }
        }
        return sums
    }
}
