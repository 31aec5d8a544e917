import ConvNet

/// A number that a network computed, as the sum that it is.
package struct OpenedSum: Sendable, Hashable {
    /// What is opened: a unit, or the difference of two, first minus second.
    package enum Subject: Sendable, Hashable {
        case unit(NetworkUnit)
        case difference(NetworkUnit, NetworkUnit)
    }

    /// What makes the number of its terms.
    package enum Kind: Sendable, Hashable {
        /// Nothing does: it comes from the image.
        case pixel
        /// A weighted sum of everything below.
        case sum
        /// A weighted sum over `height` × `width` places of every map below, of which `outside` lie in the padding; for one map alone
        /// `weights` is its kernel, row by row, and empty otherwise.
        case windowSum(height: Int, width: Int, outside: Int, weights: [Float])
        /// gamma · (x − mean) ÷ √(variance + epsilon) + beta
        case normalization(Normalization)
        /// The largest number, or the mean, of a window.
        case largest(height: Int, width: Int)
        case mean(height: Int, width: Int)
        /// A function of one number below. Of two straight lines the weight is the slope of the one that the number lies
        /// on; a curve has an `activation`, and the number itself as its only term.
        case function(ElementFunction)
        /// The layer gives what it gets.
        case handedOn
        case difference
    }

    /// The numbers of a channel of batch normalization, as used outside of training.
    package struct Normalization: Sendable, Hashable {
        package let gamma: Double
        package let beta: Double
        package let mean: Double
        package let variance: Double
        /// Keeps the root away from zero.
        package let epsilon: Double

        /// √(variance + epsilon)
        package var root: Double { (variance + epsilon).squareRoot() }
        /// gamma ÷ √(variance + epsilon): what one more of x adds.
        package var scale: Double { gamma / root }
    }

    /// One term: weight times input.
    package struct Term: Sendable, Hashable {
        /// The number that is read.
        package let unit: NetworkUnit
        /// The unit that computed it, below any dropout and flatten.
        package let origin: NetworkUnit
        package let input: Double
        package let weight: Double
        /// Its place in the window, for layers that have one.
        package let windowRow: Int
        package let windowColumn: Int

        /// What it adds; exact where both were single-precision numbers.
        package var product: Double { weight * input }
    }

    /// A part that no input has: a bias.
    package struct Constant: Sendable, Hashable {
        package let name: String
        package let value: Double
    }

    package let subject: Subject
    package let kind: Kind
    /// In the order in which the layer below gives them.
    package let terms: [Term]
    package let constants: [Constant]
    /// All terms and constants, summed in double precision.
    package let total: Double
    /// The function that makes the value of the total; nil where the total is the value.
    package let activation: ElementFunction?
    /// What the network's kernels made of it, in single precision.
    package let computed: Double
    /// The pixels that it depends on.
    package let field: PixelRectangle

    /// The number that is opened.
    package var value: Double { activation?.value(total) ?? total }

    /// The sum of all magnitudes: what rounding errors are to be measured by.
    package var magnitude: Double {
        terms.reduce(0) { $0 + abs($1.product) } + constants.reduce(0) { $0 + abs($1.value) }
    }

    /// The terms, those that add or take most first; of a pooling window the largest value first.
    package var ranked: [Term] {
        let keys: [Double]
        if case .largest = kind { keys = terms.map(\.input) } else { keys = terms.map(\.product.magnitude) }
        return keys.fallingOrder.map { terms[$0] }
    }

    init(
        _ subject: Subject, _ kind: Kind, _ terms: [Term] = [], constants: [Constant] = [], total: Double? = nil,
        activation: ElementFunction? = nil, computed: Double, field: PixelRectangle
    ) {
        self.subject = subject
        self.kind = kind
        self.terms = terms
        self.constants = constants
        self.total = total ?? terms.reduce(0) { $0 + $1.product } + constants.reduce(0) { $0 + $1.value }
        self.activation = activation
        self.computed = computed
        self.field = field
    }
}
