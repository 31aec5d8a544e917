import Display
import Explorer
import Painting
import Words

/// What stands beside a sheet: the verdict, a bar a class in two columns, and the view that was chosen.
struct SheetPanel {
    let context: RenderContext
    let rows: Int

    func lines(_ answer: DrawingAnswer?, view: String, _ output: Output?, failure: String?) -> [String] {
        guard let answer else { return wrapped(failure ?? "draw a digit: the network reads it at every stroke") }
        let isRoomy = rows >= 27
        let verdict = wrapped(answer.words).map { bold($0) }
        let head = verdict + (isRoomy ? [""] : []) + bars(answer) + (isRoomy ? ["", dim(view)] : [])
        var inner = context
        // What it draws leaves a few rows of a screen for what comes next; here nothing does.
        inner.height = max(4, rows - head.count) + 3
        inner.fillsScreen = true
        let drawn = output.map { TextRenderer(inner).render($0).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        return head + (failure.map { wrapped($0) } ?? Array((drawn ?? []).prefix(rows - head.count)))
    }

    /// Half of the classes in each column.
    private func bars(_ answer: DrawingAnswer) -> [String] {
        let half = (answer.probabilities.count + 1) / 2
        guard half > 0, half <= max(5, rows / 2) else { return [] }
        let highest = answer.probabilities.indices.max { answer.probabilities[$0] < answer.probabilities[$1] }
        return (0..<half).map { row in
            [row, row + half].filter { answer.probabilities.indices.contains($0) }
                .map { bar(answer, $0, isHighest: $0 == highest) }.joined(separator: " ")
        }
    }

    private func bar(_ answer: DrawingAnswer, _ place: Int, isHighest: Bool) -> String {
        let width = max(2, (context.width - 1) / 2 - 9)
        let share = Double(answer.probabilities[place])
        let full = Int((share * Double(width)).rounded())
        let bar = String(repeating: context.unicode ? "█" : "#", count: full) + String(repeating: " ", count: width - full)
        let percent = Format.percent(share, decimals: 0)
        let padding = String(repeating: " ", count: max(1, 6 - percent.count))
        let text = String(answer.classNames[place].prefix(1)) + " " + bar + padding + percent
        return isHighest ? accented(text) : text
    }

    private func wrapped(_ text: String) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty { lines[lines.count - 1] = String(word) } else if last.count + word.count < context.width {
                lines[lines.count - 1] += " " + word
            } else { lines.append(String(word)) }
        }
        return lines
    }

    private func bold(_ text: String) -> String { styled(text, "1") }
    private func dim(_ text: String) -> String { styled(text, "2") }
    private func accented(_ text: String) -> String { styled(text, "1;36") }
    private func styled(_ text: String, _ code: String) -> String {
        context.color == .none ? text : "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }
}
