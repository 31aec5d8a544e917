/// Running text; line breaks stand, longer lines are wrapped at the width.
package struct Paragraph: OutputKind {
    /// The words.
    package var text: String
}

/// A remark beside the result, drawn quietly.
package struct Note: OutputKind {
    /// The words.
    package var text: String
}

/// Several outputs, one under the other.
package struct Group: OutputKind {
    /// From the top.
    package var items: [Output]
}
