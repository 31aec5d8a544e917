import Explorer
import Glibc

/// What only the main thread may do for a command.
extension Foreground {
    func serve(_ request: TerminalClient.Request) -> TerminalClient.Answer {
        Descriptor.error.write(area.erase())
        switch request {
        case .print(let text):
            print(text)
            return .done
        case .page(let text):
            return awaitingPerson {
                if !Pager.show(text) { print(text) }
                return .done
            }
        case .awaitAnswer:
            awaitAnswer()
            return .done
        case .clear:
            if Descriptor.output.isTerminal, Environment.terminalUnderstandsEscapes {
                Descriptor.output.write("\u{1b}[H\u{1b}[2J\u{1b}[3J")
            }
            return .done
        case .shell(let line):
            return handingOver { .status(UserShell.run(line)) }
        case .confirm(let question):
            return awaitingPerson { ask(question) }
        case .input:
            return awaitingPerson { readInput() }
        case .draw(let sheet):
            return awaitingPerson { draw(on: sheet) }
        }
    }

    /// The prompt takes the terminal again; a single command has no use for it.
    private func handingOver(_ body: () -> TerminalClient.Answer) -> TerminalClient.Answer {
        settle()
        giveTerminalBack()
        defer { if client.isInteractive { takeTerminal() } }
        return body()
    }

    /// A person's time is none of the command's.
    private func awaitingPerson(_ body: () -> TerminalClient.Answer) -> TerminalClient.Answer {
        let start = ContinuousClock.now
        defer { secondsWaited += (ContinuousClock.now - start) / .seconds(1) }
        return handingOver(body)
    }

    /// A reader that has gone is no error to speak of; a full disk is one.
    private func print(_ text: String) {
        guard !Descriptor.output.write(text) else { return }
        let reason = errno
        if let number = Signals.takeEnding() { end(by: number) }
        leave()
        Descriptor.endUnwritten(reason)
    }

    private func ask(_ question: String) -> TerminalClient.Answer {
        Descriptor.output.write(question + " [y/N] ")
        switch input.readRow() {
        case .line(let answer):
            return .decision(["y", "yes"].contains(answer.lowercased().filter { !$0.isWhitespace }))
        case .interrupted, .end:
            Signals.takeInterrupts()
            Descriptor.output.write("\n")
            return .decision(false)
        }
    }

    private func draw(on sheet: DrawingSheet) -> TerminalClient.Answer {
        switch SheetScreen.run(sheet, context: client.screenContext) {
        case .done(let drawing): .drawing(drawing)
        case .left: .interrupted
        case .noTerminal: .refused(.notHere("drawing by hand"))
        case .noRoom:
            .refused(.refused(
                "the terminal is too small to draw in: 55 columns and 12 rows are the least", remedy: "make it larger, and `draw` again"))
        }
    }

    private func readInput() -> TerminalClient.Answer {
        if Descriptor.input.isTerminal, Descriptor.error.isTerminal {
            Descriptor.error.write("Type or paste it here; Ctrl-D on a line of its own ends it.\n")
        }
        guard let text = input.readAll(limit: StandardInputLimit.bytes) else { return .interrupted }
        return input.failure.map { .failed($0) } ?? .text(text)
    }
}
