import Glibc

/// Waiting for keys, and for what happens meanwhile.
extension LineEditor {
    enum Event {
        case key(Key)
        case end
        case interrupted
    }

    /// libedit asks for a character here, its line up to date.
    func read() -> EditEngine.Input {
        if !typedBefore.isEmpty {
            engine?.insert(typedBefore)
            typedBefore = ""
        }
        if !menuWasUsed { menu = nil }
        menuWasUsed = false
        let event = nextEvent()
        settleOffer(before: event)
        switch event {
        case .end: return .end
        case .interrupted: return .interrupted
        case .key(.scalar(let scalar)):
            if scalar == Self.endOfInput, engine?.line.text.isEmpty == true { lineEnds() }
            return .scalar(scalar)
        case .key(.named(let key)): return .scalar(PrivateKey.of(key))
        case .key(.paste(let text)):
            pasted = text
            return .scalar(PrivateKey.paste)
        }
    }

    /// A letter or a paste takes the place of an untouched offer; a space goes on behind it, and the other keys work on it.
    private func settleOffer(before event: Event) {
        guard isOffer else { return }
        isOffer = false
        switch event {
        case .key(.scalar(let scalar)) where scalar.value <= 0x20 || scalar.value == 0x7f: break
        case .key(.scalar), .key(.paste): engine?.replace(with: "", cursor: 0)
        default: break
        }
    }

    /// Ctrl-D.
    private static let endOfInput: Unicode.Scalar = "\u{4}"

    /// libedit is about to give the terminal back, which then would show an answer like something typed.
    func lineEnds() { query.settle() }

    /// Draws, then waits. Signals come first: a Ctrl-C counts before what was typed after it.
    func nextEvent() -> Event {
        var isDrawn = false
        while true {
            if obeySignals() { isDrawn = false }
            if Signals.isInterrupted { return .interrupted }
            decoder.feed(query.takeTyped())
            if let key = decoder.next() { return .key(key) }
            if !isDrawn { redraw() }
            isDrawn = true
            // Not at the first prompt: whoever leaves at once need not wait for the answer.
            if engine?.line.text.isEmpty == false { query.ask() }
            if let end = waitForBytes() { return end }
        }
    }

    /// Feeds the decoder. Only the end of the input is an event of its own.
    private func waitForBytes() -> Event? {
        // A terminal sends a sequence in one go: an ESC that stays alone was the key.
        let patience = query.patience ?? (decoder.isInsideSequence ? 50 : -1)
        switch Signals.waitForInput(milliseconds: patience) {
        case .timeout:
            query.giveUp()
            decoder.feed(query.takeTyped())
            decoder.giveUpWaiting()
            return nil
        case .signal: return nil
        case .input: break
        }
        switch Descriptor.input.read() {
        case .bytes(let bytes): query.receive(bytes)
        case .end, .failed: return .end
        case .interrupted: break
        }
        return nil
    }

    /// True when the screen must be drawn anew.
    private func obeySignals() -> Bool {
        if let number = Signals.takeEnding() {
            leaveTerminal()
            Signals.end(by: number)
        }
        var changed = false
        if Signals.takeResize() {
            windowChanged()
            changed = true
        }
        if Signals.takeStop() {
            leaveTerminal()
            Signals.stopNow()
        }
        if Signals.takeContinue() {
            enterTerminal()
            changed = true
        }
        return changed
    }

    /// Leaves the line as it stands and gives the terminal back.
    func leaveTerminal() {
        guard let engine else { return }
        query.settle()
        let (text, cursor) = engine.line
        Descriptor.output.write(
            screen.finalFrame(layout(text, cursor: cursor, suggestion: "")) + Self.pasteOff + "\r\n")
        engine.setTerminalRaw(false)
    }

    /// Whoever ran meanwhile may have changed the terminal: its state is read again before the editor's is set.
    func enterTerminal() {
        engine?.setTerminalRaw(false)
        engine?.setTerminalRaw(true)
        screen.startAfresh()
        Descriptor.output.write(Self.pasteOn)
    }
}
