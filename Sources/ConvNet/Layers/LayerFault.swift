/// What is wrong with one layer of a stack, whichever it is.
public enum LayerFault: Error, Equatable {
    /// What a word of a specification should have been.
    public enum Expectation: Sendable, Equatable {
        /// A whole number in this range.
        case count(ClosedRange<Int>)
        /// Rows × columns of a kernel: 3x3.
        case kernel
        /// A share from 0 up to but not 1.
        case rate
        /// A small number above 0.
        case epsilon
        /// A finite number.
        case factor
        /// One of these words.
        case option([String])
        /// The end of the layer.
        case nothing
    }

    /// What a layer needs of the layers before it.
    public enum Requirement: Sendable, Equatable {
        /// A map of feature maps.
        case map
        /// A map with at least so many rows and columns.
        case atLeast(height: Int, width: Int)
        /// A vector.
        case flat
    }

    /// A word, and what should stand in its place.
    case badWord(String, expected: Expectation)
    /// The layer ends where a word should follow.
    case missingWord(expected: Expectation)
    /// The layers before give a shape that this layer cannot read.
    case doesNotFit(expected: Requirement, got: Shape)
    /// So many numbers in one tensor of an image, or in one kernel.
    case tooLarge(values: Int)
}

/// What options of layers may be.
enum LayerLimits {
    static let units = 1...4096
    static let sides = 1...64
    static let strides = 1...64
    /// More numbers than this in one tensor of one image, or in one kernel, are refused.
    static let largestTensor = 1 << 22

    static func check(_ value: Int, in range: ClosedRange<Int>) throws(LayerFault) {
        guard range.contains(value) else { throw .badWord("\(value)", expected: .count(range)) }
    }

    /// A share from 0 up to but not 1.
    static func check(rate: Double) throws(LayerFault) {
        guard Share.includes(rate) else { throw .badWord("\(rate)", expected: .rate) }
    }

    static func check(values: Int) throws(LayerFault) {
        guard values <= largestTensor else { throw .tooLarge(values: values) }
    }
}
