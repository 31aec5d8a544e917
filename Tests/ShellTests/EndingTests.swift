import Glibc
import Testing

@testable import Shell

/// Signals that end the program find work kept, files whole and the terminal as it was.
@Suite(.serialized) struct EndingTests {
    private let home = Home()

    /// `CONVO_ENDINGS=100` tries as many moments.
    private static let moments = getenv("CONVO_ENDINGS").flatMap { Int(String(cString: $0)) } ?? 10

    private func train(_ epochs: Int) -> String {
        "load \(home.file("digits")); new --layers 'flatten, dense 10'; train \(epochs) --save \(home.file("kept/net.safetensors"))"
    }

    private func prepare() {
        TinyDigits.write(to: home.file("digits"))
        mkdir(home.file("kept"), 0o700)
    }

    private func opens() -> Bool { PipedRun(["-c", "open \(home.file("kept/net.safetensors"))"]).ending == .exit(0) }

    private func names() -> [String] {
        guard let folder = opendir(home.file("kept")) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.filter { !$0.hasPrefix(".") }
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func `a training that is asked to end keeps what it has learned`(number: Int32) {
        prepare()
        let child = RunningChild(["-c", train(100_000)], home: home)
        #expect(child.waits(for: "epoch 2: loss "))
        child.signal(number)
        #expect(child.end() == .signal(number))
        #expect(opens())
        let log = home.read("stderr") ?? ""
        let row = log.split(separator: "\n").first { $0.hasPrefix("epoch 1: loss ") } ?? ""
        for name in [" accuracy ", " validation loss ", " validation accuracy ", " images/s "] { #expect(row.contains(name)) }
        #expect(!log.contains("\u{1b}"))
        #expect(home.read("stdout")?.contains("the weights are kept") == true)
    }

    @Test func `at whatever moment it ends, there is the old file or the new one, and nothing else`() {
        prepare()
        #expect(PipedRun(["-c", train(1)]).ending == .exit(0))
        for moment in 0..<Self.moments {
            let child = RunningChild(["-c", train(5)], home: home)
            usleep(useconds_t(600_000 * moment / Self.moments))
            child.signal(SIGTERM)
            #expect([.signal(SIGTERM), .exit(0)].contains(child.end()))
            #expect(opens())
            #expect(names() == ["net.safetensors"])
        }
    }

    @Test func `a hangup that the parent has told it to ignore is ignored`() {
        prepare()
        let log = home.file("stderr")
        let terminal = TerminalSession(
            shell: "trap '' HUP; $CONVO -c \"\(train(40))\" 2> \(log) & until grep -qs 'epoch 2' \(log); do sleep 0.05; done; "
                + "kill -HUP $!; wait $!; echo status $?", home: home)
        terminal.wait(for: "status 0")
        #expect(home.read("stderr")?.contains("epoch 40") == true)
    }

    @Test func `Ctrl-backslash ends one command at once and quietly`() {
        TinyDigits.write(to: home.file("digits"))
        let terminal = TerminalSession(
            shell: "trap : QUIT; $CONVO -c \"load \(home.file("digits")); train 100000\"; echo status $?", home: home)
        terminal.wait(for: "epoch 2")
        terminal.send("\u{1c}")
        terminal.wait(for: "status 131")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
        #expect(!terminal.output.contains("crashed") && !terminal.output.contains("core dumped"))
    }

    @Test(arguments: [
        ("$CONVO --version > /dev/full", "convo: cannot write the results: No space left on device\nstatus 1"),
        ("$CONVO < /", "convo: standard input cannot be read: Is a directory; give it a file or a pipe\nstatus 1"),
        ("$CONVO predict - < /", "convo: standard input cannot be read: Is a directory; give it a file or a pipe\nstatus 1"),
        ("printf '!exit 3\\nset seed\\n' | $CONVO", "convo: the shell command ended with status 3\nstatus 3"),
        ("$CONVO -c '!echo one\n!exit 4\n!echo two'", "one\nconvo: the shell command ended with status 4\nstatus 4"),
        ("$CONVO -c '!echo one; echo \"two\"'", "one\ntwo\nstatus 0"),
    ])
    func `what cannot be read, written or run is told in one line`(line: String, told: String) {
        let terminal = TerminalSession(shell: "\(line); echo status $?", home: home, columns: 200)
        #expect(terminal.end() == .exit(0))
        let text = terminal.screen.lines.filter { !$0.isEmpty }.joined(separator: "\n")
        #expect(text == told)
    }
}
