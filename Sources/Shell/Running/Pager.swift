import Explorer
import Glibc

/// The program of the user's choice that shows long text a screen at a time.
enum Pager {
    /// Whether a text goes through the pager: where it is much taller than the screen, or always. What is over by a few
    /// rows is at hand by scrolling, and a pager would be one more thing to leave.
    static func isWanted(_ choice: PagerChoice?, for text: String, on descriptor: Descriptor) -> Bool {
        guard descriptor.isTerminal, Environment.terminalUnderstandsEscapes, !text.isEmpty else { return false }
        switch choice ?? .auto {
        case .off: return false
        case .on: return true
        case .auto: return isLong(text, rows: descriptor.size.rows)
        }
    }

    /// Whether a text takes more than a screen and a half.
    static func isLong(_ text: String, rows: Int) -> Bool {
        text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) * 2 > (rows - 1) * 3
    }

    /// Shows the text and waits until the person has seen enough; the terminal must be as other programs expect it.
    ///
    /// - Returns: false where there is no pager, or one that could not be run or failed, so that nobody may have seen the text.
    static func show(_ text: String) -> Bool {
        let folders = (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        let chosen = getenv("PAGER").map { String(cString: $0) }
        guard let command = command(chosen, isThere: { name in folders.contains { access("\($0)/\(name)", X_OK) == 0 } })
        else { return false }
        // As other programs do it: colors pass, a short text ends it at once, and what was seen stays on the screen. Its
        // prompt says how to go on, and a key pressed by mistake writes no file and runs no program.
        let usual = ["LESS": "FRX" + lessPrompt, "LESSSECURE": "1", "LV": "-c"].filter { Environment.value($0.key) == nil }
        // 130 is Ctrl-C: somebody has seen enough.
        return [0, 130].contains(UserShell.feed(text, to: command, adding: usual))
    }

    private static let lessPrompt = "-PsSpace goes on?e, this is the end., b goes back, q leaves$"

    /// What to run: `$PAGER`, or `less` where that is not set at all; nil for nothing, and for `cat`, which would be
    /// nothing but a detour.
    static func command(_ chosen: String?, isThere: (String) -> Bool) -> String? {
        guard let chosen else { return isThere("less") ? "less" : nil }
        let words = chosen.split(whereSeparator: \.isWhitespace)
        return words.isEmpty || words == ["cat"] ? nil : chosen
    }
}
