import Words

/// How far long work has come, as numbers: a surface prints them, plots them, or sends them on.
package struct Progress: Sendable, Hashable {
    /// What is being done: `epoch 2 of 10`, `downloading train-images`.
    package var title: String
    /// From 0 to 1; nil if nobody knows.
    package var fraction: Double?
    /// What is worth seeing beside the bar, in order: `loss`, `accuracy`, `images/s`.
    package var details: [Detail]
    /// Seconds that the rest should take, where known.
    package var secondsLeft: Double?

    /// A named quantity beside the bar.
    package struct Detail: Sendable, Hashable {
        package var name: String
        package var quantity: Quantity

        package init(_ name: String, _ quantity: Quantity) {
            self.name = name
            self.quantity = quantity
        }

        /// `loss 0.1234`.
        package var words: String { name.isEmpty ? quantity.words : "\(name) \(quantity.words)" }
    }

    package init(_ title: String, fraction: Double? = nil, details: [Detail] = [], secondsLeft: Double? = nil) {
        self.title = title
        self.fraction = fraction
        self.details = details
        self.secondsLeft = secondsLeft
    }

    /// `epoch 2: loss 0.1234, accuracy 97.12 %`.
    package var words: String { title + ": " + details.map(\.words).joined(separator: ", ") }

    /// The number of that name; nil where it is not reported.
    package subscript(name: String) -> Double? { details.first { $0.name == name }?.quantity.value }
}

/// A number, and what it is a number of.
package enum Quantity: Sendable, Hashable {
    /// A measured number, written with so many digits behind the point.
    case number(Double, decimals: Int)
    /// A share from 0 to 1, written in percent.
    case fraction(Double)
    /// A count, or a whole rate such as images a second.
    case count(Int)
    /// So many bytes.
    case bytes(Int)

    package var value: Double {
        switch self {
        case .number(let value, _), .fraction(let value): value
        case .count(let count), .bytes(let count): Double(count)
        }
    }

    /// As a person reads it: `0.1234`, `97.12 %`, `12,345`, `3 MB`.
    package var words: String {
        switch self {
        case .number(let value, let decimals): Format.fixed(value, decimals: decimals)
        case .fraction(let share): Format.percent(share)
        case .count(let count): Format.integer(count)
        case .bytes(let bytes): Format.bytes(bytes)
        }
    }
}
