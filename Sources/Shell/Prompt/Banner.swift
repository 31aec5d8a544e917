import Explorer
import Words

/// What is said before the first prompt: the network, the data, and three things to try.
enum Banner {
    /// - Parameter keys: where the keys come from, if they are not the usual ones.
    static func text(for session: Session, keys: String? = nil, color: Bool) -> String {
        let title = PromptStyle.prompt.paint("Convo", color: color) + " \(Version.current)"
        var lines = [
            title + " · a conversation with a convolutional network",
            "network  " + network(of: session),
            "data     " + data(of: session),
        ] + (keys.map { ["keys     " + $0] } ?? [])
        let examples = session.suggestions
        let widest = examples.map { CellWidth.of($0.line) }.max() ?? 0
        for (index, example) in examples.enumerated() {
            let gap = String(repeating: " ", count: widest - CellWidth.of(example.line) + 2)
            lines.append((index == 0 ? "try      " : "         ") + PromptStyle.command.paint(example.line, color: color)
                + gap + PromptStyle.suggestion.paint(example.meaning, color: color))
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private static func network(of session: Session) -> String {
        guard let named = session.state.networks.current else { return "none yet; the first `train` makes one" }
        guard let accuracy = named.network.history.last?.validationAccuracy else { return named.name }
        let percent = Format.fixed(Double(accuracy) * 100, decimals: 2)
        return "\(named.name), which reads \(percent) % of its validation images rightly"
    }

    private static func data(of session: Session) -> String {
        guard let data = session.dataset else { return "none loaded yet" }
        return "\(data.name), \(Format.count(data.train.count, "image")) to train on, "
            + "\(Format.integer(data.test.count)) to test with"
    }
}
