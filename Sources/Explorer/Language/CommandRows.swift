/// Puts commands together from the rows of a script, each row looked at once.
///
///     var rows = CommandRows()
///     rows.take("new --layers 'conv 8,")  // nil: the quote is open
///     rows.take("dense 10'")              // both rows
package struct CommandRows: Sendable {
    private var pending: String?
    private var scan = Scan()

    /// No rows yet.
    package init() {}

    /// Takes a row without its line end.
    ///
    /// - Returns: it with the rows before it that waited for it; nil while a quote is open or its last backslash joins it
    ///   with the next. What is for the user's shell is joined by backslashes alone: quotes are the business of that shell.
    package mutating func take(_ row: String) -> String? {
        if pending == nil {
            pending = row
            scan = Scan(isShell: row.first { !$0.isWhitespace } == "!")
        } else {
            pending?.append("\n")
            pending?.append(row)
        }
        scan.read(row)
        return scan.isOpen ? nil : end()
    }

    /// The rows that still wait for more; nil if there are none.
    package mutating func end() -> String? {
        defer { pending = nil }
        return pending
    }

    /// What of the lexer's state goes from one row to the next.
    private struct Scan {
        var isShell = false
        var quote: Unicode.Scalar?
        var isInWord = false
        var endsInBackslash = false

        var isOpen: Bool { endsInBackslash || quote != nil }

        mutating func read(_ row: String) {
            endsInBackslash = !row.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
            if !isShell { readWords(row.unicodeScalars) }
            if !endsInBackslash, quote == nil { isInWord = false }
        }

        private mutating func readWords(_ scalars: String.UnicodeScalarView) {
            var isEscaped = false
            for scalar in scalars {
                if let open = quote {
                    if scalar == open { quote = nil }
                } else if isEscaped {
                    (isEscaped, isInWord) = (false, true)
                } else {
                    switch scalar {
                    case "\\": isEscaped = true
                    case "'", "\"": (quote, isInWord) = (scalar, true)
                    case "#" where !isInWord: return
                    default: isInWord = scalar != ";" && !scalar.properties.isWhitespace
                    }
                }
            }
        }
    }
}
