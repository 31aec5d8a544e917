/// What a user says of a file that does not tell all of a network.
public struct WeightHints: Sendable, Equatable {
    /// How the network that is in a file reads pixels: black is 0 and white 1 here, and `scale`·x + `offset` there.
    public struct Pixels: Sendable, Hashable {
        public let scale: Double
        public let offset: Double

        public init(scale: Double, offset: Double) { (self.scale, self.offset) = (scale, offset) }
    }

    /// Its layers, as a specification, where the user names them.
    public var layers: String?
    /// The shape of one image, where the user names it.
    public var input: Shape?
    public var pixels: Pixels?
    /// Networks that a list of tensors may fit, with what errors call them; asked in this order.
    public var candidates: [Candidate]

    /// A network that a list of tensors may fit.
    public struct Candidate: Sendable, Equatable {
        public let name: String
        public let architecture: Architecture

        public init(name: String, architecture: Architecture) { (self.name, self.architecture) = (name, architecture) }
    }

    public init(layers: String? = nil, input: Shape? = nil, pixels: Pixels? = nil, candidates: [Candidate] = []) {
        (self.layers, self.input, self.pixels, self.candidates) = (layers, input, pixels, candidates)
    }

    /// The names of those that the user gave, as options.
    var given: [String] {
        [layers == nil ? nil : "--layers", input == nil ? nil : "--input", pixels == nil ? nil : "--pixels"].compactMap { $0 }
    }
}

/// A network from a file, and what was assumed of it.
public struct OpenedNetwork: Sendable {
    public let network: Network
    /// Each a sentence without its period.
    public let notes: [String]
    /// Whether another program wrote the file, so that it tells nothing of how the network was trained here.
    public let isForeign: Bool

    public init(_ network: Network, notes: [String] = [], isForeign: Bool = false) {
        (self.network, self.notes, self.isForeign) = (network, notes, isForeign)
    }
}
