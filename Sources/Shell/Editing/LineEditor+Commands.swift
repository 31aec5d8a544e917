/// What the editor's own keys do.
extension LineEditor {
    func perform(_ command: EditorCommand) -> EditEngine.Reply {
        guard let engine else { return .nothing }
        switch command {
        case .enter:
            guard isComplete(engine.line.text) else {
                engine.insert("\n")
                break
            }
            lineEnds()
            return push(PrivateKey.accept)
        case .newline: engine.insert("\n")
        case .complete: return completeWord(forward: true)
        case .completeBack: return completeWord(forward: false)
        case .paste: insertPasted()
        case .search: runSearch()
        case .viSearch: runSearch(untilEnter: true)
        case .searchAgain: searchAgain()
        case .clearScreen:
            Descriptor.output.write("\u{1b}[H\u{1b}[2J")
            screen.startAfresh()
        case .forward: return accept(suggestion, otherwise: PrivateKey.nextCharacter)
        case .forwardWord: return accept(firstWord(of: suggestion), otherwise: PrivateKey.nextWord)
        case .up: return moveVertically(by: -1)
        case .down: return moveVertically(by: 1)
        case .lineStart: moveInRow { _ in 0 }
        case .lineEnd:
            if !suggestion.isEmpty { return accept(suggestion, otherwise: PrivateKey.nextCharacter) }
            moveInRow { $0.count }
        case .edit: return handOver()
        }
        return .redraw
    }

    /// Hands the line to the user's editor and takes back what became of it.
    private func handOver() -> EditEngine.Reply {
        guard let engine else { return .nothing }
        leaveTerminal()
        Signals.guardTerminal(false)
        let edited = editElsewhere(engine.line.text)
        Signals.guardTerminal(true)
        enterTerminal()
        guard let edited else { return .beep }
        engine.replace(with: edited, cursor: edited.unicodeScalars.count)
        return .redraw
    }

    private func push(_ key: Unicode.Scalar) -> EditEngine.Reply {
        engine?.push(key)
        return .nothing
    }

    private func insertPasted() {
        engine?.insert(pasted.hasSuffix("\n") ? String(pasted.dropLast()) : pasted)
        pasted = ""
    }

    // MARK: Suggestion

    private func accept(_ text: String, otherwise key: Unicode.Scalar) -> EditEngine.Reply {
        guard !text.isEmpty else { return push(key) }
        engine?.insert(text)
        suggestion = ""
        return .redraw
    }

    private func firstWord(of text: String) -> String {
        let blanks = text.prefix { $0 == " " }
        return String(blanks + text.dropFirst(blanks.count).prefix { $0 != " " })
    }

    // MARK: Rows of an input

    private func moveVertically(by step: Int) -> EditEngine.Reply {
        guard let engine else { return .nothing }
        let (text, cursor) = engine.line
        guard let target = RowMotion(text).vertical(from: cursor, by: step) else {
            return push(step < 0 ? PrivateKey.previousLine : PrivateKey.nextLine)
        }
        engine.moveCursor(by: target - cursor)
        return .redraw
    }

    private func moveInRow(to column: (Range<Int>) -> Int) {
        guard let engine else { return }
        let (text, cursor) = engine.line
        let row = RowMotion(text).row(of: cursor)
        engine.moveCursor(by: row.lowerBound + column(row) - cursor)
    }

    // MARK: Search

    /// The key that ends the search keeps its meaning.
    ///
    /// - Parameter untilEnter: whether Enter is only the end of the pattern, as in vi; without one it is the last pattern.
    private func runSearch(untilEnter: Bool = false) {
        guard let engine else { return }
        let original = engine.line
        search = IncrementalSearch(in: history)
        defer {
            if let pattern = search?.pattern, !pattern.isEmpty { lastPattern = pattern }
            search = nil
        }
        while case .key(let key) = nextEvent() {
            switch search?.press(key) {
            case .goOn: showMatch(otherwise: original)
            case .keep(.scalar("\r")) where untilEnter, .keep(.scalar("\n")) where untilEnter:
                if search?.pattern.isEmpty == true { searchAgain() }
                return
            case .keep(let key): return pressAgain(key)
            case .giveUp, nil: return engine.replace(with: original.text, cursor: original.cursor)
            }
        }
    }

    private func showMatch(otherwise original: (text: String, cursor: Int)) {
        guard let search, let engine else { return }
        if let line = search.matchedLine {
            engine.replace(with: line, cursor: search.matchedOffset)
        } else {
            engine.replace(with: original.text, cursor: original.cursor)
        }
    }

    private func pressAgain(_ key: Key) {
        switch key {
        case .scalar(let scalar): engine?.push(scalar)
        case .named(let key): engine?.push(PrivateKey.of(key))
        case .paste: break
        }
    }

    /// vi's `n`: the next older line with the pattern of the last search.
    private func searchAgain() {
        guard let engine else { return }
        let here = history.lines.lastIndex(of: engine.line.text)
        guard let index = history.search(lastPattern, before: here) else { return }
        engine.replace(with: history.lines[index], cursor: 0)
    }

    // MARK: TabCompletion

    private func completeWord(forward: Bool) -> EditEngine.Reply {
        if menu != nil { return chooseFromMenu(forward: forward) }
        guard let engine else { return .nothing }
        let (text, cursor) = engine.line
        let completion = complete(text, cursor)
        guard let first = completion.candidates.first else { return .beep }
        if completion.candidates.count == 1 {
            engine.deleteBeforeCursor(completion.replaced)
            engine.insert(first.text + (first.isFinished ? " " : ""))
            return .redraw
        }
        let prefix = completion.commonPrefix
        var replaced = completion.replaced
        if prefix.unicodeScalars.count >= replaced {
            engine.deleteBeforeCursor(replaced)
            engine.insert(prefix)
            replaced = prefix.unicodeScalars.count
        }
        menu = CompletionMenu(completion, replaced: replaced)
        menuWasUsed = true
        return .redraw
    }

    private func chooseFromMenu(forward: Bool) -> EditEngine.Reply {
        guard let engine, var menu else { return .nothing }
        let replaced = menu.replaced
        let text = menu.choose(forward: forward)
        engine.deleteBeforeCursor(replaced)
        engine.insert(text)
        self.menu = menu
        menuWasUsed = true
        return .redraw
    }
}
