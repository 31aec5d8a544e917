/// A part of one training step, reported when it is done: the time since the report before it is its own.
public enum TrainingPart: Sendable, Hashable {
    /// A new order of all images, once an epoch.
    case shuffle
    /// Images and labels of the batch brought together.
    case gather
    /// What has to be kept in case the step fails.
    case keeping
    /// The forward pass of a step of the plan, which is named by its layers: "conv1", "bn1+pool1".
    case forward(String)
    /// Softmax, the loss of each image, the gradient that the backward pass begins with.
    case loss
    /// The backward pass of a step of the plan.
    case backward(String)
    /// Whether the loss and everything made of it are ordinary numbers.
    case checks
    /// The step of the optimizer.
    case optimizer
    /// Right answers counted, averages moved on.
    case score
}
