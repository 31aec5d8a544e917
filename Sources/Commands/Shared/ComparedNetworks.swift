import ArgumentParser
import Explorer
import Subjects

/// The option `--with`, which puts several networks side by side.
struct ComparedNetworks: ParsableArguments {
    @Option(
        name: .customLong("with"),
        help: ArgumentHelp(
            "Networks to compare: one is put beside the network in use, several beside each other.",
            valueName: "A,B"),
        completion: .values(.network))
    var names: String?

    /// The networks to show, in order, each once; without the option the one in use.
    ///
    /// - Throws: for a name that no network has.
    func networks(in session: Session) throws -> [NamedNetwork] {
        guard let names else { return [try session.network()] }
        let given = names.split(separator: ",").map { String($0.drop(while: \.isWhitespace)) }
        guard !given.isEmpty else {
            throw ExplorerError.badValue(name: "--with", given: names, expected: "names of networks, such as bundled,net")
        }
        var networks = given.count == 1 ? [try session.network()] : []
        for name in given {
            let network = try session.network(named: name)
            if !networks.contains(where: { $0.name == network.name }) { networks.append(network) }
        }
        return networks
    }
}
