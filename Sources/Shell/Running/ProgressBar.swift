import Display
import Explorer

/// A report of progress: title, bar, share done, named values, time left. In one row where that fits, else in two.
enum ProgressBar {
    private static let narrowest = 10
    private static let widest = 30

    static func rows(_ progress: Progress, columns: Int, unicode: Bool, color: Bool) -> [String] {
        let details = progress.details.map { $0.name.isEmpty ? $0.value : "\($0.name) \($0.value)" }
        let left = progress.secondsLeft.map { [Format.remaining(seconds: $0)] } ?? []
        guard let fraction = progress.fraction else {
            return [CellWidth.clip(([progress.title] + details + left).joined(separator: "  "), to: columns)]
        }
        let share = share(of: fraction)
        let beside = ([share] + details + left).joined(separator: "  ")
        let room = columns - CellWidth.of(progress.title) - CellWidth.of(beside) - 2
        if room >= narrowest || details.isEmpty {
            let bar = bar(fraction, width: min(widest, max(room, narrowest)), unicode: unicode, color: color)
            return [row(progress.title, bar, beside, columns: columns)]
        }
        let short = ([share] + left).joined(separator: "  ")
        let width = columns - CellWidth.of(progress.title) - CellWidth.of(short) - 2
        let bar = bar(fraction, width: min(widest, max(width, narrowest)), unicode: unicode, color: color)
        return [
            row(progress.title, bar, short, columns: columns),
            CellWidth.clip(details.joined(separator: "  "), to: columns),
        ]
    }

    /// The title gives way first, then what stands beside the bar.
    private static func row(_ title: String, _ bar: (text: String, width: Int), _ beside: String, columns: Int) -> String {
        let room = max(0, columns - bar.width - 2)
        let head = CellWidth.clip(title, to: max(room / 2, room - CellWidth.of(beside)))
        return head + " " + bar.text + " " + CellWidth.clip(beside, to: room - CellWidth.of(head))
    }

    private static func share(of fraction: Double) -> String {
        let percent = "\(Int((clamped(fraction) * 100).rounded(.down))) %"
        return String(repeating: " ", count: max(0, 5 - percent.count)) + percent
    }

    private static func clamped(_ fraction: Double) -> Double {
        fraction.isFinite ? min(max(fraction, 0), 1) : 0
    }

    private static func bar(
        _ fraction: Double, width: Int, unicode: Bool, color: Bool
    ) -> (text: String, width: Int) {
        let share = clamped(fraction)
        let done: String
        if unicode {
            let eighths = Int(share * Double(width * 8))
            done = String(repeating: "█", count: eighths / 8) + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        } else {
            done = String(repeating: "#", count: Int(share * Double(width)))
        }
        let rest = String(repeating: unicode ? "·" : "-", count: width - done.count)
        return (Style.command.paint(done, color: color) + Style.suggestion.paint(rest, color: color), width)
    }
}
