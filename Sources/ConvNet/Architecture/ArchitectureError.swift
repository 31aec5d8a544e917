/// Why a stack of layers is no network. A place is the layer's number from 1 and its text as written.
public enum ArchitectureError: Error, Equatable {
    /// What a word of a specification should have been.
    public enum Expectation: Sendable, Equatable {
        case count(ClosedRange<Int>)
        case kernel
        case rate
        case option([String])
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

    case empty
    case emptyLayer(number: Int)
    case unknownLayer(number: Int, text: String, word: String, nearest: String?)
    case badWord(number: Int, text: String, word: String, expected: Expectation, nearest: String?)
    case missingWord(number: Int, text: String, expected: Expectation)
    case doesNotFit(number: Int, text: String, expected: Requirement, got: Shape)
    case softmaxBeforeEnd(number: Int, layers: Int)
    case tooLarge(number: Int, text: String, values: Int)
    case tooManyLayers(Int)
    case tooManyParameters(Int)
    case badInput(Shape)
    case noClassifier
    case endsInMap(Shape)
}
