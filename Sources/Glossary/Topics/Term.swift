import ConvNet

/// A term of the field: what it means, and what it comes to in a network.
package struct Term: Sendable {
    /// The field's usual word for it, in lower case but for proper names and abbreviations: `max pooling`, `Adam`.
    package let name: String
    /// Other words that it is found under.
    package let otherNames: [String]
    /// Two to four sentences for somebody with one lecture behind her.
    package let meaning: String
    /// One line; its symbols are explained in the meaning. Nil where a formula would not help.
    package let formula: String?
    /// What goes in and what comes out; nil for what has no shape.
    package let shapes: String?
    /// What Keras calls it; nil where it has no name of its own.
    package let keras: String?
    /// What PyTorch calls it.
    package let pytorch: String?
    /// The name of the lesson that teaches it.
    package let lesson: String?
    /// Names of other terms.
    package let seeAlso: [String]
    /// The term in the numbers of a network; nil for a network that has no such thing.
    package let here: (@Sendable (Network) -> String?)?

    init(
        _ name: String, _ otherNames: [String] = [], meaning: String, formula: String? = nil, shapes: String? = nil,
        keras: String? = nil, pytorch: String? = nil, lesson: String? = nil, seeAlso: [String] = [],
        here: (@Sendable (Network) -> String?)? = nil
    ) {
        (self.name, self.otherNames, self.meaning) = (name, otherNames, meaning)
        (self.formula, self.shapes, self.keras, self.pytorch) = (formula, shapes, keras, pytorch)
        (self.lesson, self.seeAlso, self.here) = (lesson, seeAlso, here)
    }
}
