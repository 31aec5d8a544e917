import CEditLine
import Glibc

/// libedit as the engine of the editor: key maps, kill ring, undo, the walk through the history, vi mode, `.editrc`.
/// It draws into the void; `LineEditor` draws.
///
/// All unsafe calls to libedit stand in this file. The contract: `engine` and `past` are valid from `init` to `deinit`;
/// libedit calls back only inside `readLine`, on the caller's thread; its `client` pointer is this object, which
/// outlives those calls because it makes them.
final class EditEngine {
    enum Input { case scalar(Unicode.Scalar), end, interrupted }
    enum Reply { case nothing, redraw, beep }
    enum Result: Equatable { case line(String), end, interrupted }

    /// Gives the next character; called with the line up to date, so this is where it is drawn.
    var read: () -> Input = { .end }
    var perform: (EditorCommand) -> Reply = { _ in .nothing }
    let editRC: EditRC

    private let engine: OpaquePointer
    private let past: OpaquePointer
    private let void: UnsafeMutablePointer<FILE>
    private let terminal: EditorTerminal
    /// Whether the last line that was read on may not have fitted into libedit's window.
    private var wasTooLong = false

    /// nil when the terminal cannot be edited on.
    init?(name: String, editRCPath: String) {
        guard let terminal = EditorTerminal(), let void = fopen("/dev/null", "w") else { return nil }
        // The stream goes nowhere but the descriptors are a terminal's: libedit must find one there.
        let input = terminal.descriptor
        guard let engine = el_init_fd(name, editline_stdin(), void, void, input, STDOUT_FILENO, STDERR_FILENO),
            let past = history_init()
        else {
            fclose(void)
            return nil
        }
        terminal.becomeStandardInput()
        (self.void, self.engine, self.past, self.terminal) = (void, engine, past, terminal)
        editRC = EditRC(commands: Self.commands(in: editRCPath))
        editline_history_size(past, 5000)
        editline_set_client(engine, Unmanaged.passUnretained(self).toOpaque())
        editline_set_signal(engine, 0)
        editline_set_prompt(engine) { _ in EditEngine.noPrompt }
        editline_set_history(engine, past)
        editline_set_reader(engine) { EditEngine.read(into: $1, $0) }
        for command in EditorCommand.allCases { editline_add(engine, command.rawValue, command.function) }
        bindKeys()
    }

    deinit {
        el_end(engine)
        history_end(past)
        fclose(void)
    }

    nonisolated(unsafe) private static let noPrompt: UnsafeMutablePointer<CChar> = {
        let empty = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        empty.pointee = 0
        return empty
    }()

    // MARK: Callbacks

    private static func owner(_ engine: OpaquePointer?) -> EditEngine {
        Unmanaged<EditEngine>.fromOpaque(editline_client(engine)).takeUnretainedValue()
    }

    static func perform(_ command: EditorCommand, _ engine: OpaquePointer?) -> UInt8 {
        switch owner(engine).perform(command) {
        case .nothing: UInt8(CC_NORM)
        case .redraw: UInt8(CC_REFRESH)
        case .beep: UInt8(CC_REFRESH_BEEP)
        }
    }

    private static func read(into character: UnsafeMutablePointer<wchar_t>?, _ engine: OpaquePointer?) -> Int32 {
        let editor = owner(engine)
        editor.keepWindowTrue()
        switch editor.read() {
        case .scalar(let scalar):
            character?.pointee = wchar_t(scalar.value)
            return 1
        case .end:
            character?.pointee = 0
            return 0
        case .interrupted:
            errno = EINTR
            return -1
        }
    }

    /// Where a line does not fit into its window, libedit takes the row of the cursor in the line for its row in the
    /// window, and the next letter is written outside of it. Drawn anew, both are the same again.
    private func keepWindowTrue() {
        let length = el_wline(engine).map { $0.pointee.lastchar - $0.pointee.buffer } ?? 0
        let isTooLong = length > EditorTerminal.mostScalars
        if isTooLong || wasTooLong { editline_refresh(engine) }
        wasTooLong = isTooLong
    }

    // MARK: Key bindings

    var isVi: Bool { editline_editor(engine).map { String(cString: $0) } == "vi" }

    /// `bind -v` and `bind -e` reset every key. So: find the mode, set our keys, then the user's, which win.
    private func bindKeys() {
        editline_set_editor(engine, "emacs")
        editRC.choices.forEach(run)
        editline_set_editor(engine, isVi ? "vi" : "emacs")
        KeyBindings.common.forEach { bind($0, $1) }
        (isVi ? KeyBindings.viCommandMode : []).forEach { bindAlternative($0, $1) }
        (isVi ? [] : KeyBindings.emacs).forEach { bind($0, $1) }
        for (key, command) in PrivateKey.bindings {
            bind("\\" + String(key.value, radix: 8), command)
            bindAlternative("\\" + String(key.value, radix: 8), command)
        }
        editRC.replayed.forEach(run)
    }

    /// Runs a command of `.editrc`.
    private func run(_ words: [String]) {
        let copies = words.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        var arguments = copies.map { UnsafePointer<CChar>($0) }
        el_parse(engine, Int32(words.count), &arguments)
    }

    private func bind(_ key: String, _ command: String) { editline_bind(engine, key, command) }
    private func bindAlternative(_ key: String, _ command: String) { editline_bind_alternative(engine, key, command) }

    private static func commands(in path: String) -> [[String]] {
        (FileText.read(path) ?? "").split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("#"), let tokenizer = tok_init(nil) else { return nil }
            defer { tok_end(tokenizer) }
            var count: Int32 = 0
            var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
            guard tok_str(tokenizer, String(line), &count, &words) == 0, count > 0, let words else { return nil }
            return (0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } }
        }
    }

    // MARK: The line

    /// The text typed so far and the cursor in it, in Unicode scalars.
    var line: (text: String, cursor: Int) {
        guard let info = el_line(engine)?.pointee, let start = info.buffer else { return ("", 0) }
        let text = String(decoding: UnsafeRawBufferPointer(start: start, count: info.lastchar - start), as: UTF8.self)
        let before = String(decoding: UnsafeRawBufferPointer(start: start, count: info.cursor - start), as: UTF8.self)
        return (text, before.unicodeScalars.count)
    }

    func insert(_ text: String) { el_insertstr(engine, text) }
    func deleteBeforeCursor(_ scalars: Int) { if scalars > 0 { el_deletestr(engine, Int32(scalars)) } }
    func moveCursor(by scalars: Int) { el_cursor(engine, Int32(scalars)) }

    /// libedit does not take an empty line as a replacement, so the old one is deleted instead.
    func replace(with text: String, cursor: Int) {
        if text.isEmpty {
            let (old, place) = line
            let count = old.unicodeScalars.count
            moveCursor(by: count - place)
            return deleteBeforeCursor(count)
        }
        el_replacestr(engine, text)
        moveCursor(by: cursor - line.cursor)
    }

    /// The next character that libedit reads, before those of the keyboard.
    func push(_ key: Unicode.Scalar) { el_wpush(engine, [wchar_t(key.value), 0]) }

    /// Switches the terminal between the editor's mode and the one it was found in.
    func setTerminalRaw(_ on: Bool) { editline_raw(engine, on ? 1 : 0) }

    func readLine() -> Result {
        var count: Int32 = 0
        let line = el_gets(engine, &count)
        let interrupted = line == nil && count == -1 && errno == EINTR
        guard let line, count > 0 else { return interrupted ? .interrupted : .end }
        let text = String(cString: line)
        return .line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    // MARK: The lines of before

    /// Adds a line for the arrow keys; an older one of the same text goes.
    func remember(_ line: String) {
        var event = HistEvent()
        var found = editline_history_first(past, &event)
        while found != -1 {
            let number = event.num
            let isSame = event.str.map { strcmp($0, line) == 0 } ?? false
            if isSame {
                editline_history_delete(past, number)
                break
            }
            found = editline_history_next(past, &event)
        }
        editline_history_enter(past, line)
    }

    /// Fills an empty history, where no line stands twice.
    func recall(_ lines: [String]) { for line in lines { editline_history_enter(past, line) } }
}
