/// The block quotes and list items that a line stands in, from the outermost (CommonMark 0.31, section 5).
struct Containers: Sendable, Hashable {
    private enum Container: Sendable, Hashable {
        case quote
        /// What belongs to it is indented by as many columns.
        case item(columns: Int)
    }

    private var all: [Container] = []

    /// So many inside each other are looked at: each costs time on every line.
    private static let deepest = 32

    /// The containers that go on in a line, which is taken up to what stands in them.
    func continued(in margin: inout Margin) -> Containers {
        var kept = Containers()
        for container in all {
            guard Self.goesOn(container, in: &margin) else { break }
            kept.all.append(container)
        }
        return kept
    }

    /// Takes what of a line belongs to the containers where the line may be indented less than they say.
    ///
    /// - Returns: false if it is in another block quote, or in none.
    func strip(_ margin: inout Margin) -> Bool {
        for container in all {
            switch container {
            case .quote: guard Self.goesOn(container, in: &margin) else { return false }
            case .item(let columns): margin.skip(columns)
            }
        }
        return true
    }

    private static func goesOn(_ container: Container, in margin: inout Margin) -> Bool {
        switch container {
        case .quote:
            return takeQuote(&margin)
        case .item(let columns):
            guard margin.blanks >= columns || margin.isBlank else { return false }
            margin.skip(columns)
            return true
        }
    }

    /// Adds the containers that begin in a line, which is taken up to what stands in them.
    mutating func open(in margin: inout Margin) {
        while all.count < Self.deepest, margin.blanks <= 3 {
            if Self.takeQuote(&margin) {
                all.append(.quote)
            } else if let columns = Self.takeMarker(&margin) {
                all.append(.item(columns: columns))
            } else {
                return
            }
        }
    }

    private static func takeQuote(_ margin: inout Margin) -> Bool {
        var ahead = margin
        ahead.skip(3)
        guard ahead.take(most: 1, { $0 == UInt8(ascii: ">") }) == 1 else { return false }
        ahead.skip(1)
        margin = ahead
        return true
    }

    /// Takes `-`, `+`, `*`, `7.` or `7)` and the blanks around it.
    ///
    /// - Returns: by how many columns the rest of the item is indented.
    private static func takeMarker(_ margin: inout Margin) -> Int? {
        var ahead = margin
        let before = ahead.blanks
        ahead.skip(before)
        let digits = ahead.take(most: 9) { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let marks = digits == 0 ? "-+*" : ".)"
        guard ahead.take(most: 1, { marks.utf8.contains($0) }) == 1, ahead.blanks > 0 || ahead.isBlank else { return nil }
        // Five blanks are one, and four of code that is indented.
        let after = ahead.isBlank || ahead.blanks > 4 ? 1 : ahead.blanks
        ahead.skip(after)
        margin = ahead
        return before + digits + 1 + after
    }
}
