import Display
import Explorer

/// What is said before the first prompt: the network, the data, and three things to try.
enum Banner {
    static func text(for session: Session, color: Bool) -> String {
        let lines = [
            Style.prompt.paint("Convo", color: color) + " \(Convo.version): a conversation with a convolutional network",
            "network  " + network(of: session),
            "data     " + data(of: session),
            "try      " + suggestions(for: session).map { Style.command.paint($0, color: color) }.joined(separator: "   "),
        ]
        return lines.joined(separator: "\n") + "\n\n"
    }

    private static func network(of session: Session) -> String {
        guard let named = try? session.network() else { return "none yet; `new` makes one, `train` too" }
        let accuracy = named.network.history.last?.validationAccuracy
        let known = accuracy.map { ", \(Format.fixed(Double($0) * 100, decimals: 2)) % of its validation images right" }
        return named.name + (known ?? "")
    }

    private static func data(of session: Session) -> String {
        guard let data = session.dataset else { return "none loaded; `load mnist`, or `load synthetic` without any file" }
        return "\(data.name), \(Format.integer(data.train.count)) images to train, \(Format.integer(data.test.count)) to test"
    }

    private static func suggestions(for session: Session) -> [String] {
        let hasNetwork = (try? session.network()) != nil
        let first = session.dataset == nil ? (hasNetwork ? "load mnist" : "load synthetic") : "show test/0-8"
        return [first, hasNetwork ? "predict test/18" : "train 1", "help"]
    }
}
