/// What networks are stacked of.
extension Term {
    static let layers: [Term] = [
        Term(
            "layer", ["layers of a network"],
            meaning: """
                A step of a network: it reads the numbers of the layer in front of it and gives its own. Some layers \
                have parameters that training finds, such as convolutions and dense layers; others, such as pooling, \
                have none. `model` lists them.
                """,
            keras: "keras.layers.Layer", pytorch: "torch.nn.Module", lesson: "sizes",
            seeAlso: ["architecture", "hidden layer", "parameter"], here: Here.layer),
        Term(
            "architecture", ["model", "network"],
            meaning: """
                Which layers a network has, in which order and of what size, without the values of its parameters. \
                Networks of one architecture can differ in everything they have learned. `new --layers` makes a \
                network of any architecture.
                """,
            shapes: "the shape of one image in, one probability for each class out", keras: "keras.Sequential([…])",
            pytorch: "torch.nn.Sequential(…)", lesson: "sizes", seeAlso: ["layer", "parameter", "shape"],
            here: Here.architecture),
        Term(
            "convolution", ["conv", "conv2d", "convolutional layer"],
            meaning: """
                A layer that slides small filters over its input. At each place a filter multiplies the numbers below \
                it with its weights w and adds them up with a bias b; the results of one filter make a feature map. \
                Since the same weights are used at every place, a convolution needs few parameters and finds a pattern \
                wherever it stands.
                """,
            formula: "y[i, j, k] = bₖ + Σ w[r, s, c, k] · x[i + r, j + s, c], summed over r, s and c (stride 1, no padding)",
            shapes: "height × width × channels in, height × width × filters out",
            keras: "keras.layers.Conv2D(16, 3)", pytorch: "torch.nn.Conv2d(1, 16, 3)", lesson: "convolution",
            seeAlso: ["filter", "kernel", "feature map", "stride", "padding"], here: Here.convolution),
        Term(
            "pooling", ["pool", "subsampling"],
            meaning: """
                A layer that makes one number of each small window of a feature map, channel by channel. It makes maps \
                smaller, so later layers see more of the image with less work. It has no parameters.
                """,
            shapes: "height × width × channels in, fewer rows and columns and the same channels out", lesson: "pooling",
            seeAlso: ["max pooling", "average pooling", "global average pooling", "stride"], here: Here.pooling),
        Term(
            "max pooling", ["max pool", "MaxPooling2D", "MaxPool2d"],
            meaning: """
                Pooling that keeps the largest number of each window and drops the others. What a filter found stays, \
                and where exactly it found it matters less. Going back, the gradient goes to the place of the largest \
                number alone.
                """,
            formula: "y[i, j, c] = max x[i·s + r, j·s + t, c] over the window, s being the stride",
            shapes: "height × width × channels in, fewer rows and columns and the same channels out",
            keras: "keras.layers.MaxPooling2D(2)", pytorch: "torch.nn.MaxPool2d(2)", lesson: "pooling",
            seeAlso: ["pooling", "average pooling", "stride"], here: Here.maxPooling),
        Term(
            "average pooling", ["avgpool", "average pool", "mean pooling", "AveragePooling2D", "AvgPool2d"],
            meaning: """
                Pooling that gives the mean of each window. Every number of the window counts the same, so it smooths \
                a map where max pooling keeps its peaks. LeNet-5 used a form of it with a trained weight and bias for \
                each map.
                """,
            formula: "y[i, j, c] = mean of x[i·s + r, j·s + t, c] over the window, s being the stride",
            shapes: "height × width × channels in, fewer rows and columns and the same channels out",
            keras: "keras.layers.AveragePooling2D(2)", pytorch: "torch.nn.AvgPool2d(2)", lesson: "pooling",
            seeAlso: ["pooling", "max pooling", "global average pooling"], here: Here.averagePooling),
        Term(
            "global average pooling", ["globalavgpool", "gap", "GlobalAveragePooling2D"],
            meaning: """
                Pooling whose window is the whole map: of each channel one number is left, its mean. It turns a map \
                into a vector without flattening, so the dense layer behind it needs few weights. Where something was \
                found no longer matters, only how much of it there is.
                """,
            formula: "y[c] = mean of x[i, j, c] over all rows i and columns j",
            shapes: "height × width × channels in, channels out",
            keras: "keras.layers.GlobalAveragePooling2D()", pytorch: "torch.nn.AdaptiveAvgPool2d(1)", lesson: "pooling",
            seeAlso: ["average pooling", "flatten"], here: Here.globalAveragePooling),
        Term(
            "batch normalization", ["batch norm", "bn", "BatchNorm2d"],
            meaning: """
                A layer that brings each channel to mean 0 and variance 1 and then scales it by gamma (γ) and shifts \
                it by beta (β), which are trained. In training the mean μ and variance σ² are those of the batch; in \
                use they are moving averages of earlier batches. The small number ε keeps the root away from 0. \
                Training becomes faster and less sensitive to the learning rate.
                """,
            formula: "y = γ · (x − μ) / √(σ² + ε) + β",
            shapes: "the same out as in; four numbers for each channel are kept",
            keras: "keras.layers.BatchNormalization(momentum=0.99, epsilon=0.001)",
            pytorch: "torch.nn.BatchNorm2d(16, eps=0.001, momentum=0.01)", lesson: "batch-normalization",
            seeAlso: ["gamma", "beta", "moving average"], here: Here.batchNormalization),
        Term(
            "dropout", ["dropout rate"],
            meaning: """
                A layer that sets a random share of its input to 0 in each training step, another each time, so that \
                the network cannot rely on any single number. The numbers kept are divided by 1 − rate, which keeps \
                their mean as it was. In use it hands everything on unchanged.
                """,
            formula: "y = 0 with probability p, else x / (1 − p), p being the rate", shapes: "the same out as in",
            keras: "keras.layers.Dropout(0.25)", pytorch: "torch.nn.Dropout(0.25)", lesson: "dropout",
            seeAlso: ["regularization", "overfitting"], here: Here.dropout),
        Term(
            "flatten", ["flattening"],
            meaning: """
                A layer that writes the numbers of a map one after the other as a vector: row by row, within a row \
                column by column, and at each place all channels. Nothing is computed and no number is lost. Dense \
                layers read vectors, so it stands in front of the first of them.
                """,
            shapes: "height × width × channels in, a vector of that many numbers out", keras: "keras.layers.Flatten()",
            pytorch: "torch.nn.Flatten() (which puts the channels first)", lesson: "dense", seeAlso: ["dense", "shape"],
            here: Here.flatten),
        Term(
            "dense", ["fully connected", "fully connected layer", "dense layer", "linear", "linear layer", "fc"],
            meaning: """
                A layer in which each unit reads every number of its input. A unit multiplies input i with its weight \
                wᵢⱼ, adds up all products and adds its bias bⱼ. Every pair of input and unit has a weight of its own, \
                so dense layers often hold most parameters of a network.
                """,
            formula: "yⱼ = bⱼ + Σᵢ xᵢ · wᵢⱼ", shapes: "a vector of inputs in, a vector of units out",
            keras: "keras.layers.Dense(64)", pytorch: "torch.nn.Linear(800, 64)", lesson: "dense",
            seeAlso: ["unit", "weighted sum", "flatten"], here: Here.dense),
        Term(
            "hidden layer", ["last hidden layer"],
            meaning: """
                A layer between the input and the output layer. Its numbers have no meaning given from outside: \
                training finds what they stand for. Commands such as `similar` and `embedding` compare images by the \
                last hidden layer, which is what the last dense layer reads.
                """,
            lesson: "what-units-learned", seeAlso: ["layer", "embedding", "unit"], here: Here.hiddenLayer),
        Term(
            "softmax", ["softmax layer"],
            meaning: """
                A function that makes probabilities of logits z: it takes the exponential of each and divides by their \
                sum. All results lie between 0 and 1 and sum to 1. Only differences of logits matter: adding the same \
                number to all of them changes nothing. Every network here ends with it.
                """,
            formula: "softmax(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ)",
            shapes: "one logit for each class in, one probability for each class out",
            keras: "keras.layers.Softmax()", pytorch: "torch.nn.Softmax(dim=1)", lesson: "softmax",
            seeAlso: ["logit", "probability", "cross-entropy", "temperature scaling"], here: Here.softmax),
        Term(
            "logit", ["logits"],
            meaning: """
                The number that the last layer gives for a class, before the softmax. It can be any number, also below \
                0. The class with the largest logit is the answer, and the difference of two logits is the logarithm \
                of the ratio of their probabilities.
                """,
            formula: "zᵢ − zⱼ = log(pᵢ / pⱼ)", lesson: "softmax", seeAlso: ["softmax", "probability", "margin"],
            here: Here.logit),
    ]
}
