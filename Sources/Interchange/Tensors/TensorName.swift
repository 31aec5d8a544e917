/// The name of a tensor: the layer that it belongs to, and what it is there, as Keras and PyTorch call it.
struct TensorName {
    /// What a tensor is to its layer.
    enum Role: String {
        case kernel, gamma, beta, weight, bias
        case movingMean = "moving_mean"
        case movingVariance = "moving_variance"
        case runningMean = "running_mean"
        case runningVariance = "running_var"
    }

    /// "conv1" of "conv1.weight", "conv1/kernel" or "conv1/kernel:0".
    let prefix: String
    /// Nil for a name that tells nothing, such as "arr_0".
    let role: Role?
    /// Whether it counts batches, which no answer depends on.
    let isCounter: Bool

    init(_ name: String) {
        let whole = name.hasSuffix(":0") ? String(name.dropLast(2)) : name
        let place = whole.lastIndex { $0 == "." || $0 == "/" }
        let last = place.map { String(whole[whole.index(after: $0)...]) } ?? whole
        isCounter = ["num_batches_tracked", "iteration", "iterations"].contains(last)
        // A name that is a role alone tells no layer from another, but may be the only one.
        role = Role(rawValue: last)
        prefix = place.map { String(whole[..<$0]) } ?? ""
    }
}
