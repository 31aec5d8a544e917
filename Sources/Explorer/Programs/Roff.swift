import Display

/// A page in the language of `man`, written from top to bottom. Words in backticks become bold.
struct Roff {
    private(set) var text: String

    /// - Parameters:
    ///   - name: of the program, in capitals
    ///   - source: the program and its version
    init(title name: String, source: String) {
        text = #".TH "\#(Self.escaped(name))" 1 "" "\#(Self.escaped(source))""# + "\n"
    }

    mutating func heading(_ words: String) { text += #".SH "\#(Self.escaped(words))""# + "\n" }

    mutating func subheading(_ words: String) { text += #".SS "\#(Self.escaped(words))""# + "\n" }

    /// Words of one or more paragraphs; an empty line parts them.
    mutating func paragraph(_ words: String) {
        for piece in words.split(separator: "\n\n") { text += ".PP\n" + Self.line(Self.prose(String(piece))) }
    }

    /// How something is called: not adjusted to the margin, and not broken within a word.
    mutating func usage(_ words: String) { text += ".PP\n.na\n" + Self.line(Self.bold(Self.escaped(words))) + ".ad\n" }

    /// Something that is typed or named, and what it means.
    mutating func entry(_ name: String, _ meaning: String) {
        text += ".TP\n" + Self.line(Self.bold(Self.escaped(name))) + Self.line(Self.prose(meaning))
    }

    /// What a screen of help shows.
    mutating func listing(_ listing: Listing) {
        for item in listing.items {
            switch item {
            case .line(""): break
            case .line(let words), .paragraph(let words): paragraph(words)
            case .entries(let entries), .examples(let entries): for each in entries { entry(each.name, each.meaning) }
            }
        }
    }

    private static func bold(_ escaped: String) -> String { #"\fB\#(escaped)\fP"# }

    /// A line that begins with no request.
    private static func line(_ escaped: String) -> String {
        let isRequest = escaped.isEmpty || escaped.hasPrefix(".")
        return (isRequest ? #"\&"# : "") + escaped.split(whereSeparator: \.isNewline).map(String.init).joined(separator: " ") + "\n"
    }

    /// Escaped words, bold between two backticks.
    private static func prose(_ words: String) -> String {
        let pieces = words.split(separator: "`", omittingEmptySubsequences: false).map { escaped(String($0)) }
        // Three in a row begin a block of a document, and one alone closes nothing.
        guard !pieces.count.isMultiple(of: 2), !words.contains("```") else { return pieces.joined(separator: #"\(ga"#) }
        return pieces.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element : bold($0.element) }.joined()
    }

    /// Letters that `man` would take for something else, or would show as another, by their names.
    static func escaped(_ words: String) -> String {
        words.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": #"\e"#
            case "-": #"\-"#
            case "'": #"\(aq"#
            case "\"": #"\(dq"#
            case "`": #"\(ga"#
            case "^": #"\(ha"#
            case "~": #"\(ti"#
            case _ where scalar.isASCII: String(scalar)
            default: #"\[u"# + hexadecimal(scalar.value) + "]"
            }
        }.joined()
    }

    /// At least four digits.
    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
