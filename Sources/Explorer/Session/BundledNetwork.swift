import ConvNet

#if canImport(CWeights)
    import CWeights
#endif

/// The network that comes with the program, where one does.
public struct BundledNetwork: Sendable {
    /// Its name in a session.
    public static let name = "bundled"

    /// Whether there is one.
    public let isPresent: Bool

    private let read: @Sendable () -> Network?

    /// A network that is read when it is first asked for.
    public init(isPresent: Bool, read: @escaping @Sendable () -> Network?) {
        self.isPresent = isPresent
        self.read = read
    }

    /// None.
    public static let none = BundledNetwork(isPresent: false) { nil }

    /// What the session's shelf holds; nil where there is none.
    var entry: NamedNetwork? {
        guard isPresent, let network = read() else { return nil }
        return NamedNetwork(
            name: Self.name, network: network, file: nil, isSaved: true, isReadOnly: true, revision: 0)
    }

    #if canImport(CWeights)
        /// The one that is built into the program.
        public static let embedded = BundledNetwork(isPresent: true) { network }

        private static let network: Network? = {
            var count = 0
            // The bytes are a constant of the program: they outlive every use.
            guard let start = convo_bundled_weights(&count) else { return nil }
            return try? WeightFile.read(bytes: Array(UnsafeBufferPointer(start: start, count: count)), named: name)
        }()
    #else
        /// This program was built without one.
        public static let embedded = none
    #endif
}
