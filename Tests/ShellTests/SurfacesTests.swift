import Testing
import Words

@testable import Shell

/// The built program with pipes: a command, a text of commands, a pipe.
@Suite struct SurfacesTests {
    @Test func `a command's result goes to standard output`() {
        let run = PipedRun(["help", "quit"])
        #expect(run.output.contains("quit"))
        #expect(run.errors == "")
        #expect(run.ending == .exit(0))
    }

    @Test func `an unknown command is refused in one line, with the nearest`() {
        let run = PipedRun(["halp"])
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("convo: "))
        #expect(run.errors.contains("'halp'") && run.errors.contains("help"))
        #expect(run.errors.filter { $0 == "\n" }.count == 1)
        #expect(run.ending == .exit(64))
    }

    @Test func `commands run in order and the first error stops`() {
        let run = PipedRun(["-c", "help quit; use nothing; help undo"])
        #expect(run.output == PipedRun(["help", "quit"]).output)
        #expect(run.errors.contains("nothing"))
        #expect(run.ending != .exit(0))
    }

    @Test func `a pipe is read line by line, rows joined while a quote is open`() {
        let run = PipedRun([], input: "# a comment\n\nhelp 'quit\n'\nhelp quit\n")
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("convo: "))
        let other = PipedRun([], input: "help \\\nquit\nhelp quit")
        #expect(other.output == String(repeating: PipedRun(["help", "quit"]).output, count: 2))
        #expect(other.ending == .exit(0))
    }

    @Test func `a quote that stays open over many lines is read in time`() {
        let text = "help '" + String(repeating: "word\n", count: 20_000) + "'\nhelp quit\n"
        let run = PipedRun([], input: text)
        #expect(run.errors.hasPrefix("convo: there is no command and no topic 'word"))
        #expect(run.ending == .exit(64))
    }

    @Test func `a mark of byte order before the first command is passed over`() {
        #expect(PipedRun([], input: "\u{FEFF}help quit\n").output == PipedRun(["help", "quit"]).output)
    }

    @Test(arguments: [0 as Int32, 1, 2]) func `a standard stream may be closed`(number: Int32) {
        let run = PipedRun([], input: "help quit\n", closing: number)
        #expect(run.ending == .exit(number == 1 ? 1 : 0))
        #expect(run.errors == (number == 1 ? "convo: cannot write the results: Bad file descriptor\n" : ""))
    }

    @Test func `quit ends a pipe`() {
        let run = PipedRun([], input: "quit\nhelp\n")
        #expect(run.output == "")
        #expect(run.ending == .exit(0))
    }

    @Test func `an open quote at the end of a pipe is an error`() {
        let run = PipedRun([], input: "help 'quit")
        #expect(run.output == "")
        #expect(run.ending == .exit(64))
    }

    @Test func `JSON is one object a line for each command`() {
        let run = PipedRun(["--json", "-c", "help quit; help undo"])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix(#"{"command":"help quit","output":{"kind":"#) == true)
        #expect(lines.last?.hasPrefix(#"{"command":"help undo","output":{"kind":"#) == true)
        #expect(lines.allSatisfy { $0.hasSuffix("}}") })
    }

    @Test func `an error leaves standard output to the JSON before it`() {
        let run = PipedRun(["--json", "-c", "help quit; halp"])
        #expect(run.output.filter { $0 == "\n" }.count == 1)
        #expect(run.errors.contains("halp"))
        #expect(run.ending == .exit(64))
    }

    @Test func `words of the operating-system shell are not cut again`() {
        let run = PipedRun(["help", "quit; help"])
        #expect(run.errors.contains("quit; help"))
    }

    @Test func `no color goes into a file unless it is asked for`() {
        #expect(!PipedRun(["help"]).output.contains("\u{1b}"))
        #expect(!PipedRun(["--color", "never", "help"]).output.contains("\u{1b}"))
    }

    @Test func `drawings keep to the width that is given`() {
        let run = PipedRun(["--width", "40", "help"])
        #expect(run.output.split(separator: "\n").allSatisfy { CellWidth.of($0) <= 40 })
        #expect(run.ending == .exit(0))
    }

    @Test func `options mean the same after the command, in a text and in a pipe`() {
        let narrow = PipedRun(["--width", "40", "help", "train"]).output
        #expect(PipedRun(["help", "train", "--width", "40"]).output == narrow)
        #expect(PipedRun(["-c", "help train --width 40"]).output == narrow)
        #expect(PipedRun(["-c", "help train", "--width", "40"]).output == narrow)
        #expect(PipedRun([], input: "help train --width 40\n").output == narrow)
        #expect(narrow.split(separator: "\n").allSatisfy { CellWidth.of($0) <= 40 })
        #expect(PipedRun(["help", "quit", "--json"]).output.hasPrefix(#"{"command":"help quit --json","output":"#))
    }

    @Test(arguments: [["--width", "ten"], ["--color", "red"], ["--threads", "0"], ["-c"], ["--colour"], ["-x"]])
    func `a global option that does not fit is refused`(words: [String]) {
        let run = PipedRun(words)
        #expect(run.ending == .exit(64))
        #expect(run.errors.hasPrefix("convo: "))
        #expect(run.errors.contains(words[0]))
    }

    @Test func `the version is printed, with the commit and the numeric target`() {
        let output = PipedRun(["--version"]).output
        #expect(output.hasPrefix("convo \(Version.current) (commit "))
        #expect(output.contains(#/\(commit ([0-9a-f]{7}(-modified)?|unknown), numeric target [a-z0-9\- ]+, compiled for [a-z0-9 ]+\)\n$/#))
    }

    @Test func `help is an option too`() {
        #expect(PipedRun(["--help"]).output == PipedRun(["help"]).output)
    }

    @Test func `what would be lost at once is refused`() {
        let run = PipedRun(["train", "1"])
        #expect(run.errors.contains("--save"))
        #expect(run.ending == .exit(1))
    }

    @Test func `an error at the prompt is broken between words`() {
        let text = Complaint.text("expected a header that fits into it", columns: 24, color: false)
        #expect(text == "error: expected a header\nthat fits into it\n")
        #expect(Complaint.text("short", columns: 24, color: false) == "error: short\n")
    }
}
