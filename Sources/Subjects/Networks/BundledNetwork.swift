import CWeights
import ConvNet

/// The network that comes with the program, where one does.
package struct BundledNetwork: Sendable {
    /// Its name in a session.
    package static let name = "bundled"

    private let contents: (@Sendable () -> Result<Network, WeightFileError>)?

    /// A network that is read when it is first asked for.
    package init(_ contents: @escaping @Sendable () -> Result<Network, WeightFileError>) {
        self.contents = contents
    }

    private init() { contents = nil }

    /// None.
    package static let none = BundledNetwork()

    /// Whether there is one, sound or not.
    package var isPresent: Bool { contents != nil }

    /// The one whose weight file is built into the program, read and checked at its first use.
    package static let embedded = BundledNetwork { checked }

    private static let checked = reading(embeddedBytes)

    /// The network of a weight file's bytes.
    package static func reading(_ bytes: [UInt8]) -> Result<Network, WeightFileError> {
        Result { () throws(WeightFileError) in try SafetensorsFormat().read(bytes, named: "the bundled network") }
    }

    /// The bytes are a constant of the program, so they outlive every use.
    package static var embeddedBytes: [UInt8] {
        var count = 0
        let start = convo_bundled_weights(&count)
        return Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// What the session's shelf holds; nil where there is none or it is damaged.
    package var entry: NamedNetwork? {
        guard case .success(let network)? = contents?() else { return nil }
        return NamedNetwork(
            name: Self.name, network: network, file: nil, isSaved: true, isReadOnly: true, revision: 0)
    }

    /// Why the network that should be there cannot be used.
    package var fault: WeightFileError? {
        guard case .failure(let fault)? = contents?() else { return nil }
        return fault
    }
}
