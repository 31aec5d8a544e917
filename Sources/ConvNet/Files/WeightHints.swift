/// What a user says of a file that does not tell all of a network.
public struct WeightHints: Sendable, Equatable {
    /// How the network that is in a file reads pixels: black is 0 and white 1 here, and `scale`·x + `offset` there.
    public struct Pixels: Sendable, Hashable {
        /// What white is there, less what black is.
        public let scale: Double
        /// What black is there.
        public let offset: Double

        /// A range of pixels: black is `offset`, white `scale` + `offset`.
        public init(scale: Double, offset: Double) { (self.scale, self.offset) = (scale, offset) }
    }

    /// Its layers, as a specification, where the user names them.
    public var layers: String?
    /// The shape of one image, where the user names it.
    public var input: Shape?
    /// What pixels are there, where the user says it.
    public var pixels: Pixels?
    /// Networks that a list of tensors may fit, with what errors call them; asked in this order.
    public var candidates: [Candidate]

    /// A network that a list of tensors may fit.
    public struct Candidate: Sendable, Equatable {
        /// What errors call it.
        public let name: String
        /// Its layers.
        public let architecture: Architecture

        /// A network with a name.
        public init(name: String, architecture: Architecture) { (self.name, self.architecture) = (name, architecture) }
    }

    /// What is not given is to be told by the file.
    public init(layers: String? = nil, input: Shape? = nil, pixels: Pixels? = nil, candidates: [Candidate] = []) {
        (self.layers, self.input, self.pixels, self.candidates) = (layers, input, pixels, candidates)
    }

    /// The names of those that the user gave, as options.
    package var given: [String] {
        [layers == nil ? nil : "--layers", input == nil ? nil : "--input", pixels == nil ? nil : "--pixels"].compactMap { $0 }
    }
}

/// A network from a file, and what was assumed of it.
public struct OpenedNetwork: Sendable {
    /// The network, with its layers and parameters.
    public let network: Network
    /// Each a sentence without its period.
    public let notes: [String]
    /// Whether another program wrote the file, so that it tells nothing of how the network was trained here.
    public let isForeign: Bool

    /// A network with what was assumed of it.
    public init(_ network: Network, notes: [String] = [], isForeign: Bool = false) {
        (self.network, self.notes, self.isForeign) = (network, notes, isForeign)
    }
}
