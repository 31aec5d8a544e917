/// A prompt and the line typed after it, broken into the rows of a terminal. Pure: text in, rows out.
struct Layout {
    /// A styled row. A soft row fills the width and the terminal itself goes on in the next one,
    /// so that it can join and break rows anew when the window changes.
    struct Row: Equatable {
        var text: String
        var isSoft = false
        /// Nothing may be cleared behind it: in the last column that would hit the last character.
        var isFull = false
    }

    /// Everything that decides what is seen.
    struct Contents {
        var prompt = ""
        var promptStyle = PromptStyle.prompt
        /// Stands before the second and further lines of the input.
        var continuation = ""
        var text = ""
        /// One style for each Unicode scalar of the text; missing ones are plain.
        var styles: [PromptStyle] = []
        /// Where the cursor stands, in Unicode scalars from the beginning of the text.
        var cursor = 0
        /// What could be typed next, shown after the text.
        var suggestion = ""
        var color = true
    }

    private(set) var rows: [Row] = []
    private(set) var cursor = (row: 0, column: 0)

    private let columns: Int
    private let color: Bool
    private var current = ""
    private var width = 0
    private var style = PromptStyle.plain

    init(_ contents: Contents, columns: Int) {
        self.columns = max(2, columns)
        color = contents.color
        for scalar in contents.prompt.unicodeScalars { place(scalar, contents.promptStyle) }
        placeText(of: contents)
        for scalar in contents.suggestion.unicodeScalars { place(scalar, .suggestion, contents) }
        if width >= self.columns { finishRow(soft: true) }
        finishRow(soft: false)
    }

    private mutating func placeText(of contents: Contents) {
        var index = 0
        for scalar in contents.text.unicodeScalars {
            if index == contents.cursor { markCursor(before: scalar) }
            place(scalar, index < contents.styles.count ? contents.styles[index] : .plain, contents)
            index += 1
        }
        if index <= contents.cursor {
            if width >= columns { finishRow(soft: true) }
            cursor = (rows.count, width)
        }
    }

    private mutating func markCursor(before scalar: Unicode.Scalar) {
        let wraps = scalar != "\n" && width + Self.shown(scalar).width > columns
        cursor = wraps || width >= columns ? (rows.count + 1, 0) : (rows.count, width)
        if scalar == "\n", width >= columns { finishRow(soft: true) }
    }

    private mutating func place(_ scalar: Unicode.Scalar, _ style: PromptStyle, _ contents: Contents? = nil) {
        if scalar == "\n" {
            finishRow(soft: false)
            for scalar in contents?.continuation.unicodeScalars ?? "".unicodeScalars { place(scalar, .continuation) }
            return
        }
        let (shown, cells) = Self.shown(scalar)
        if width + cells > columns {
            if width < columns { change(to: .plain); current += "\u{1b}[K" }  // a wide character leaves a gap
            finishRow(soft: true)
        }
        change(to: style)
        current.unicodeScalars.append(shown)
        width += cells
    }

    /// Control characters are shown as a substitute that takes one column.
    private static func shown(_ scalar: Unicode.Scalar) -> (scalar: Unicode.Scalar, width: Int) {
        scalar.value < 32 || scalar.value == 127 ? ("\u{b7}", 1) : (scalar, CellWidth.of(scalar))
    }

    private mutating func change(to new: PromptStyle) {
        guard color, new != style else { return }
        current += new == .plain ? "\u{1b}[0m" : "\u{1b}[0;\(new.parameters)m"
        style = new
    }

    private mutating func finishRow(soft: Bool) {
        change(to: .plain)
        rows.append(Row(text: current, isSoft: soft, isFull: width >= columns))
        current = ""
        width = 0
    }
}
