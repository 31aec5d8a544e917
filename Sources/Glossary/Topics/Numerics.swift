/// How numbers are kept, computed and summed up.
extension Term {
    static let numerics: [Term] = [
        Term(
            "floating point", ["float", "float32", "single precision", "double precision"],
            meaning: """
                How computers keep numbers with a fraction: some digits and an exponent. Networks usually compute with \
                32 bits, about seven decimal digits. Every result is rounded, so a sum in another order can differ in \
                its last digits.
                """,
            keras: "dtype='float32'", pytorch: "torch.float32", lesson: "one-sum",
            seeAlso: ["NaN", "numeric target", "reproducibility"], here: Here.floatingPoint),
        Term(
            "NaN", ["not a number"],
            meaning: """
                What floating point gives where a result is undefined, such as 0/0 or infinity minus infinity. Every \
                result computed from it is NaN too. A loss that is NaN means that the training has diverged.
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
                An instruction that multiplies two numbers and adds a third with one rounding at the end. It is faster \
                than two instructions and a little more exact, so results differ in their last digits from those \
                without it.
                """,
            formula: "a · b + c, rounded once", lesson: "one-sum",
            seeAlso: ["multiply-add", "numeric target", "floating point"]),
        Term(
            "reproducibility", ["reproducible", "determinism", "deterministic"],
            meaning: """
                Getting the same result again. Here the same seed, data and numeric target give the same bits, for any \
                number of threads. Elsewhere threads that add up in changing order often make small differences.
                """,
            keras: "keras.utils.set_random_seed(1)", pytorch: "torch.use_deterministic_algorithms(True)",
            lesson: "other-data", seeAlso: ["seed", "numeric target", "fingerprint"], here: Here.seed),
        Term(
            "safetensors", ["weight file", "weights file"],
            meaning: """
                The format of this program's weight files: a header that names each tensor with its shape, then their \
                numbers. It holds data only, so opening such a file runs no code. `save` also writes architecture, \
                history and seed into it.
                """,
            pytorch: "safetensors.torch.load_file(path), of the package safetensors", lesson: "other-data",
            seeAlso: ["tensor", "checkpoint", "parameter"], here: Here.safetensors),
        Term(
            "FLOP", ["floating point operation", "FLOPs", "GFLOP/s"],
            meaning: """
                One addition or multiplication of numbers with a fraction. A multiply-add counts as two. GFLOP/s are \
                billions of them in a second: how fast a machine or a part of a network computes. `bench` measures it.
                """,
            formula: "FLOPs = 2 · multiply-adds", lesson: "sizes", seeAlso: ["multiply-add", "Winograd convolution"],
            here: Here.operations),
        Term(
            "Winograd convolution", ["Winograd", "Winograd algorithm"],
            meaning: """
                A way to compute convolutions with fewer multiplications: pieces of the input and the filter are \
                transformed, multiplied number by number, and transformed back. The result is the same but for \
                rounding. Most 3×3 convolutions with stride 1 are computed so here. See Lavin and Gray (2016).
                """,
            lesson: "convolution", seeAlso: ["convolution", "multiply-add", "FLOP"]),
        Term(
            "mean", ["average", "arithmetic mean"],
            meaning: """
                The sum of some numbers divided by how many there are. A few extreme numbers can move it far, since \
                all count the same.
                """,
            formula: "μ = (x₁ + … + xₙ) / n", pytorch: "torch.mean(x)", lesson: "batch-normalization",
            seeAlso: ["standard deviation", "moving average", "macro average"], here: Here.mean),
        Term(
            "variance", ["mean squared deviation"],
            meaning: """
                The mean of the squared distances of numbers from their mean μ. Its root is the standard deviation. \
                Batch normalization divides by n, as here; statistics often divides by n − 1 to estimate the variance \
                of a larger whole.
                """,
            formula: "σ² = Σᵢ (xᵢ − μ)² / n", pytorch: "torch.var(x, correction=0)", lesson: "batch-normalization",
            seeAlso: ["standard deviation", "mean", "batch normalization"], here: Here.variance),
        Term(
            "standard deviation", ["deviation", "std", "sigma"],
            meaning: """
                How far numbers typically lie from their mean μ: the root of the variance. It has the unit of the \
                numbers themselves. Tables such as that of `stats` call it deviation.
                """,
            formula: "σ = √(Σᵢ (xᵢ − μ)² / n)", pytorch: "torch.std(x, correction=0)", lesson: "batch-normalization",
            seeAlso: ["variance", "mean", "histogram"], here: Here.standardDeviation),
        Term(
            "histogram", ["distribution of values"],
            meaning: """
                A chart of how often values occur: their range is cut into equal parts, and a bar for each part counts \
                the values in it. `stats conv1` draws that of a layer's activations.
                """,
            pytorch: "torch.histc(x, bins=40)", lesson: "relu", seeAlso: ["mean", "standard deviation", "activation"]),
        Term(
            "norm", ["Euclidean norm", "L2 norm", "length of a vector"],
            meaning: """
                The length of a vector x: the root of the sum of its squares. `stats` compares the norm of a layer's \
                gradient with that of its weights, to see whether it vanishes or explodes.
                """,
            formula: "‖x‖ = √Σᵢ xᵢ²", pytorch: "torch.linalg.vector_norm(x)", lesson: "gradient-descent",
            seeAlso: ["Euclidean distance", "gradient", "weight decay"], here: Here.norm),
    ]
}
