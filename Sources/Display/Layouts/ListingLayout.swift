import Painting

extension Listing: ScreenKind {
    func cleaned(_ typography: Typography) -> Listing {
        func cleaned(_ entries: [Entry]) -> [Entry] {
            entries.map { Entry(typography.line($0.name), typography.line($0.meaning)) }
        }
        return Listing(items.map { item in
            switch item {
            case .line(let text): .line(typography.line(text))
            case .paragraph(let text): .paragraph(typography.lines(text))
            case .entries(let entries): .entries(cleaned(entries))
            case .examples(let entries): .examples(cleaned(entries))
            }
        })
    }

    func laidOut(in room: Room) -> Output { .text(ListingLayout(columns: room.columns).text(self)) }
}

/// A listing in lines that are easy to read: between 40 and 100 columns wide.
struct ListingLayout {
    private static let columns = 40...100
    private static let (indent, gap) = (2, 2)
    /// Columns of names, and of lines that are typed, at most; longer ones stand on lines of their own.
    private static let (longestName, longestExample) = (34, 44)

    private let columns: Int

    init(columns: Int) {
        self.columns = min(max(columns, Self.columns.lowerBound), Self.columns.upperBound)
    }

    func text(_ listing: Listing) -> String {
        listing.items.flatMap(lines).joined(separator: "\n")
    }

    private func lines(_ item: Listing.Item) -> [String] {
        switch item {
        case .line(let text): [text]
        case .paragraph(let text): Self.filled(text, columns)
        case .entries(let entries): lines(entries, longest: Self.longestName)
        case .examples(let entries): lines(entries, longest: Self.longestExample)
        }
    }

    /// Names in a column as wide as the widest, up to a limit.
    private func lines(_ entries: [Listing.Entry], longest: Int) -> [String] {
        let widest = min(entries.map { DisplayWidth.of($0.name) }.max() ?? 0, longest)
        let margin = Line.blanks(Self.indent)
        let edge = Self.indent + widest + Self.gap
        return entries.flatMap { entry in
            let meaning = Self.filled(entry.meaning, columns - edge)
            let used = DisplayWidth.of(entry.name)
            guard used <= widest else { return [margin + entry.name] + meaning.map { Line.blanks(edge) + $0 } }
            let first = margin + entry.name + (meaning.first.map { Line.blanks(widest - used + Self.gap) + $0 } ?? "")
            return [first] + meaning.dropFirst().map { Line.blanks(edge) + $0 }
        }
    }

    private static func filled(_ text: String, _ columns: Int) -> [String] {
        Wrapping.filled(text.split { $0 == " " || $0 == "\n" }, columns)
    }
}
