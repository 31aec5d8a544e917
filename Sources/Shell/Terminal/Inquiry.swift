import Display
import Painting

/// What is known of the terminal beyond its name.
struct TerminalGraphics: Sendable, Equatable {
    /// The graphics that it has proved to have, the best of them.
    var style: PictureStyle?
    /// The dots of a cell, if it told.
    var cell: CellSize?
}

/// Asks a terminal what it can draw. What is to be written comes out, what was read goes in.
///
/// The first question is one that every terminal understands. Only one that has answered is sent the second, which an
/// old terminal might show as text.
struct Inquiry {
    private enum State { case idle, attributes, kitty, over }

    /// The size of a cell, then the primary device attributes, whose answer comes last.
    static let first = "\u{1b}[16t\u{1b}[c"
    /// A picture of one dot that is not to be shown, then the device attributes again.
    static let second = "\u{1b}_Gi=\(AnswerParser.kittyNumber),s=1,v=1,a=q,t=d,f=24;AAAA\u{1b}\\\u{1b}[c"

    private(set) var found = TerminalGraphics()
    private var parser = AnswerParser()
    private var state = State.idle
    private var passesKitty: Bool

    /// - Parameters:
    ///   - term: `$TERM`. The Linux console has no graphics and is not asked, nor is what has no escape sequences.
    ///   - isMultiplexed: whether a multiplexer is between here and the terminal; those keep kitty's pictures back,
    ///     and may take the question for a title.
    init(term: String, isMultiplexed: Bool) {
        passesKitty = !isMultiplexed && !["screen", "tmux"].contains { term.hasPrefix($0) }
        if ["", "dumb", "linux"].contains(term) || term.hasPrefix("vt") { state = .over }
    }

    /// Whether nothing was asked yet.
    var isDue: Bool { state == .idle }
    /// Whether everything was asked and answered.
    var isOver: Bool { state == .over }
    /// Milliseconds to wait for the rest of what may be an answer; nil if nothing of the kind has begun.
    var patience: Int32? { parser.patience }

    /// Starts, and gives the first question.
    mutating func begin() -> String {
        guard isDue else { return "" }
        state = .attributes
        return Self.first
    }

    /// Nobody will draw any more: what is asked already is waited for, and nothing else is asked.
    mutating func finish() { passesKitty = false }

    /// Takes what was read.
    ///
    /// - Returns: what of it was typed, and what to ask next, which may be nothing.
    mutating func take(_ bytes: [UInt8]) -> (typed: [UInt8], question: String) {
        guard state == .attributes || state == .kitty else { return (bytes, "") }
        let (typed, answers) = parser.feed(bytes)
        var question = ""
        for answer in answers { question += take(answer) }
        return isOver ? (typed + parser.giveUp(), question) : (typed, question)
    }

    /// What was held back comes to nothing.
    mutating func giveUp() -> [UInt8] { parser.giveUp() }

    private mutating func take(_ answer: TerminalAnswer) -> String {
        switch answer {
        case .cell(let cell): found.cell = cell ?? found.cell
        case .kittyGraphics(let isThere):
            if isThere, state == .kitty { found.style = .kitty }
        case .attributes(let numbers) where state == .attributes:
            if numbers.dropFirst().contains(4) { found.style = .sixel }
            state = passesKitty ? .kitty : .over
            return passesKitty ? Self.second : ""
        case .attributes: state = .over
        }
        return ""
    }
}
