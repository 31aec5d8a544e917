import ConvNet

/// The networks of a session, by name; one of them is in use.
public struct NetworkShelf: Sendable {
    /// In the order in which they came.
    public private(set) var networks: [NamedNetwork] = []

    /// The name of the network in use, unless there is none.
    public private(set) var currentName: String?

    private var revisions = 0

    init() {}

    /// The network in use.
    public var current: NamedNetwork? { currentName.flatMap { self[$0] } }

    /// The network of this name.
    public subscript(name: String) -> NamedNetwork? { networks.first { $0.name == name } }

    /// All names, in the order in which they came.
    public var names: [String] { networks.map(\.name) }

    /// Puts a network on the shelf, in place of one of the same name, and takes it into use.
    public mutating func put(_ network: Network, named name: String, file: String? = nil, isReadOnly: Bool = false) {
        revisions += 1
        let entry = NamedNetwork(
            name: name, network: network, file: file, isSaved: file != nil || isReadOnly,
            isReadOnly: isReadOnly, revision: revisions)
        if let place = networks.firstIndex(where: { $0.name == name }) {
            networks[place] = entry
        } else {
            networks.append(entry)
        }
        currentName = name
    }

    /// Takes the network of this name into use.
    ///
    /// - Returns: false if there is none.
    public mutating func use(_ name: String) -> Bool {
        guard self[name] != nil else { return false }
        currentName = name
        return true
    }

    /// Notes that the network of this name is in a file now.
    public mutating func markSaved(_ name: String, file: String) {
        guard let place = networks.firstIndex(where: { $0.name == name }) else { return }
        networks[place].isSaved = true
        networks[place].file = file
    }

    /// A name that is still free: `net`, `net2`, `net3` …
    public func freeName(like stem: String = "net") -> String {
        var name = stem
        var number = 1
        while self[name] != nil {
            number += 1
            name = "\(stem)\(number)"
        }
        return name
    }
}

/// A network on the shelf.
public struct NamedNetwork: Sendable {
    public let name: String
    public let network: Network
    /// The file it was read from or saved to.
    public internal(set) var file: String?
    /// Whether a file, or the program itself, holds it as it is.
    public internal(set) var isSaved: Bool
    /// Whether training and `save` without a name leave it alone: the bundled one.
    public let isReadOnly: Bool
    /// Tells this state of the network from all others of the session.
    public let revision: Int
}
