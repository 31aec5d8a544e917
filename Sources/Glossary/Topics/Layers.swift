/// What networks are stacked of.
extension Term {
    static let layers: [Term] = [
        Term(
            "layer", ["layers of a network"],
            meaning: """
                A step of a network: it reads the outputs of the layer before it and computes its own. Some layers, \
                such as convolutions and dense layers, have parameters that are set by training; others, such as \
                pooling, have none. `model` lists them.
                """,
            keras: "keras.layers.Layer", pytorch: "torch.nn.Module", lesson: "sizes",
            seeAlso: ["architecture", "hidden layer", "parameter"], here: Here.layer),
        Term(
            "architecture", ["model", "network"],
            meaning: """
                Which layers a network has, in what order, and of what size, without the values of its parameters. \
                Networks with the same architecture can differ in everything that they have learned. `new --layers` \
                makes a network of any architecture.
                """,
            shapes: "the shape of one image in, one probability for each class out", keras: "keras.Sequential([…])",
            pytorch: "torch.nn.Sequential(…)", lesson: "sizes", seeAlso: ["layer", "parameter", "shape"],
            here: Here.architecture),
        Term(
            "convolution", ["conv", "conv2d", "convolutional layer"],
            meaning: """
                A layer that slides small filters over its input. At each position, a filter multiplies the numbers \
                that it covers by its weights w, and adds them up along with a bias b. The results of one filter form \
                a feature map. Since the same weights are used at every position, a convolution needs few parameters \
                and finds a pattern anywhere in the image.
                """,
            formula: "y[i, j, k] = bₖ + Σ w[r, s, c, k] · x[i + r, j + s, c], summed over r, s and c (stride 1, no padding)",
            shapes: "height × width × channels in, height × width × filters out",
            keras: "keras.layers.Conv2D(16, 3)", pytorch: "torch.nn.Conv2d(1, 16, 3)", lesson: "convolution",
            seeAlso: ["filter", "kernel", "feature map", "stride", "padding"], here: Here.convolution),
        Term(
            "cross-correlation", ["correlation"],
            meaning: """
                What deep learning calls a convolution: products of a window and a kernel, added up. In mathematics, a \
                convolution turns the kernel upside down and left to right first. Since the weights are learned, both \
                can compute the same, and all frameworks leave the turning out.
                """,
            formula: "y[i, j] = Σ w[r, s] · x[i + r, j + s], where a mathematical convolution has x[i − r, j − s]",
            keras: "keras.layers.Conv2D (does not flip)", pytorch: "torch.nn.Conv2d (does not flip)", lesson: "convolution",
            seeAlso: ["convolution", "kernel"]),
        Term(
            "residual connection", ["skip connection", "shortcut connection", "residual", "resnet"],
            meaning: """
                A path that goes around some layers: their input is added to their output, so they only have to learn \
                the difference. Gradients flow back along it unchanged, so much deeper networks can be trained. \
                Networks here are plain stacks of layers and have none.
                """,
            formula: "y = x + f(x)", keras: "keras.layers.Add()([x, f(x)])", pytorch: "x + f(x)",
            lesson: "backpropagation", seeAlso: ["vanishing gradient", "backpropagation"]),
        Term(
            "pooling", ["pool", "subsampling"],
            meaning: """
                A layer that turns each small window of a feature map into one number, channel by channel. It makes \
                maps smaller, so later layers see more of the image with less work. It has no parameters.
                """,
            shapes: "height × width × channels in, fewer rows and columns and as many channels out", lesson: "pooling",
            seeAlso: ["max pooling", "average pooling", "global average pooling", "stride"], here: Here.pooling),
        Term(
            "max pooling", ["max pool", "MaxPooling2D", "MaxPool2d"],
            meaning: """
                Pooling that keeps the largest number of each window and drops the others. It keeps what a filter \
                found, while the exact position matters less. In the backward pass, the gradient goes only to the \
                position of the largest number.
                """,
            formula: "y[i, j, c] = max x[i·s + r, j·s + t, c] over the window, s being the stride",
            shapes: "height × width × channels in, fewer rows and columns and as many channels out",
            keras: "keras.layers.MaxPooling2D(2)", pytorch: "torch.nn.MaxPool2d(2)", lesson: "pooling",
            seeAlso: ["pooling", "average pooling", "stride"], here: Here.maxPooling),
        Term(
            "average pooling", ["avgpool", "average pool", "mean pooling", "AveragePooling2D", "AvgPool2d"],
            meaning: """
                Pooling that gives the mean of each window. Every number in the window counts the same, so it smooths \
                a map, while max pooling keeps its peaks. LeNet-5 used a form of it with a trained weight and bias for \
                each map.
                """,
            formula: "y[i, j, c] = mean of x[i·s + r, j·s + t, c] over the window, s being the stride",
            shapes: "height × width × channels in, fewer rows and columns and as many channels out",
            keras: "keras.layers.AveragePooling2D(2)", pytorch: "torch.nn.AvgPool2d(2)", lesson: "pooling",
            seeAlso: ["pooling", "max pooling", "global average pooling"], here: Here.averagePooling),
        Term(
            "global average pooling", ["globalavgpool", "gap", "GlobalAveragePooling2D"],
            meaning: """
                Pooling whose window is the whole map: each channel becomes one number, its mean. It turns maps into a \
                vector without flattening, so the dense layer after it needs few weights. Where something was found no \
                longer matters, only how much of it there is.
                """,
            formula: "y[c] = mean of x[i, j, c] over all rows i and columns j",
            shapes: "height × width × channels in, one number for each channel out",
            keras: "keras.layers.GlobalAveragePooling2D()", pytorch: "torch.nn.AdaptiveAvgPool2d(1)", lesson: "pooling",
            seeAlso: ["average pooling", "flatten"], here: Here.globalAveragePooling),
        Term(
            "batch normalization", ["batch norm", "bn", "BatchNorm2d"],
            meaning: """
                A layer that brings each channel to mean 0 and variance 1, then scales it by gamma (γ) and shifts it \
                by beta (β), which are trained. During training, the mean μ and the variance σ² are those of the \
                batch; in use, they are moving averages over the training batches. The small number ε prevents \
                division by 0. Training becomes faster and less sensitive to the learning rate.
                """,
            formula: "y = γ · (x − μ) / √(σ² + ε) + β",
            shapes: "same shape in and out; four numbers for each channel are kept",
            keras: "keras.layers.BatchNormalization(momentum=0.99, epsilon=0.001)",
            pytorch: "torch.nn.BatchNorm2d(16, eps=0.001, momentum=0.01)", lesson: "batch-normalization",
            seeAlso: ["gamma", "beta", "moving average"], here: Here.batchNormalization),
        Term(
            "dropout", ["dropout rate"],
            meaning: """
                A layer that sets a random share of its inputs to 0 in each training step, so that the network cannot \
                rely on any single number. The numbers that are kept are divided by 1 − rate, so their expected value \
                does not change. In use, it passes everything on unchanged.
                """,
            formula: "y = 0 with probability p, else x / (1 − p), p being the rate", shapes: "same shape in and out",
            keras: "keras.layers.Dropout(0.25)", pytorch: "torch.nn.Dropout(0.25)", lesson: "dropout",
            seeAlso: ["regularization", "overfitting"], here: Here.dropout),
        Term(
            "flatten", ["flattening"],
            meaning: """
                A layer that writes the numbers of its maps one after another as a vector: row by row, column by \
                column within a row, and all channels at each position. Nothing is computed and no number is lost. \
                Dense layers read vectors, so it comes before the first of them.
                """,
            shapes: "height × width × channels in, a vector of that many numbers out", keras: "keras.layers.Flatten()",
            pytorch: "torch.nn.Flatten() (in the order channels, rows, columns)",
            lesson: "dense", seeAlso: ["dense", "shape"],
            here: Here.flatten),
        Term(
            "dense", ["fully connected", "fully connected layer", "dense layer", "linear", "linear layer", "fc"],
            meaning: """
                A layer in which each unit reads every number of its input. Unit j multiplies each input i by its \
                weight wᵢⱼ, adds up all products, and adds its bias bⱼ. Every pair of input and unit has its own \
                weight, so dense layers often have most of the parameters of a network.
                """,
            formula: "yⱼ = bⱼ + Σᵢ xᵢ · wᵢⱼ", shapes: "a vector of inputs in, a vector of units out",
            keras: "keras.layers.Dense(64)", pytorch: "torch.nn.Linear(800, 64)", lesson: "dense",
            seeAlso: ["unit", "weighted sum", "flatten"], here: Here.dense),
        Term(
            "hidden layer", ["last hidden layer"],
            meaning: """
                A layer between the input and the output layer. Nobody decides in advance what its numbers mean: \
                training does. Commands such as `similar` and `embedding` compare images by the last hidden layer, \
                which is what the last dense layer reads.
                """,
            lesson: "what-units-learned", seeAlso: ["layer", "embedding", "unit"], here: Here.hiddenLayer),
        Term(
            "softmax", ["softmax layer"],
            meaning: """
                A function that turns logits z into probabilities: it takes the exponential of each and divides by \
                their sum. All results are between 0 and 1 and sum to 1. Only differences between logits matter: \
                adding the same number to all of them changes nothing. Every network here ends with it.
                """,
            formula: "softmax(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ)",
            shapes: "one logit for each class in, one probability for each class out",
            keras: "keras.layers.Softmax()", pytorch: "torch.nn.Softmax(dim=1)", lesson: "softmax",
            seeAlso: ["logit", "probability", "cross-entropy", "temperature scaling"], here: Here.softmax),
        Term(
            "logit", ["logits"],
            meaning: """
                The number that the last layer gives for a class, before the softmax. It can be any number, including \
                a negative one. The class with the largest logit is the answer, and the difference between two logits \
                is the logarithm of the ratio of their probabilities.
                """,
            formula: "zᵢ − zⱼ = log(pᵢ / pⱼ)", lesson: "softmax", seeAlso: ["softmax", "probability", "margin"],
            here: Here.logit),
    ]
}
