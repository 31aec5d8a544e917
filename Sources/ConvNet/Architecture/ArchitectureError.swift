/// Why a stack of layers is no network. A place is the layer's number from 1 and its text as written.
public enum ArchitectureError: Error, Equatable {
    /// There are no layers.
    case empty
    /// Nothing stands between two commas.
    case emptyLayer(number: Int)
    /// A word that names no layer, with the one most like it.
    case unknownLayer(number: Int, text: String, word: String, nearest: String?)
    /// What is wrong with one layer.
    case layer(number: Int, text: String, LayerFault)
    /// Softmax stands anywhere but at the end.
    case softmaxBeforeEnd(number: Int, layers: Int)
    /// More layers than a network may have.
    case tooManyLayers(Int)
    /// More parameters than a network may have.
    case tooManyParameters(Int)
    /// An image of a shape that no network reads.
    case badInput(Shape)
    /// No dense layer gives a number for each class.
    case noClassifier
    /// The last layer gives a map in place of one number for each class.
    case endsInMap(Shape)
}
