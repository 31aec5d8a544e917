/// The numbers, sizes and shapes of layers.
extension Term {
    static let numbersOfLayers: [Term] = [
        Term(
            "filter", ["convolution filter"],
            meaning: """
                The weights with which a convolution makes one feature map: a small window of them for each channel \
                that it reads. A convolution has one filter for each of its output channels. `filters` draws them.
                """,
            shapes: "rows × columns × input channels", keras: "keras.layers.Conv2D(filters=16, kernel_size=3)",
            pytorch: "torch.nn.Conv2d(in_channels=1, out_channels=16, kernel_size=3)", lesson: "convolution",
            seeAlso: ["kernel", "convolution", "feature map"], here: Here.filter),
        Term(
            "kernel", ["kernel size"],
            meaning: """
                The table of weights that a convolution slides over its input, as in "a 3×3 kernel". The word is also \
                used for the tensor that holds all weights of a layer, as in `conv1/kernel`. Its last dimension counts \
                the filters or units.
                """,
            shapes: "rows × columns × input channels × filters; inputs × units in a dense layer",
            keras: "layer.kernel", pytorch: "layer.weight (filters or units come first)", lesson: "convolution",
            seeAlso: ["filter", "weight", "tensor"], here: Here.kernel),
        Term(
            "patch", ["image patch"],
            meaning: """
                The small part of an image or of a layer's output that a filter covers at one position. The filter \
                multiplies each number of the patch by one weight and adds up the products. `why` shows the patch \
                behind a number.
                """,
            shapes: "rows × columns of the kernel × input channels", lesson: "one-sum",
            seeAlso: ["kernel", "receptive field", "convolution"]),
        Term(
            "feature map", ["activation map"],
            meaning: """
                The output of one filter of a convolution for an image: a grid of numbers, large where the filter \
                found its pattern. A map has one number for each position of the filter. `activations` draws the maps \
                of a layer.
                """,
            shapes: "rows × columns, one map for each filter", lesson: "convolution",
            seeAlso: ["filter", "channel", "convolution"], here: Here.featureMap),
        Term(
            "channel", ["channels"],
            meaning: """
                One of the numbers that an image or a layer's output has at each position. A gray image has one \
                channel, a color image has three, and the output of a convolution has one for each filter.
                """,
            shapes: "the last dimension here and in Keras, the first of an image in PyTorch", lesson: "images",
            seeAlso: ["feature map", "filter", "pixel"], here: Here.channel),
        Term(
            "stride", ["strides"],
            meaning: """
                How many rows or columns a window moves from one position to the next. With a stride of 2, the output \
                has about half as many rows and columns. In the formula, n is the size of the input, k the size of the \
                window, and s the stride.
                """,
            formula: "output = ⌊(n − k) / s⌋ + 1 without padding", keras: "strides=2", pytorch: "stride=2",
            lesson: "sizes",
            seeAlso: ["padding", "pooling", "convolution"], here: Here.stride),
        Term(
            "padding", ["zero padding", "same padding", "valid padding"],
            meaning: """
                What happens at the border of a map. With padding "valid", a filter is applied only where it fits \
                inside the map, so the output is smaller than the input. With "same", zeros are added around the map, \
                so that with a stride of 1 the output is as large as the input.
                """,
            keras: "padding='valid' or padding='same'", pytorch: "padding=0 or padding='same'", lesson: "sizes",
            seeAlso: ["stride", "convolution"], here: Here.padding),
        Term(
            "receptive field", ["field of view"],
            meaning: """
                The part of the image on which a unit depends. It grows from layer to layer, since a unit sees \
                everything that the units in its window see. `model` lists it for every layer in the column "sees", \
                and `top` draws it as a frame.
                """,
            shapes: "rows × columns of pixels", lesson: "receptive-fields", seeAlso: ["convolution", "pooling", "unit"],
            here: Here.receptiveField),
        Term(
            "unit", ["neuron", "node"],
            meaning: """
                The part of a layer that computes one number: a weighted sum of its inputs, a bias, and an activation \
                function. A dense layer with 64 units gives 64 numbers. In a convolution, the units of one feature map \
                share their weights.
                """,
            keras: "keras.layers.Dense(units=64)", pytorch: "torch.nn.Linear(in_features=800, out_features=64)",
            lesson: "one-sum",
            seeAlso: ["weighted sum", "activation", "dense"], here: Here.unit),
        Term(
            "weighted sum", ["dot product", "linear combination"],
            meaning: """
                A sum of products: each input xᵢ is multiplied by its weight wᵢ, and a bias b is added to the sum. \
                Convolutions and dense layers compute nothing but such sums. `why` opens one and shows its largest \
                terms.
                """,
            formula: "z = b + Σᵢ wᵢ · xᵢ", shapes: "as many weights as inputs, one number out", lesson: "one-sum",
            seeAlso: ["weight", "bias", "unit", "convolution"], here: Here.weightedSum),
        Term(
            "weight", ["weights of a layer"],
            meaning: """
                A number that an input is multiplied by. A positive weight lets the input raise the sum, a negative \
                one lets it lower the sum, and with 0 the input is ignored. Weights start out random and are changed \
                by training. The word is often used for all parameters, as in "weight file".
                """,
            keras: "layer.kernel", pytorch: "layer.weight", lesson: "one-sum", seeAlso: ["bias", "kernel", "parameter"],
            here: Here.weight),
        Term(
            "bias", ["bias of a unit"],
            meaning: """
                The number that is added to a weighted sum, whatever the input is. It determines how large the sum of \
                the products must be before a ReLU lets it through. There is one for each filter or unit, and in a new \
                network all of them are 0.
                """,
            shapes: "one number for each filter or unit", keras: "layer.bias", pytorch: "layer.bias", lesson: "one-sum",
            seeAlso: ["weight", "weighted sum"], here: Here.bias),
        Term(
            "parameter", ["number of parameters"],
            meaning: """
                A number that belongs to the network itself and not to an image: the weights, the biases, and the four \
                numbers that batch normalization keeps for each channel. Training changes the parameters; at inference \
                they stay fixed. PyTorch does not count the two moving averages: they are buffers there.
                """,
            keras: "model.count_params()", pytorch: "model.parameters()", lesson: "sizes",
            seeAlso: ["trainable parameter", "weight", "hyperparameter"], here: Here.parameter),
        Term(
            "trainable parameter", ["trainable", "trainable weight"],
            meaning: """
                A parameter that training changes by means of its gradient. The moving averages of batch normalization \
                are not trainable: they follow the batches. PyTorch calls them buffers, not parameters.
                """,
            keras: "model.trainable_weights", pytorch: "parameter.requires_grad", lesson: "sizes",
            seeAlso: ["parameter", "moving average", "freezing"], here: Here.trainableParameter),
        Term(
            "tensor", ["array"],
            meaning: """
                A grid of numbers with any number of dimensions: a vector has one dimension, a matrix two, a batch of \
                color images four. Images, feature maps, kernels, and gradients are all tensors. The shape of a tensor \
                gives the size of each dimension.
                """,
            keras: "keras.ops.convert_to_tensor(values)", pytorch: "torch.tensor(values)", lesson: "images",
            seeAlso: ["shape", "kernel", "channel"], here: Here.tensor),
        Term(
            "shape", ["dimensions"],
            meaning: """
                The size of each dimension of a tensor, such as 26×26×16 for 16 feature maps of 26 rows and 26 \
                columns. Here, maps are written as rows × columns × channels. The number of values is the product of \
                the dimensions.
                """,
            keras: "x.shape", pytorch: "x.shape", lesson: "sizes", seeAlso: ["tensor", "flatten", "channel"],
            here: Here.shape),
        Term(
            "gamma", ["γ", "scale of a batch normalization"],
            meaning: """
                The number by which batch normalization multiplies a channel after bringing it to mean 0 and variance \
                1. There is one for each channel; it starts at 1 and is trained.
                """,
            formula: "y = γ · x̂ + β, x̂ being the normalized number", shapes: "one number for each channel",
            keras: "layer.gamma",
            pytorch: "layer.weight", lesson: "batch-normalization", seeAlso: ["beta", "batch normalization"],
            here: Here.gamma),
        Term(
            "beta", ["β", "shift of a batch normalization"],
            meaning: """
                The number that batch normalization adds to a channel at the end. There is one for each channel; it \
                starts at 0 and is trained. The decay rates of Adam are also called beta: β₁ and β₂.
                """,
            formula: "y = γ · x̂ + β, x̂ being the normalized number", shapes: "one number for each channel",
            keras: "layer.beta",
            pytorch: "layer.bias", lesson: "batch-normalization", seeAlso: ["gamma", "batch normalization"],
            here: Here.beta),
        Term(
            "moving average", [
                "moving mean", "moving variance", "running mean", "running variance", "running average",
                "exponential moving average",
            ],
            meaning: """
                A mean in which the latest values count most. Batch normalization keeps one for the mean and one for \
                the variance of each channel over the training batches, and uses them after training. The momentum m \
                says how much of itself an average keeps at each batch; in PyTorch, momentum is the other share, 1 − \
                m. Unless `set bn-averages` says otherwise, an average here begins as the plain mean of all batches so \
                far.
                """,
            formula: "average ← m · average + (1 − m) · value of the batch", shapes: "one number for each channel",
            keras: "layer.moving_mean, layer.moving_variance", pytorch: "layer.running_mean, layer.running_var",
            lesson: "batch-normalization", seeAlso: ["batch normalization", "trainable parameter"],
            here: Here.movingAverage),
        Term(
            "multiply-add", ["MAC", "multiply-accumulate"],
            meaning: """
                One product added to a sum: the unit in which the work of a layer is counted. A dense layer needs one \
                for each weight; a convolution needs one for each weight at every position of its filters.
                """,
            lesson: "sizes", seeAlso: ["FLOP", "weighted sum"], here: Here.multiplyAdd),
    ]
}
