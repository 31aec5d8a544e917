/// Words in lines, some of them pairs in two columns: what something is called, and what it means.
package struct Listing: OutputKind {
    /// A name and what it means.
    package struct Entry: Sendable, Hashable {
        /// Stands at the left.
        package var name: String
        /// Stands at the right.
        package var meaning: String

        /// An entry of two columns.
        package init(_ name: String, _ meaning: String) {
            self.name = name
            self.meaning = meaning
        }
    }

    /// What stands under each other.
    package enum Item: Sendable, Hashable {
        /// A line of its own; empty for a gap.
        case line(String)
        /// Words in as many lines as they need.
        case paragraph(String)
        /// Names in a column of their own, with what they mean beside them.
        case entries([Entry])
        /// The same for lines that are typed, which are longer than names.
        case examples([Entry])
    }

    /// From the top.
    package private(set) var items: [Item] = []

    /// A listing, empty at first.
    package init(_ items: [Item] = []) { self.items = items }

    /// Adds a line; without a text it is a gap.
    package mutating func line(_ text: String = "") { items.append(.line(text)) }

    /// Adds words that are wrapped.
    package mutating func paragraph(_ text: String) { items.append(.paragraph(text)) }

    /// Adds names with their meanings.
    package mutating func entries(_ entries: [Entry]) { items.append(.entries(entries)) }

    /// Adds lines to type with their meanings.
    package mutating func examples(_ examples: [Entry]) { items.append(.examples(examples)) }

    /// Whether nothing stands in it.
    package var isEmpty: Bool { items.isEmpty }

    /// Adds another listing below a gap.
    package mutating func append(_ other: Listing) {
        if !isEmpty { line() }
        items += other.items
    }
}
