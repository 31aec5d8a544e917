/// How numbers are kept, computed and summed up.
extension Term {
    static let numerics: [Term] = [
        Term(
            "floating point", ["float", "float32", "single precision", "double precision"],
            meaning: """
                How computers store numbers with a fraction: some digits and an exponent. Networks often compute with \
                32 bits, about seven decimal digits. Every result is rounded, so adding in another order can change \
                the last digits of a sum.
                """,
            keras: "dtype='float32'", pytorch: "torch.float32", lesson: "one-sum",
            seeAlso: ["NaN", "numeric target", "reproducibility"], here: Here.floatingPoint),
        Term(
            "NaN", ["not a number"],
            meaning: """
                The floating-point value for an undefined result, such as 0/0 or infinity minus infinity. Nearly every \
                result computed from a NaN is NaN too. A loss that is NaN usually means that training has diverged.
                """,
            pytorch: "torch.isnan(x)", lesson: "learning-rate", seeAlso: ["divergence", "floating point"]),
        Term(
            "numeric target", ["target"],
            meaning: """
                The kind of arithmetic that this program was built with: the processor's architecture, and whether a \
                product and a sum are rounded once (fused multiply-add). Programs of the same numeric target give the \
                same bits for the same seed. It is recorded in weight files.
                """,
            lesson: "other-data", seeAlso: ["reproducibility", "floating point", "fused multiply-add"]),
        Term(
            "fused multiply-add", ["FMA"],
            meaning: """
                An instruction that multiplies two numbers and adds a third, with a single rounding at the end. It is \
                faster than two instructions and a little more accurate, so results can differ in their last digits \
                from those without it.
                """,
            formula: "a · b + c, rounded once", lesson: "one-sum",
            seeAlso: ["multiply-add", "numeric target", "floating point"]),
        Term(
            "reproducibility", ["reproducible", "determinism", "deterministic"],
            meaning: """
                Getting the same result again. Here the same seed, data and numeric target give the same bits, for any \
                number of threads. In other programs, threads that add numbers in a varying order often cause small \
                differences.
                """,
            keras: "keras.utils.set_random_seed(1)", pytorch: "torch.use_deterministic_algorithms(True)",
            lesson: "other-data", seeAlso: ["seed", "numeric target", "fingerprint"], here: Here.seed),
        Term(
            "safetensors", ["weight file", "weights file"],
            meaning: """
                The format of this program's weight files: a header with the name and shape of each tensor, then the \
                numbers. It holds only data, so opening such a file runs no code. `save` also writes the architecture, \
                the history, and the seed into it.
                """,
            pytorch: "safetensors.torch.load_file(path), from the safetensors package", lesson: "other-data",
            seeAlso: ["tensor", "checkpoint", "parameter"], here: Here.safetensors),
        Term(
            "FLOP", ["floating point operation", "FLOPs", "GFLOP/s"],
            meaning: """
                One addition or multiplication of numbers with a fraction. A multiply-add counts as two. GFLOP/s means \
                billions of them per second: how fast a machine or a part of a network computes. `bench` measures it.
                """,
            formula: "FLOPs = 2 · multiply-adds", lesson: "sizes", seeAlso: ["multiply-add", "Winograd convolution"],
            here: Here.operations),
        Term(
            "Winograd convolution", ["Winograd", "Winograd algorithm"],
            meaning: """
                A way to compute convolutions with fewer multiplications: pieces of the input and the filter are \
                transformed, multiplied number by number, and transformed back. The result is the same except for \
                rounding. Most 3×3 convolutions with stride 1 are computed this way here. See Lavin and Gray (2016).
                """,
            lesson: "convolution", seeAlso: ["convolution", "multiply-add", "FLOP"]),
        Term(
            "mean", ["average", "arithmetic mean"],
            meaning: """
                The sum of some numbers divided by how many there are. A few extreme numbers can shift it a lot, since \
                all numbers count the same.
                """,
            formula: "μ = (x₁ + … + xₙ) / n", pytorch: "torch.mean(x)", lesson: "batch-normalization",
            seeAlso: ["standard deviation", "moving average", "macro average"], here: Here.mean),
        Term(
            "variance", ["mean squared deviation"],
            meaning: """
                The mean of the squared distances of numbers from their mean μ. Its square root is the standard \
                deviation. Batch normalization divides by n, as here; statisticians often divide by n − 1 to estimate \
                the variance of a larger population.
                """,
            formula: "σ² = Σᵢ (xᵢ − μ)² / n", pytorch: "torch.var(x, correction=0)", lesson: "batch-normalization",
            seeAlso: ["standard deviation", "mean", "batch normalization"], here: Here.variance),
        Term(
            "standard deviation", ["deviation", "std", "sigma"],
            meaning: """
                How far numbers typically lie from their mean μ: the square root of the variance. It has the same unit \
                as the numbers. Tables such as that of `stats` call it deviation.
                """,
            formula: "σ = √(Σᵢ (xᵢ − μ)² / n)", pytorch: "torch.std(x, correction=0)", lesson: "batch-normalization",
            seeAlso: ["variance", "mean", "histogram"], here: Here.standardDeviation),
        Term(
            "histogram", ["distribution of values"],
            meaning: """
                A chart of how often values occur: their range is divided into equal parts, and the bar of each part \
                shows how many values are in it. `stats conv1` draws the histogram of a layer's activations.
                """,
            pytorch: "torch.histc(x, bins=40)", lesson: "relu", seeAlso: ["mean", "standard deviation", "activation"]),
        Term(
            "norm", ["Euclidean norm", "L2 norm", "length of a vector"],
            meaning: """
                The length of a vector x: the square root of the sum of its squared numbers. `stats` compares the norm \
                of a layer's gradient with that of its weights, to see whether it vanishes or explodes.
                """,
            formula: "‖x‖ = √Σᵢ xᵢ²", pytorch: "torch.linalg.vector_norm(x)", lesson: "gradient-descent",
            seeAlso: ["Euclidean distance", "gradient", "weight decay"], here: Here.norm),
    ]
}
