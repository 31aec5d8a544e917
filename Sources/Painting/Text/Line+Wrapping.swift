extension Line {
    /// The runs on lines of at most `width` columns, broken at blanks; line feeds in them stand.
    ///
    /// - Parameters:
    ///   - first: what the first line begins with
    ///   - rest: what those that continue it begin with
    package static func wrapped(_ runs: [Run], width: Int, first: Line = Line(), rest: Line = Line()) -> [Line] {
        var lines: [Line] = []
        var (line, isFresh) = (first, true)
        func end() {
            lines.append(line)
            (line, isFresh) = (rest, true)
        }
        for word in words(of: runs) {
            guard case .word(let pieces) = word else {
                end()
                continue
            }
            let columns = pieces.reduce(0) { $0 + DisplayWidth.of($1.text) }
            if !isFresh, line.width + 1 + columns > width { end() }
            if !isFresh { line.append(" ", blankStyle(between: line, and: pieces)) }
            for piece in pieces { append(piece, to: &line, width: width, rest: rest, lines: &lines) }
            isFresh = false
        }
        if !isFresh || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// Runs that no blank separates, or the end of a line that is meant.
    private enum Word {
        case word([Run])
        case lineEnd
    }

    private static func words(of runs: [Run]) -> [Word] {
        var words: [Word] = []
        var word: [Run] = []
        func finish() {
            if !word.isEmpty { words.append(.word(word)) }
            word = []
        }
        for run in runs {
            var piece = ""
            func take() {
                if !piece.isEmpty { word.append(Run(text: piece, style: run.style)) }
                piece = ""
            }
            for character in run.text {
                guard character == " " || character == "\n" else {
                    piece.append(character)
                    continue
                }
                take()
                finish()
                if character == "\n" { words.append(.lineEnd) }
            }
            take()
        }
        finish()
        return words
    }

    /// A blank inside of underlined words is underlined too.
    private static func blankStyle(between line: Line, and pieces: [Run]) -> TextStyle {
        guard let last = line.runs.last?.style, last == pieces.first?.style else { return .plain }
        return last
    }

    /// A word that is longer than a line is cut.
    private static func append(_ run: Run, to line: inout Line, width: Int, rest: Line, lines: inout [Line]) {
        for character in run.text {
            if line.width + DisplayWidth.of(character) > width, line.width > rest.width {
                lines.append(line)
                line = rest
            }
            line.append(String(character), run.style)
        }
    }
}
