import Subjects
import Words

extension Session {
    /// The network in use: the one that was made or opened, else the bundled one.
    ///
    /// - Throws: `SubjectError.noNetwork`, or what is wrong with the bundled network.
    package func network() throws -> NamedNetwork {
        if let current = state.networks.current { return current }
        if let fault = state.networks.bundledFault { throw fault }
        throw SubjectError.noNetwork
    }

    /// A network by its name.
    ///
    /// - Throws: `UnknownName` with the nearest name.
    package func network(named name: String) throws -> NamedNetwork {
        if let network = state.networks[name] { return network }
        if name == BundledNetwork.name, let fault = state.networks.bundledFault { throw fault }
        if let moment = MomentName(name), let network = state.networks[moment.network] {
            throw network.notKept(moment.epoch)
        }
        throw UnknownName("network", name, among: state.networks.names)
    }

    /// The network in use as it was after an epoch.
    ///
    /// - Throws: which epochs are kept.
    package func moment(after epoch: Int) throws -> NamedNetwork {
        let current = try network()
        guard let moment = current.moment(after: epoch) else { throw current.notKept(epoch) }
        return moment
    }

    /// A network by what a line calls it: an epoch of the one in use (`3`), `now`, a name, or a name's epoch (`net@3`).
    ///
    /// - Throws: which epochs or networks there are.
    package func network(calledOrAt word: String) throws -> NamedNetwork {
        if word == "now" { return try network() }
        if let epoch = Int(word) { return try moment(after: epoch) }
        return try network(named: word)
    }
}
