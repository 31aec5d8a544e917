import Words

/// What can be wrong with the name of a sample, a unit, a parameter or a network, as data; the words are in
/// `SubjectErrorWords.swift`.
package enum SubjectError: ReportedError, Equatable {
    case badSamplePart(part: String, path: String)
    case backwardRange(String, path: String)
    case badUnitPath(String)
    case badParameterPath(String)
    case neitherSampleNorUnit(String, nearest: String?, layers: [String])
    case noSuchImage(path: String, index: Int, split: String, count: Int)
    case noSuchFilteredImage(path: String, index: Int, count: Int)
    case noImagesPass(path: String)
    /// A filter for a class that is none: how many there are.
    case noSuchClass(Int, filter: String, count: Int)
    /// A sample where a layer or a unit of one was expected.
    case sampleAsUnit(String, layers: [String])
    case noSuchChannel(path: String, channel: Int, layer: String, count: Int)
    case noSuchPosition(path: String, layer: String, height: Int, width: Int)
    case flatLayer(path: String, layer: String)
    /// A probability where the logit under it was expected.
    case probability(path: String, logit: String)
    /// A layer that keeps no numbers, with those that do.
    case noParameters(layer: String, kind: String, having: [String])
    /// A tensor that the layer has not, with those that it has.
    case noSuchTensor(path: String, layer: String, kind: String, tensors: [String], example: String)
    /// A kernel named without a place in it, or with one that it has not: the sides of the kernel.
    case noSuchWeight(path: String, kernel: String, sides: [Int])
    /// A word that begins as a drawing's and goes on wrongly.
    case badDrawing(String)
    /// The number of a drawing, if one was named, and how many there are.
    case noSuchDrawing(Int?, count: Int)
    /// A drawing without a stroke.
    case emptyDrawing
    case noNetwork
    /// An epoch of a network whose weights are not there: those that are, in words, or nil for the present alone.
    case notKept(epoch: Int, network: String, kept: String?, present: Int)

    package var exitStatus: Int32 {
        switch self {
        case .badSamplePart, .badDrawing, .backwardRange, .badUnitPath, .badParameterPath, .neitherSampleNorUnit: 64
        default: 1
        }
    }
}
