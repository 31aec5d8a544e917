import ConvNet
import Datasets

extension Session {
    /// The data in use; the default set is loaded first if none is.
    ///
    /// - Throws: when nothing is loaded and the default set cannot be had.
    public mutating func data(on surface: any Surface) throws -> Dataset {
        if let dataset { return dataset }
        throw ExplorerError.refused("no data are loaded", remedy: "`load mnist` or `load synthetic`")
    }

    /// The network in use: the one that was made or opened, else the bundled one.
    ///
    /// - Throws: `ExplorerError.noNetwork`.
    public func network() throws -> NamedNetwork {
        if let current = state.networks.current { return current }
        throw ExplorerError.noNetwork
    }

    /// A network by its name.
    ///
    /// - Throws: `ExplorerError.unknownName` with the nearest name.
    public func network(named name: String) throws -> NamedNetwork {
        if let network = state.networks[name] { return network }
        throw ExplorerError.unknown("network", name, among: state.networks.names)
    }

    /// The images that a path names; `it` is them from now on.
    ///
    /// Loads data and asks the network as the path needs it.
    public mutating func samples(_ path: SamplePath, on surface: any Surface) throws -> Samples {
        throw ExplorerError.nothingUsedYet
    }

    /// The images of the one sample path in `words`, or of `it`.
    public mutating func samples(_ path: SamplePath?, on surface: any Surface) throws -> Samples {
        try samples(path ?? .last, on: surface)
    }

    /// What the network in use says about every image of a split; asked once for each network and data set.
    public mutating func predictions(for split: SplitName, on surface: any Surface) throws -> Predictions {
        throw ExplorerError.noNetwork
    }

    /// Sample and unit paths told apart, in whatever order they came; at most one of each.
    ///
    /// - Throws: for a word that is neither, with the nearest layer, and for a unit that the network in use has not.
    public func paths(_ words: [String]) throws -> (sample: SamplePath?, unit: UnitPath?) {
        (nil, nil)
    }

    /// Checks a unit path against the network in use.
    ///
    /// - Returns: the row of its layer in the network's summary.
    public func layer(of unit: UnitPath, in network: Network) throws -> LayerSummary {
        throw ExplorerError.noNetwork
    }
}

extension ExplorerError {
    /// An unknown name with the nearest known one.
    public static func unknown(_ kind: String, _ given: String, among known: [String]) -> ExplorerError {
        .unknownName(kind: kind, given: given, nearest: Nearest.match(given, in: known), known: known)
    }
}
