/// A kind of layer: all that is known about it, in one file, from its word to the steps that compute it.
///
/// The values of such a type are the layers of that kind with their options. To add a kind, write a file like those
/// beside this one and name it in `Layer.kinds`. What explains a network knows a layer by its `formula` alone.
protocol LayerKind: Sendable, Hashable {
    /// What it is called, here and elsewhere.
    static var names: LayerNames { get }
    /// What it is to a layer in front of it in the written form.
    static var role: LayerRole { get }
    /// What may be written behind it without a comma.
    static var followers: [LayerRole] { get }
    /// Whether an activation directly behind it is a part of it: of its row in tables, of its name.
    static var ownsActivation: Bool { get }

    /// Takes its options from the words behind its own.
    static func read(_ words: inout LayerWords) throws(LayerFault) -> Self
    /// The options as they are written behind the word, no more of them than are needed.
    var options: [String] { get }
    /// The kind with its options, for whoever writes it in another program's words.
    var form: LayerForm { get }
    /// The kind with the numbers that matter, for a table that people read.
    var details: [Layer.Detail] { get }

    /// The shape of what it gives, or why it does not fit behind that input.
    func output(of input: Shape) throws(LayerFault) -> Shape
    /// How one number that it gives comes from those that it reads.
    var formula: Formula { get }
    /// How its window slides over a map; nil for a layer that has none.
    func windows(height: Int, width: Int) -> (rows: Window, columns: Window)?
    /// The same layer with its window inside the map alone.
    var withoutPadding: Self { get }
    /// The tensors that it keeps, in the order of the parameter array.
    func tensors(input: Shape) -> [TensorRole]
    /// Multiply-adds for one image, in use.
    func multiplyAdds(input: Shape, output: Shape) -> Int

    /// Adds the steps that compute it to a plan.
    func addSteps(to plan: inout StepBuilder)
    /// What the step of a layer in front of it may do along with its own work; nil for none.
    var joint: Joint? { get }
    /// Whether it can be the first to read images that stand in memory without padding.
    func readsUnpadded(_ image: Shape) -> Bool
    /// How many buffers of its output's size its step takes.
    func buffers(training: Bool) -> Int
    /// Floats of scratch that its step needs on the way back through a batch of `capacity` images.
    func scratch(input: PhysicalShape, output: PhysicalShape, capacity: Int) -> Int
}

// What most layers have in common.
extension LayerKind {
    static var role: LayerRole { .layer }
    static var followers: [LayerRole] { [] }
    static var ownsActivation: Bool { false }
    var options: [String] { [] }
    var details: [Layer.Detail] { [.words(Self.names.title)] }
    func output(of input: Shape) throws(LayerFault) -> Shape { input }
    func windows(height: Int, width: Int) -> (rows: Window, columns: Window)? { nil }
    var withoutPadding: Self { self }
    func tensors(input: Shape) -> [TensorRole] { [] }
    func multiplyAdds(input: Shape, output: Shape) -> Int { 0 }
    var joint: Joint? { nil }
    func readsUnpadded(_ image: Shape) -> Bool { false }
    func buffers(training: Bool) -> Int { 1 }
    func scratch(input: PhysicalShape, output: PhysicalShape, capacity: Int) -> Int { 0 }
}

/// What a kind of layer is called.
struct LayerNames: Sendable {
    /// The word of a specification.
    let word: String
    /// Other words that are understood, beside the names that it has elsewhere.
    var synonyms: [String] = []
    /// The class of Keras.
    let keras: String
    /// The class of PyTorch.
    let torch: String
    /// The kind in words, for a table.
    let title: String
    /// The first part of the names of such layers in a network: "conv" of "conv1".
    let stem: String
    /// Whether the first such layer of a network has a number in its name.
    let isFirstNumbered: Bool
    /// What may stand behind the word, as help writes it: "FILTERS [ROWSxCOLUMNS] [same] [stride N]".
    let usage: String

    /// - Parameters:
    ///   - title: the word if left out
    ///   - stem: the word if left out
    init(
        _ word: String, _ usage: String = "", synonyms: [String] = [], keras: String, torch: String, title: String? = nil,
        stem: String? = nil, isFirstNumbered: Bool = true
    ) {
        (self.word, self.usage, self.synonyms, self.keras, self.torch) = (word, usage, synonyms, keras, torch)
        (self.title, self.stem, self.isFirstNumbered) = (title ?? word, stem ?? word, isFirstNumbered)
    }

    /// Every word that is understood beside its own.
    var otherWords: [String] {
        var words: [String] = []
        for word in synonyms + [keras.lowercased(), torch.lowercased()] where word != self.word && !words.contains(word) {
            words.append(word)
        }
        return words
    }

    /// Whether a word of a specification, in small letters, means the kind.
    func includes(_ word: String) -> Bool { word == self.word || otherWords.contains(word) }
}

/// What a layer may be to the one in front of it.
enum LayerRole: Sendable {
    /// One that stands by itself.
    case layer
    /// A function of each number by itself.
    case activation
    /// What every network ends with, written or not; no architecture holds it.
    case end
}
