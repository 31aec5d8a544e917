import Words

extension Layer {
    /// Every kind of layer, in the order in which errors name them.
    static let kinds: [any LayerKind.Type] = [
        ConvolutionLayer.self, DenseLayer.self, ReLULayer.self, LeakyReLULayer.self, TanhLayer.self, SigmoidLayer.self,
        BatchNormalizationLayer.self, MaxPoolLayer.self, AveragePoolLayer.self, GlobalAveragePoolLayer.self,
        DropoutLayer.self, FlattenLayer.self, RescalingLayer.self, SoftmaxLayer.self,
    ]

    /// How layers are written, with what may stand behind their words: "conv FILTERS [ROWSxCOLUMNS] [same] [stride N]".
    public static var layerForms: [String] { forms(.layer) }
    /// How activations are written: "leaky-relu [SLOPE]".
    public static var activationForms: [String] { forms(.activation) }
    /// The words of the layers behind which an activation may stand without a comma.
    public static var wordsWithActivation: [String] {
        kinds.filter { $0.followers.contains(.activation) }.map { $0.names.word }
    }

    private static func forms(_ role: LayerRole) -> [String] {
        kinds.filter { $0.role == role }.map { $0.names.usage.isEmpty ? $0.names.word : "\($0.names.word) \($0.names.usage)" }
    }

    /// The kind that a word of a specification, in small letters, means.
    static func kind(named word: String) -> (any LayerKind.Type)? { kinds.first { $0.names.includes(word) } }

    /// The kind that a word was probably meant to name, by the word that is nearest to it.
    static func nearestWord(to word: String) -> String? {
        Nearest.match(word, in: kinds.map { $0.names.word } + kinds.flatMap { $0.names.otherWords }.sorted())
    }
}
