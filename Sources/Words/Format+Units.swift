extension Format {
    /// A length of time with the precision that matters: `420 ms`, `4.2 s`, `12 s`, `3 min 05 s`, `2 h 05 min`.
    package static func duration(seconds: Double) -> String {
        guard seconds.isFinite else { return "?" }
        let seconds = max(seconds, 0)
        switch seconds {
        case ..<0.001: return fixed(seconds * 1e6, decimals: 0) + " µs"
        case ..<0.999_5: return fixed(seconds * 1e3, decimals: 0) + " ms"
        case ..<9.95: return fixed(seconds, decimals: 1) + " s"
        default: return clock(seconds)
        }
    }

    /// The time that is left, in whole seconds or coarser: `12 s left`.
    package static func remaining(seconds: Double) -> String {
        guard seconds.isFinite else { return "" }
        return clock(max(seconds, 0)) + " left"
    }

    /// A speed: `14,210 images/s`; below ten a second with one digit after the point.
    package static func rate(_ perSecond: Double, of things: String) -> String {
        guard perSecond.isFinite else { return "" }
        return number(perSecond, decimals: perSecond < 9.95 ? 1 : 0) + " " + things + "/s"
    }

    /// A size in decimal units: `236 kB`, `11.6 MB`.
    package static func bytes(_ count: Int) -> String {
        compact(Double(count), units: ["B", "kB", "MB", "GB", "TB"])
    }

    /// A large number with a prefix of the international system: `9600`, `1.1 M`.
    package static func compact(_ value: Double) -> String {
        value.magnitude < 10_000 ? number(value) : compact(value, units: ["", "k", "M", "G", "T"])
    }

    private static func compact(_ value: Double, units: [String]) -> String {
        var scaled = value
        var unit = 0
        while scaled.magnitude >= 999.5, unit + 1 < units.count { scaled /= 1000; unit += 1 }
        let text = fixed(scaled, decimals: unit > 0 && scaled.magnitude < 99.95 ? 1 : 0)
        return units[unit].isEmpty ? text : text + " " + units[unit]
    }

    private static func clock(_ seconds: Double) -> String {
        guard seconds < 1e9 else { return "ages" }
        let whole = Int(seconds.rounded())
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return "\(whole / 60) min \(twoDigits(whole % 60)) s"
        default: return "\(whole / 3600) h \(twoDigits(whole % 3600 / 60)) min"
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
