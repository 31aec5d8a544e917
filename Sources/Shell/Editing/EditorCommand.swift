import CEditLine

/// The editor's own commands, bindable by these names in `.editrc` like libedit's.
enum EditorCommand: String, CaseIterable {
    case enter = "convo-enter"
    case newline = "convo-newline"
    case complete = "convo-complete"
    case completeBack = "convo-complete-back"
    case paste = "convo-paste"
    case search = "convo-search"
    case viSearch = "convo-vi-search"
    case searchAgain = "convo-search-again"
    case clearScreen = "convo-clear-screen"
    case forward = "convo-forward"
    case forwardWord = "convo-forward-word"
    case up = "convo-up"
    case down = "convo-down"
    case lineStart = "convo-line-start"
    case lineEnd = "convo-line-end"
    case edit = "convo-edit"

    /// libedit calls a command without saying which: each needs a C function of its own.
    var function: editline_command {
        switch self {
        case .enter: { engine, _ in EditEngine.perform(.enter, engine) }
        case .newline: { engine, _ in EditEngine.perform(.newline, engine) }
        case .complete: { engine, _ in EditEngine.perform(.complete, engine) }
        case .completeBack: { engine, _ in EditEngine.perform(.completeBack, engine) }
        case .paste: { engine, _ in EditEngine.perform(.paste, engine) }
        case .search: { engine, _ in EditEngine.perform(.search, engine) }
        case .viSearch: { engine, _ in EditEngine.perform(.viSearch, engine) }
        case .searchAgain: { engine, _ in EditEngine.perform(.searchAgain, engine) }
        case .clearScreen: { engine, _ in EditEngine.perform(.clearScreen, engine) }
        case .forward: { engine, _ in EditEngine.perform(.forward, engine) }
        case .forwardWord: { engine, _ in EditEngine.perform(.forwardWord, engine) }
        case .up: { engine, _ in EditEngine.perform(.up, engine) }
        case .down: { engine, _ in EditEngine.perform(.down, engine) }
        case .lineStart: { engine, _ in EditEngine.perform(.lineStart, engine) }
        case .lineEnd: { engine, _ in EditEngine.perform(.lineEnd, engine) }
        case .edit: { engine, _ in EditEngine.perform(.edit, engine) }
        }
    }
}

/// Code points that no keyboard sends (C1 controls), bound in both key maps, through which keys without
/// a character of their own reach libedit.
enum PrivateKey {
    static let accept: Unicode.Scalar = "\u{97}"
    static let previousLine: Unicode.Scalar = "\u{98}"
    static let nextLine: Unicode.Scalar = "\u{99}"
    static let nextCharacter: Unicode.Scalar = "\u{9a}"
    static let nextWord: Unicode.Scalar = "\u{9b}"
    static let paste: Unicode.Scalar = "\u{9c}"

    static func of(_ key: NamedKey) -> Unicode.Scalar {
        switch key {
        case .up: "\u{80}"
        case .down: "\u{81}"
        case .left: "\u{82}"
        case .right: "\u{83}"
        case .home: "\u{84}"
        case .end: "\u{85}"
        case .delete: "\u{86}"
        case .wordLeft: "\u{87}"
        case .wordRight: "\u{88}"
        case .deleteWord: "\u{89}"
        case .backTab: "\u{8a}"
        }
    }

    static let bindings: [(Unicode.Scalar, String)] = [
        (accept, "ed-newline"), (previousLine, "ed-prev-history"), (nextLine, "ed-next-history"),
        (nextCharacter, "ed-next-char"), (nextWord, "em-next-word"), (paste, EditorCommand.paste.rawValue),
        (of(.up), EditorCommand.up.rawValue), (of(.down), EditorCommand.down.rawValue),
        (of(.left), "ed-prev-char"), (of(.right), EditorCommand.forward.rawValue),
        (of(.home), EditorCommand.lineStart.rawValue), (of(.end), EditorCommand.lineEnd.rawValue),
        (of(.delete), "ed-delete-next-char"), (of(.deleteWord), "em-delete-next-word"),
        (of(.wordLeft), "ed-prev-word"), (of(.wordRight), EditorCommand.forwardWord.rawValue),
        (of(.backTab), EditorCommand.completeBack.rawValue),
    ]
}
