import ConvNet
import Insight

/// The networks of a session, by name; one of them is in use.
package struct NetworkShelf: Sendable {
    /// Those made or opened in the session, in the order in which they came.
    package private(set) var own: [NamedNetwork] = []

    private var chosenName: String?
    package let bundled: BundledNetwork

    package init(bundled: BundledNetwork) { self.bundled = bundled }

    /// The name of the network in use, unless there is none.
    package var currentName: String? { chosenName ?? (bundled.isPresent ? BundledNetwork.name : nil) }

    /// The network in use: the one chosen last, else the bundled one.
    package var current: NamedNetwork? { currentName.flatMap { self[$0] } }

    /// The network of this name, or one as it was after an epoch: `net@3`.
    package subscript(name: String) -> NamedNetwork? {
        if let moment = MomentName(name) { return self[moment.network]?.moment(after: moment.epoch) }
        return name == BundledNetwork.name ? bundled.entry : own.first { $0.name == name }
    }

    /// Why the bundled network cannot be used.
    package var bundledFault: WeightFileError? { bundled.fault }

    /// All names, the bundled network's first.
    package var names: [String] { (bundled.isPresent ? [BundledNetwork.name] : []) + own.map(\.name) }

    /// All networks, the bundled one first.
    package var all: [NamedNetwork] { names.compactMap { self[$0] } }

    /// Networks that no file holds as they are.
    package var unsaved: [NamedNetwork] { own.filter { !$0.isSaved } }

    /// Puts a network on the shelf, in place of one of the same name, and takes it into use.
    ///
    /// - Parameters:
    ///   - file: the file that holds it as it is.
    ///   - kept: its weights at earlier moments; nil for those of the network whose place it takes.
    package mutating func put(
        _ network: Network, named name: String, file: String? = nil, kept: KeptEpochs? = nil
    ) {
        let place = own.firstIndex { $0.name == name }
        let before = place.map { own[$0] }
        let isSameStack = before?.network.architecture.tensors() == network.architecture.tensors()
        let entry = NamedNetwork(
            name: name, network: network, file: file ?? before?.file, isSaved: file != nil, isReadOnly: false,
            revision: Stamp.next(), kept: kept ?? (isSameStack ? before?.kept : nil) ?? KeptEpochs())
        if let place { own[place] = entry } else { own.append(entry) }
        chosenName = name
    }

    /// Takes the network of this name into use.
    ///
    /// - Returns: false if there is none.
    package mutating func use(_ name: String) -> Bool {
        guard names.contains(name) else { return false }
        chosenName = name
        return true
    }

    /// Takes the bundled network into use again, as at the start.
    package mutating func useBundled() { chosenName = nil }

    /// Takes networks off the shelf; if one of them was in use, the bundled one is.
    package mutating func remove(_ names: Set<String>) {
        own.removeAll { names.contains($0.name) }
        if let chosenName, names.contains(chosenName) { useBundled() }
    }

    /// Puts a moment of a network (`net@3`) in use, for a command that looks at it; the shelf keeps no such network.
    package mutating func visit(_ moment: NamedNetwork) { chosenName = moment.name }

    /// Notes that a file holds the network of this name as it is.
    package mutating func markSaved(_ name: String, file: String) {
        guard let place = own.firstIndex(where: { $0.name == name }) else { return }
        own[place].isSaved = true
        own[place].file = file
    }

    /// A name that is still free: `net`, `net2`, `net3` …
    package func freeName(like stem: String = "net") -> String {
        var name = stem
        var number = 1
        while names.contains(name) {
            number += 1
            name = "\(stem)\(number)"
        }
        return name
    }
}
