import ConvNet
import Explorer
import Insight
import Subjects

extension Session {
    /// Takes a changed network into use: in place of the one it was made from, or beside it where that is read-only.
    ///
    /// - Returns: what it is called.
    mutating func take(_ network: Network, changedFrom named: NamedNetwork) -> String {
        let name = named.isReadOnly ? state.networks.freeName(like: "changed") : named.name
        state.networks.put(network, named: name)
        return name
    }

    /// What is to be said after `take`.
    func remark(on name: String, changedFrom named: NamedNetwork, on surface: any Surface) -> String? {
        guard surface.keepsSession || !documents.isEmpty else { return nil }
        return named.isReadOnly
            ? "\(named.name) is read-only, so \(name) is a changed copy of it, and in use; `undo` reverts it"
            : "`undo` reverts it"
    }

    /// How the answers of the network in use differ from those of another one, on the test images.
    ///
    /// - Throws: if the images or their labels do not fit, and after Ctrl-C.
    mutating func accuracyChange(since before: Predictions, on surface: any Surface) throws -> AccuracyChange {
        let data = try data(on: surface)
        let after = try predictions(for: .test, on: surface)
        return AccuracyChange(
            labels: data.test.labels.map { Int($0) }, before: before.labels, after: after.labels,
            classes: data.classNames.count)
    }
}
