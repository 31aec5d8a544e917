/// Makes text from outside safe and fit to draw: no control characters, so that a file name cannot
/// steer the terminal, and ASCII in place of typographic characters where only ASCII may be used.
struct Typography {
    var unicode: Bool

    /// What stands for text that was cut.
    var ellipsis: String { unicode ? "…" : "..." }
    /// What stands for a value that is missing.
    var missing: String { unicode ? "–" : "-" }
    /// What rules are drawn with.
    var rule: String { unicode ? "─" : "-" }

    /// A text on one line; line breaks become blanks.
    func line(_ text: String) -> String { clean(text, lineBreak: " ") }

    /// A text whose line breaks stand.
    func lines(_ text: String) -> String { clean(text, lineBreak: "\n") }

    private func clean(_ text: String, lineBreak: String) -> String {
        let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isClean { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += lineBreak
            case "\r": continue
            case "\t": result += "    "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += unicode ? "\u{FFFD}" : "?"
            default: result += (unicode ? nil : Self.plain[scalar]) ?? String(scalar)
            }
        }
        return result
    }

    private static let plain: [Unicode.Scalar: String] = [
        "·": "-", "•": "*", "…": "...", "–": "-", "—": "-", "−": "-", "×": "x", "→": "->",
        "←": "<-", "▸": ">", "◂": "<", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "≥": ">=",
        "≤": "<=", "≠": "!=", "≈": "~", "±": "+-",
        "√": "sqrt", "÷": "/", "°": " deg", "µ": "u", "✓": "+", "✗": "x", "\u{A0}": " ", "\u{202F}": " ",
    ]
}

extension Output {
    /// The same output with every text in it safe to draw.
    func cleaned(_ typography: Typography) -> Output {
        switch self {
        case .text(let text): .text(typography.lines(text))
        case .note(let text): .note(typography.lines(text))
        case .table(let table): .table(table.cleaned(typography))
        case .picture(let picture): .picture(picture.cleaned(typography))
        case .chart(let chart): .chart(chart.cleaned(typography))
        case .heatMap(let map): .heatMap(map.cleaned(typography))
        case .group(let items): .group(items.map { $0.cleaned(typography) })
        }
    }
}

extension Table {
    fileprivate func cleaned(_ typography: Typography) -> Table {
        var result = self
        result.title = title.map(typography.line)
        for index in columns.indices { result.columns[index].heading = typography.line(columns[index].heading) }
        result.rows = rows.map { $0.map { $0.cleaned(typography) } }
        result.totals = totals.map { $0.map { $0.cleaned(typography) } }
        result.notes = notes.map(typography.lines)
        result.drawing = drawing.map { $0.cleaned(typography) }
        return result
    }
}

extension Value {
    fileprivate func cleaned(_ typography: Typography) -> Value {
        switch self {
        case .text(let text): .text(typography.line(text))
        case .list(let values): .list(values.map { $0.cleaned(typography) })
        case .integer, .number, .fraction, .flag, .missing: self
        }
    }
}

extension PictureOutput {
    fileprivate func cleaned(_ typography: Typography) -> PictureOutput {
        var result = self
        result.title = title.map(typography.line)
        result.rest = rest.map(typography.line)
        for index in tiles.indices {
            result.tiles[index].caption = typography.line(tiles[index].caption)
            result.tiles[index].texts = tiles[index].texts.map(typography.line)
        }
        return result
    }
}

extension HeatMap {
    fileprivate func cleaned(_ typography: Typography) -> HeatMap {
        var result = self
        result.title = title.map(typography.line)
        result.rowLabels = rowLabels.map(typography.line)
        result.columnLabels = columnLabels.map(typography.line)
        result.texts = texts.map { $0.map(typography.line) }
        result.rowTitle = typography.line(rowTitle)
        result.columnTitle = typography.line(columnTitle)
        result.units = typography.line(units)
        result.notes = notes.map(typography.lines)
        result.narrower = narrower.map { $0.cleaned(typography) }
        return result
    }
}

extension Chart {
    fileprivate func cleaned(_ typography: Typography) -> Chart {
        var result = self
        result.title = title.map(typography.line)
        result.xLabel = typography.line(xLabel)
        result.yLabel = typography.line(yLabel)
        result.units = typography.line(units)
        result.notes = notes.map(typography.lines)
        result.series = series.map { $0.cleaned(typography) }
        return result
    }
}

extension Series {
    fileprivate func cleaned(_ typography: Typography) -> Series {
        var result = self
        result.name = typography.line(name)
        result.remark = typography.line(remark)
        for index in bars.indices {
            result.bars[index].label = typography.line(bars[index].label)
            result.bars[index].note = typography.line(bars[index].note)
        }
        return result
    }
}
