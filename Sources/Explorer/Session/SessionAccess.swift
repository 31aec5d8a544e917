import ConvNet
import Datasets
import Display
import Words

extension Session {
    /// The data in use; the default set is loaded first if none is.
    ///
    /// - Throws: when nothing is loaded and the default set cannot be had.
    package mutating func data(on surface: any Surface) throws -> Dataset {
        if let dataset { return dataset }
        let loaded = try load("mnist", on: surface)
        state.provide(loaded)
        return loaded
    }

    /// Reads a data set by name or path, without taking it into use.
    package func load(_ what: String, on surface: any Surface) throws -> Dataset {
        let loader = DatasetLoader(
            environment: environment,
            progress: { step in
                surface.report(Progress(
                    "downloading \(step.file), \(step.number) of \(step.of), from \(step.mirror)",
                    fraction: step.expected > 0 ? Double(step.received) / Double(step.expected) : nil,
                    details: [.init("received", Format.bytes(step.received))]))
            },
            drawing: { surface.report(Progress("drawing digits", fraction: $0)) },
            isCancelled: { surface.isCancelled })
        return try loader.load(what, seed: seed)
    }

    /// The network in use: the one that was made or opened, else the bundled one.
    ///
    /// - Throws: `ExplorerError.noNetwork`, or what is wrong with the bundled network.
    package func network() throws -> NamedNetwork {
        if let current = state.networks.current { return current }
        if let fault = state.networks.bundledFault { throw fault }
        throw ExplorerError.noNetwork
    }

    /// A network by its name.
    ///
    /// - Throws: `ExplorerError.unknownName` with the nearest name.
    package func network(named name: String) throws -> NamedNetwork {
        if let network = state.networks[name] { return network }
        if name == BundledNetwork.name, let fault = state.networks.bundledFault { throw fault }
        if let moment = MomentName(name), let network = state.networks[moment.network] {
            throw ExplorerError.notKept(moment.epoch, of: network)
        }
        throw ExplorerError.unknown("network", name, among: state.networks.names)
    }

    /// Refuses a command whose whole effect would be lost with the session: on a surface that runs one command, unless
    /// that is a document with more to come.
    func mustOutlive(_ command: String, on surface: any Surface, remedy: String) throws {
        guard !surface.keepsSession, documents.isEmpty else { return }
        throw ExplorerError.refused("what `\(command)` does would be lost at once", remedy: remedy)
    }

    /// Sample and unit paths told apart by their form, in whatever order they came; at most one of each.
    ///
    /// - Throws: for a word that is neither, with the nearest layer, and for a unit that the network in use has not.
    package func paths(_ words: [String]) throws -> (sample: SamplePath?, unit: UnitPath?) {
        var sample: SamplePath?
        var unit: UnitPath?
        for word in words {
            if let found = try SamplePath(word) {
                if let sample { throw ExplorerError.twice(kind: "sample", first: "\(sample)", second: word) }
                sample = found
            } else {
                let found = try UnitPath(word)
                try checkIsUnit(found, word: word)
                if let unit { throw ExplorerError.twice(kind: "unit", first: "\(unit)", second: word) }
                unit = found
            }
        }
        return (sample, unit)
    }

    private func checkIsUnit(_ unit: UnitPath, word: String) throws {
        let network = try network().network
        let layers = network.architecture.summary().map(\.name)
        guard layers.contains(unit.layer) else {
            let nearest = Nearest.match(unit.layer, in: layers + SplitName.allCases.map(\.rawValue) + ["it"])
            throw ExplorerError.neitherSampleNorUnit(word, nearest: nearest, layers: layers)
        }
        _ = try layer(of: unit, in: network)
    }

    /// Checks a unit path against a network.
    ///
    /// - Returns: the row of its layer in the network's summary.
    /// - Throws: what the network has in place of the missing layer, channel or position.
    package func layer(of unit: UnitPath, in network: Network) throws -> LayerSummary {
        let rows = network.architecture.summary()
        guard let row = rows.first(where: { $0.name == unit.layer }) else {
            if let sample = try? SamplePath("\(unit)") {
                throw ExplorerError.refused(
                    "'\(sample)' is a sample, expected a layer or a unit of one",
                    remedy: "name one of \(rows.map(\.name).joined(separator: ", "))")
            }
            throw ExplorerError.unknown("layer", unit.layer, among: rows.map(\.name))
        }
        if let channel = unit.channel, channel >= row.output.channels {
            throw ExplorerError.noSuchChannel(
                path: "\(unit)", channel: channel, layer: row.name, count: row.output.channels)
        }
        guard let position = unit.position else { return row }
        guard case .map(let height, let width, _) = row.output else {
            throw ExplorerError.flatLayer(path: "\(unit)", layer: row.name)
        }
        guard position.row < height, position.column < width else {
            throw ExplorerError.noSuchPosition(path: "\(unit)", layer: row.name, height: height, width: width)
        }
        return row
    }
}

extension ExplorerError {
    /// An unknown name with the nearest known one.
    package static func unknown(_ kind: String, _ given: String, among known: [String]) -> ExplorerError {
        .unknownName(kind: kind, given: given, nearest: Nearest.match(given, in: known), known: known)
    }
}
