import ConvNet

/// A network as the modules of a `torch.nn.Sequential`, in their order; what the core does in one layer may be two modules.
struct TorchModules {
    /// One module.
    struct Module {
        /// "Conv2d(1, 16, (3, 3))".
        let code: String
        /// The layer whose tensors it has; nil for none.
        var layer: Int?
    }

    let modules: [Module]
    let architecture: Architecture

    init(_ architecture: Architecture) {
        self.architecture = architecture
        modules = architecture.layers.enumerated().flatMap { Self.modules(of: $1, at: $0, behind: architecture.shape(before: $0)) }
    }

    private static func modules(of layer: Layer, at index: Int, behind input: Shape) -> [Module] {
        switch layer.form {
        case .convolution(let filters, let height, let width, let stride, let padding):
            let size = "\(input.channels), \(filters), (\(height), \(width))" + (stride == 1 ? "" : ", stride=\(stride)")
            guard case .map(let rows, let columns, _) = input else { return [] }
            let zeros = padding.zeros(height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
            if zeros == (0, 0, 0, 0) { return [Module(code: "Conv2d(\(size))", layer: index)] }
            if zeros.top == zeros.bottom, zeros.left == zeros.right {
                return [Module(code: "Conv2d(\(size), padding=(\(zeros.top), \(zeros.left)))", layer: index)]
            }
            let sides = [zeros.left, zeros.right, zeros.top, zeros.bottom].map { "\($0)" }.joined(separator: ", ")
            return [Module(code: "ZeroPad2d((\(sides)))"), Module(code: "Conv2d(\(size))", layer: index)]
        case .dense(let units): return [Module(code: "Linear(\(input.count), \(units))", layer: index)]
        case .batchNormalization(let epsilon):
            let dimensions = if case .map = input { 2 } else { 1 }
            return [Module(code: "BatchNorm\(dimensions)d(\(input.channels), eps=\(epsilon))", layer: index)]
        case .maxPool(let size, let stride): return [Module(code: "MaxPool2d(\(size), \(stride))")]
        case .averagePool(let size, let stride): return [Module(code: "AvgPool2d(\(size), \(stride))")]
        case .globalAveragePool: return [Module(code: "AdaptiveAvgPool2d(1)"), Module(code: "Flatten()")]
        case .dropout(let rate): return [Module(code: "Dropout(\(rate))")]
        case .flatten: return [Module(code: "Flatten()")]
        case .relu: return [Module(code: "ReLU()")]
        case .leakyReLU(let slope): return [Module(code: "LeakyReLU(\(slope))")]
        case .tanh: return [Module(code: "Tanh()")]
        case .sigmoid: return [Module(code: "Sigmoid()")]
        case .softmax: return [Module(code: "Softmax(1)")]
        case .rescaling(let scale, let offset): return [Module(code: "Rescale(\(scale), \(offset))")]
        }
    }

    /// The modules as Python: `model`, and how its state dict is read.
    var python: String {
        var lines = [
            "\"\"\"\(architecture.specification)", "",
            "Images: a batch x channels x rows x columns, 0 to 1. Gives logits; softmax makes them probabilities.",
            "model.load_state_dict(torch.load(FILE, weights_only=True))", "\"\"\"",
            "import torch", "from torch import nn", "",
        ]
        if architecture.layers.contains(where: { if case .rescaling = $0.form { true } else { false } }) {
            lines += [
                "", "class Rescale(nn.Module):", "    def __init__(self, scale, offset):", "        super().__init__()",
                "        self.scale, self.offset = scale, offset", "",
                "    def forward(self, x):", "        return self.scale * x + self.offset", "",
            ]
        }
        lines.append("model = nn.Sequential(")
        for (place, module) in modules.enumerated() {
            lines.append("    \(module.code.hasPrefix("Rescale") ? "" : "nn.")\(module.code),  # \(place)")
        }
        return (lines + [").eval()", ""]).joined(separator: "\n")
    }
}
