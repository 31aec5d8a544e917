/// How a piece of text looks: the parameters of a "select graphic rendition" sequence.
package enum PromptStyle: Sendable, Hashable {
    case plain, prompt, continuation, search
    case command, unknown, option, string, number, path, comment
    case suggestion, chosen, warning

    var parameters: String {
        switch self {
        case .plain: ""
        case .prompt: "1;36"
        case .continuation: "2"
        case .search, .string: "33"
        case .command: "1;32"
        case .unknown: "31"
        case .option: "36"
        case .number: "35"
        case .path: "4"
        case .comment: "3;90"
        case .suggestion: "90"
        case .chosen: "7"
        case .warning: "1;31"
        }
    }

    /// Text in this style, followed by a return to plain.
    func paint(_ text: String, color: Bool = true) -> String {
        guard color, self != .plain, !text.isEmpty else { return text }
        return "\u{1b}[\(parameters)m\(text)\u{1b}[0m"
    }
}
