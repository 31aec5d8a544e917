/// The keys that differ from libedit's own. Those of `.editrc` come after them and win.
enum KeyBindings {
    static let common: [(String, String)] = [
        ("^I", EditorCommand.complete.rawValue),
        ("^R", EditorCommand.search.rawValue),
        ("^M", EditorCommand.enter.rawValue),
        ("^J", EditorCommand.enter.rawValue),
        ("^L", EditorCommand.clearScreen.rawValue),
        ("^W", "ed-delete-prev-word"),
        ("^P", EditorCommand.up.rawValue),
        ("^N", EditorCommand.down.rawValue),
    ]

    static let emacs: [(String, String)] = [
        ("^F", EditorCommand.forward.rawValue),
        ("^A", EditorCommand.lineStart.rawValue),
        ("^E", EditorCommand.lineEnd.rawValue),
        ("\\ef", EditorCommand.forwardWord.rawValue),
        ("\\e^M", EditorCommand.newline.rawValue),
        ("\\ex", nothing),
        ("^X^E", EditorCommand.edit.rawValue),
    ]

    /// For the keys of `ed-command`: it asks where nobody sees it, and an empty answer is more than libedit can bear.
    private static let nothing = "ed-unassigned"

    static let viCommandMode: [(String, String)] = [
        ("^M", EditorCommand.enter.rawValue),
        ("^J", EditorCommand.enter.rawValue),
        ("^L", EditorCommand.clearScreen.rawValue),
        ("^R", EditorCommand.search.rawValue),
        (":", nothing),
        ("/", EditorCommand.viSearch.rawValue),
        ("v", EditorCommand.edit.rawValue),
        ("n", EditorCommand.searchAgain.rawValue),
        ("k", EditorCommand.up.rawValue),
        ("j", EditorCommand.down.rawValue),
    ]
}
