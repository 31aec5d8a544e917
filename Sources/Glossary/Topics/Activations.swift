/// The functions that layers end in.
extension Term {
    static let activations: [Term] = [
        Term(
            "activation function", ["nonlinearity", "activation layer"],
            meaning: """
                A function that is applied to each output of a layer separately. Without one, two layers of weighted \
                sums could be replaced by a single one, so depth would add nothing. ReLU is the usual choice.
                """,
            shapes: "same shape in and out", keras: "keras.layers.Activation('relu')", pytorch: "torch.nn.ReLU()",
            lesson: "relu",
            seeAlso: ["ReLU", "leaky ReLU", "sigmoid", "tanh", "activation"], here: Here.activationFunction),
        Term(
            "activation", ["activations of a layer"],
            meaning: """
                The output of a unit for an image: one number. The word is also used for the function that computes \
                it, the activation function. `activations` draws the numbers of all layers for a sample.
                """,
            lesson: "relu", seeAlso: ["activation function", "unit", "feature map"]),
        Term(
            "ReLU", ["rectified linear unit", "rectifier"],
            meaning: """
                The activation function that leaves positive numbers unchanged and turns all others into 0. Its slope \
                is 1 above 0 and 0 below, so a gradient passes through unchanged or not at all. It costs almost \
                nothing to compute.
                """,
            formula: "ReLU(x) = max(0, x)", shapes: "same shape in and out", keras: "keras.layers.ReLU()",
            pytorch: "torch.nn.ReLU()", lesson: "relu", seeAlso: ["activation function", "leaky ReLU", "dead unit"],
            here: Here.relu),
        Term(
            "leaky ReLU", ["leaky"],
            meaning: """
                A ReLU that multiplies numbers below 0 by a small slope α instead of setting them to 0. Some gradient \
                passes on both sides, so units do not die. The default slope is 0.3 here and in Keras, and 0.01 in \
                PyTorch.
                """,
            formula: "f(x) = x for x > 0, α · x otherwise", shapes: "same shape in and out",
            keras: "keras.layers.LeakyReLU(negative_slope=0.3)", pytorch: "torch.nn.LeakyReLU(0.3)", lesson: "relu",
            seeAlso: ["ReLU", "dead unit"], here: Here.leakyReLU),
        Term(
            "sigmoid", ["logistic function", "logistic"],
            meaning: """
                The activation function that squeezes any number into the range from 0 to 1, with 0.5 for 0. Far from \
                0 it is nearly flat: its slope is at most 1/4, so gradients shrink when they pass through several of \
                them.
                """,
            formula: "σ(x) = 1 / (1 + exp(−x))", shapes: "same shape in and out", keras: "keras.activations.sigmoid",
            pytorch: "torch.nn.Sigmoid()", lesson: "relu", seeAlso: ["tanh", "vanishing gradient", "softmax"],
            here: Here.sigmoid),
        Term(
            "tanh", ["hyperbolic tangent"],
            meaning: """
                The activation function that squeezes any number into the range from −1 to 1, with 0 for 0. Its slope \
                is 1 at 0 and nearly 0 far from it. Early networks such as LeNet-5 used it where networks today use \
                ReLU.
                """,
            formula: "tanh(x) = (exp(x) − exp(−x)) / (exp(x) + exp(−x))", shapes: "same shape in and out",
            keras: "keras.activations.tanh", pytorch: "torch.nn.Tanh()", lesson: "relu",
            seeAlso: ["sigmoid", "ReLU", "vanishing gradient"], here: Here.tanh),
    ]
}
