/// Why a stack of layers is no network. A place is the layer's number from 1 and its text as written.
public enum ArchitectureError: Error, Equatable {
    case empty
    case emptyLayer(number: Int)
    case unknownLayer(number: Int, text: String, word: String, nearest: String?)
    case layer(number: Int, text: String, LayerFault)
    case softmaxBeforeEnd(number: Int, layers: Int)
    case tooManyLayers(Int)
    case tooManyParameters(Int)
    case badInput(Shape)
    case noClassifier
    case endsInMap(Shape)
}
