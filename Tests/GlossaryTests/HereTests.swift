import ConvNet
import Testing

@testable import Glossary

/// The terms in the numbers of networks.
@Suite struct HereTests {
    private func here(_ word: String, _ network: Network) throws -> String? {
        let term = try #require(Glossary.term(word), "\(word)")
        let closure = try #require(term.here, "\(word)")
        return closure(network)
    }

    private func expect(_ network: Network, _ pairs: [(String, String?)]) throws {
        for (word, sentence) in pairs { #expect(try here(word, network) == sentence, "\(word)") }
    }

    @Test(arguments: Stack.allCases)
    func `every sentence holds for every stack`(_ stack: Stack) throws {
        for network in [try stack.network(), try stack.network(.map(height: 32, width: 30, channels: 3))] {
            for term in Glossary.terms {
                guard let text = term.here?(network) else { continue }
                #expect(!text.isEmpty && !text.contains("\n") && !text.contains("  "), "\(term.name): \(text)")
                #expect(!text.contains("nan") && !text.contains("inf "), "\(term.name): \(text)")
                #expect(text.count < 400, "\(term.name): \(text)")
            }
        }
    }

    /// What the standard network does not have before its first training.
    @Test func `the standard network has something to say about all other terms`() throws {
        let network = try Stack.standard.network()
        let silent = Set(Glossary.terms.filter { $0.here != nil && $0.here?(network) == nil }.map(\.name))
        let absent: Set = ["average pooling", "global average pooling", "leaky ReLU", "sigmoid", "tanh"]
        let later: Set = [
            "loss", "accuracy", "overfitting", "epoch", "step", "batch", "learning curve", "label smoothing", "freezing",
            "hyperparameter", "learning rate", "schedule", "constant schedule", "one-cycle schedule", "cosine schedule",
            "triangular schedule", "optimizer", "stochastic gradient descent", "AdamW", "weight decay", "validation set",
        ]
        #expect(silent == absent.union(later))
    }

    @Test func `a network without a convolution says nothing of what it has not`() throws {
        let network = try Stack.dense.network()
        let words = [
            "convolution", "filter", "feature map", "stride", "padding", "pooling", "max pooling", "average pooling",
            "global average pooling", "batch normalization", "gamma", "beta", "moving average", "dropout", "ReLU",
            "leaky ReLU", "sigmoid", "tanh", "activation function", "hidden layer", "Grad-CAM", "regularization",
        ]
        for word in words { #expect(try here(word, network) == nil, "\(word)") }
        try expect(network, [
            ("dense", "dense1: 784 × 10 + 10 = 7850 parameters"),
            ("parameter", "7850 parameters, all in dense1"),
            ("trainable parameter", "all 7850 parameters are trainable"),
            ("shape", "28×28×1 → 784 → 10"),
            ("channel", "the input has 1 channel"),
            ("receptive field", "a unit depends on at most so many pixels: 28×28 in dense1"),
            ("backpropagation", "from the loss back through softmax → dense1"),
            ("embedding", "the 784 numbers that dense1 reads"),
        ])
    }

    @Test func `the layers of the standard network are counted as by hand`() throws {
        try expect(try Stack.standard.network(), [
            (
                "convolution",
                "conv1: 16 filters of 3×3×1, so 16 × 9 + 16 = 160 parameters; "
                    + "conv2: 32 filters of 3×3×16, so 32 × 144 + 32 = 4640 parameters"
            ),
            (
                "filter",
                "conv1 has 16 filters of 3 × 3 × 1 = 9 weights and a bias each; "
                    + "conv2 has 32 filters of 3 × 3 × 16 = 144 weights and a bias each"
            ),
            ("dense", "dense1: 800 × 64 + 64 = 51,264 parameters; dense2: 64 × 10 + 10 = 650 parameters"),
            ("feature map", "conv1 gives 16 feature maps of 26×26; conv2 gives 32 feature maps of 11×11"),
            ("channel", "the input has 1 channel, conv1 gives 16, conv2 gives 32"),
            (
                "unit",
                "conv1: 26 × 26 × 16 = 10,816 units; conv2: 11 × 11 × 32 = 3872 units; dense1: 64 units; "
                    + "dense2: 10 units"
            ),
            ("flatten", "flatten: 5×5×32 becomes 5 × 5 × 32 = 800 numbers"),
            (
                "max pooling",
                "pool1: windows of 2×2, stride 2, so 26×26 becomes 13×13; "
                    + "pool2: windows of 2×2, stride 2, so 11×11 becomes 5×5 and 1 row and 1 column at the edge are not read"
            ),
            ("stride", "stride of conv1 1, pool1 2, conv2 1, pool2 2"),
            ("padding", "conv1: valid, so 28×28 becomes 26×26; conv2: valid, so 13×13 becomes 11×11"),
            (
                "receptive field",
                "a unit depends on at most so many pixels: 3×3 in conv1, 4×4 in pool1, 8×8 in conv2, 10×10 in pool2, "
                    + "26×26 in dense1"
            ),
            (
                "batch normalization",
                "bn1: 16 channels, so 4 × 16 = 64 parameters, 32 of them trained; "
                    + "bn2: 32 channels, so 4 × 32 = 128 parameters, 64 of them trained; "
                    + "bn3: 64 channels, so 4 × 64 = 256 parameters, 128 of them trained"
            ),
            ("hidden layer", "hidden layers with weights: conv1, conv2, dense1; dense2 is the output layer"),
            ("Grad-CAM", "reads the 32 feature maps of conv2, 11×11"),
            ("ReLU", "applied in conv1, conv2, dense1"),
        ])
    }

    @Test func `the numbers of the standard network are counted as by hand`() throws {
        try expect(try Stack.standard.network(), [
            ("parameter", "57,162 parameters, 51,264 of them in dense1"),
            (
                "trainable parameter",
                "56,938 of 57,162 parameters are trainable; the other 224 are moving averages of batch normalization"
            ),
            ("bias", "122 biases: 16 in conv1/bias, 32 in conv2/bias, 64 in dense1/bias, 10 in dense2/bias"),
            ("kernel", "conv1/kernel: 3×3×1×16; conv2/kernel: 3×3×16×32; dense1/kernel: 800×64; dense2/kernel: 64×10"),
            ("shape", "28×28×1 → 26×26×16 → 13×13×16 → 11×11×32 → 5×5×32 → 800 → 64 → 10"),
            ("gamma", "bn1/gamma: 16 numbers, each 1; bn2/gamma: 32 numbers, each 1; bn3/gamma: 64 numbers, each 1"),
            (
                "weighted sum",
                "products in each sum: 9 in conv1, 144 in conv2, 800 in dense1, 64 in dense2; a bias is added to them"
            ),
            // 26² · 16 · 9 + 26² · 16 + 11² · 32 · 144 + 11² · 32 + 800 · 64 + 64 + 640
            ("multiply-add", "721,504 for one image, 557,568 of them in conv2"),
            ("FLOP", "2 × 721,504 = 1,443,008 for one image"),
            ("floating point", "57,162 parameters × 4 bytes = 229 kB"),
            ("Adam", "Adam keeps 2 × 56,938 = 113,876 numbers, two for each trainable parameter"),
            ("Muon", "the kernels as matrices: conv1 9×16, conv2 144×32, dense1 800×64, dense2 64×10"),
            ("backpropagation", "from the loss back through softmax → dense2 → dropout3 → bn3 → dense1 → … → conv1"),
            (
                // √(6/153), √(6/432), √(6/864), √(6/74)
                "Glorot initialization",
                "weights start between plus and minus: conv1: √(6 ÷ (9 + 144)) = 0.198; conv2: √(6 ÷ (144 + 288)) = 0.1179; "
                    + "dense1: √(6 ÷ (800 + 64)) = 0.08333; dense2: √(6 ÷ (64 + 10)) = 0.2847"
            ),
            (
                "dropout",
                [("1", "676 of 2704"), ("2", "200 of 800"), ("3", "16 of 64")].map { layer, numbers in
                    "dropout\(layer): rate 0.25, so of each image about \(numbers) numbers become 0 and the others are "
                        + "multiplied by 1.333"
                }.joined(separator: "; ")
            ),
            ("regularization", "dropout1 0.25, dropout2 0.25, dropout3 0.25"),
        ])
    }

    @Test func `classes and pixels are counted as by hand`() throws {
        try expect(try Stack.standard.network(seed: 12), [
            ("pixel", "an image is 28×28 with 1 channel: 28 × 28 × 1 = 784 numbers"),
            (
                "cross-entropy",
                "an answer that gives each of 10 classes the same probability has a loss of −log(1/10) = 2.303"
            ),
            ("entropy", "at most log 10 = 2.303, where all 10 classes have the same probability"),
            ("chance level", "1 of 10 classes: 10.00 %"),
            ("top-2 accuracy", "two different guesses among 10 classes hold the label in 20.00 % of all cases"),
            ("confusion matrix", "10 × 10 = 100 cells, 10 of them for right answers"),
            ("softmax", "10 probabilities of the 10 logits of dense2; equal logits would give each class 10.00 %"),
            (
                "epsilon",
                "each of 784 numbers may change by epsilon, so the norm of the change is at most √784 × epsilon = 28 × epsilon"
            ),
            ("PCA", "from 64 dimensions to 2"), ("saliency", "one number for each of 28 × 28 = 784 pixels"),
            ("seed", "made from seed 12"),
        ])
    }

    @Test func `other kinds of layer are counted as by hand`() throws {
        try expect(try Stack.leNet.network(), [
            (
                "average pooling",
                "pool1: windows of 2×2, stride 2, so 28×28 becomes 14×14; "
                    + "pool2: windows of 2×2, stride 2, so 10×10 becomes 5×5"
            ),
            ("max pooling", nil), ("tanh", "applied in conv1, conv2, dense1"), ("sigmoid", "applied in dense2"), ("ReLU", nil),
            ("padding", "conv1: same, so 28×28 stays 28×28; conv2: valid, so 14×14 becomes 10×10"),
            ("batch normalization", nil), ("dropout", nil),
        ])
        try expect(try Stack.global.network(), [
            ("global average pooling", "pool2: the mean of 6 × 6 = 36 numbers in each of 12 maps, so 12 numbers"),
            ("leaky ReLU", "leaky-relu1: slope 0.1 below 0"),
            ("padding", "conv1: same, so 28×28 becomes 14×14; conv2: valid, so 14×14 stays 14×14"),
            ("stride", "stride of conv1 2, conv2 1, pool1 2"), ("flatten", nil), ("average pooling", nil),
            (
                "max pooling",
                "pool1: windows of 3×3, stride 2, so 14×14 becomes 6×6 and 1 row and 1 column at the edge are not read"
            ),
        ])
    }

    @Test func `of many layers the first six are named`() throws {
        let network = try Stack.deep.network()
        #expect(try here("stride", network) == "stride of conv1 1, conv2 1, conv3 1, conv4 1, conv5 1, conv6 1, and 3 more")
        #expect(try here("ablation", network)?.hasSuffix("conv6 has 2 channels, and 4 more") == true)
    }

    @Test func `one class leaves nothing to compare`() throws {
        try expect(try Stack.oneClass.network(), [
            ("entropy", nil), ("cross-entropy", nil), ("top-2 accuracy", nil),
            ("dropout", "dropout1: rate 0, so it does nothing"),
            ("logit", "dense1 gives 1 logit, one for each class"), ("unit", "dense1: 1 unit"), ("confusion matrix", nil),
            ("bias", "1 bias: 1 in dense1/bias"), ("one-hot encoding", nil),
        ])
    }

    @Test func `statistics are those of the weights`() throws {
        var network = try Stack.dense.network()
        let weights = (0..<7840).map { Float($0 % 2 == 0 ? 0.25 : 0.75) }
        let isSet = network.setTensor(named: "dense1/kernel", to: weights)
        #expect(isSet)
        // 3920 · (1/16 + 9/16) = 2450
        try expect(network, [
            ("norm", "49.5 of dense1/kernel"), ("mean", "0.5 of dense1/kernel"), ("variance", "0.0625 of dense1/kernel"),
            ("standard deviation", "0.25 of dense1/kernel"),
        ])
        var normalized = try Stack.standard.network()
        let isShifted = normalized.setTensor(named: "bn1/beta", to: (0..<16).map { Float($0) / 8 - 1 })
        #expect(isShifted)
        let beta = try #require(try here("beta", normalized))
        #expect(beta.hasPrefix("bn1/beta: 16 numbers from -1 to 0.875; bn2/beta: 32 numbers, each 0"))
    }

    @Test func `a trained network tells how it was trained`() throws {
        let network = try trained()
        try expect(network, [
            ("epoch", "trained for 2 epochs"), ("step", "trained for 6 steps"),
            ("batch", "last trained with batches of 10 images, 3 in an epoch"),
            ("optimizer", "last trained with adamw, weight decay 0.02"),
            (
                "weight decay",
                "last trained with 0.02: at a learning rate of 0.005 a step shrinks every decayed parameter by "
                    + "0.005 × 0.02 = 0.0001 of itself"
            ),
            ("learning rate", "last trained with a peak of 0.005, one-cycle schedule"),
            ("one-cycle schedule", "last trained with it, with a peak of 0.005, beginning at 0.0002"),
            ("cosine schedule", nil), ("constant schedule", nil), ("triangular schedule", nil),
            ("label smoothing", "last trained with 0.1, so the target is 0.925 at the label and 0.025 at every other class"),
            ("validation set", "the last training kept back 25.00 % of the training images"),
            ("freezing", "last trained with dense1 frozen after 50.00 % of the run"),
            ("regularization", "dropout1 0.5, weight decay 0.02, label smoothing 0.1"),
            ("momentum", "one velocity for each of 109 trainable parameters"),
            ("stochastic gradient descent", "the last training estimated the gradient from 10 images at a time"),
            (
                "hyperparameter",
                "last trained with optimizer adamw, learning rate 0.005, schedule one-cycle, batch size 10"
            ),
        ])
        for word in ["loss", "accuracy", "overfitting"] {
            #expect(try here(word, network)?.hasPrefix("after epoch 2") == true, "\(word)")
        }
        let curve = try #require(try here("learning curve", network))
        #expect(curve.hasPrefix("2 epochs recorded; best on the validation images after epoch "))
    }

    @Test func `the optimizer is that of the last training`() throws {
        let network = try trained(.sgd(momentum: 0.8))
        try expect(network, [
            ("optimizer", "last trained with sgd, momentum 0.8"), ("AdamW", nil), ("weight decay", nil),
            ("momentum", "one velocity for each of 109 trainable parameters; last trained with momentum 0.8"),
        ])
        try expect(try trained(.muon(momentum: 0.9, weightDecay: 0.01)), [
            ("optimizer", "last trained with muon, momentum 0.9, weight decay 0.01"), ("AdamW", nil),
            ("Muon", "the kernels as matrices: dense1 16×5, dense2 5×4"),
            ("regularization", "dropout1 0.5, weight decay 0.01, label smoothing 0.1"),
        ])
    }
}
