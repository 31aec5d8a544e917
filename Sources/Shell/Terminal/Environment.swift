import Glibc

/// The environment variables that the shell obeys, read when they are asked for.
enum Environment {
    /// The value of a variable; nil when it is unset or empty, which the conventions for terminals treat alike.
    static func value(_ name: String) -> String? {
        guard let text = getenv(name), text.pointee != 0 else { return nil }
        return String(cString: text)
    }

    static var home: String { value("HOME") ?? "/" }

    /// Where the lines typed in earlier sessions are kept: `$XDG_STATE_HOME/convo/history`.
    static var historyPath: String {
        (value("XDG_STATE_HOME") ?? home + "/.local/state") + "/convo/history"
    }

    /// The user's file of key bindings, as libedit looks for it.
    static var editRCPath: String { value("EDITRC") ?? home + "/.editrc" }

    /// Whether rows that were broken at the margin are joined and broken anew when the window changes. Most terminals do
    /// that; xterm, the console of Linux and GNU screen leave them as they stand.
    static var terminalJoinsRows: Bool {
        if value("TMUX") != nil { return true }
        return value("XTERM_VERSION") == nil && value("STY") == nil && value("TERM") != "linux"
    }

    /// False where escape sequences would be printed as text.
    static var terminalUnderstandsEscapes: Bool {
        guard let name = value("TERM") else { return false }
        return name != "dumb"
    }
}
