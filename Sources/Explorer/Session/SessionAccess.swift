import Datasets
import Files
import Subjects
import Words

extension Session {
    /// The data in use; the default set is loaded first if none is.
    ///
    /// - Throws: when nothing is loaded and the default set cannot be had.
    package mutating func data(on surface: any Surface) throws -> Dataset {
        if let dataset { return dataset }
        let loaded = try loadUsual(on: surface)
        state.provide(loaded)
        return loaded
    }

    /// The data that are loaded where none were asked for.
    static let usualData = "mnist"

    /// The data that are loaded where none were asked for. Where they can be neither found nor downloaded, a person at the prompt
    /// gets digits that the program draws, and is told so.
    func loadUsual(on surface: any Surface) throws -> Dataset {
        do {
            return try load(Self.usualData, on: surface)
        } catch let fault as DatasetError {
            guard case .unavailable = fault, surface.isInteractive, documents.isEmpty else { throw fault }
            let words = "MNIST is not here and cannot be downloaded, so these are digits that the program draws (synthetic). "
                + "`load mnist` says where it was looked for"
            surface.emit(CommandResult(command: "", output: .note(words)))
            return try load("synthetic", on: surface)
        }
    }

    /// Reads a data set by name or path, without taking it into use.
    package func load(
        _ what: String, pens: PenChoice = PenChoice(), on surface: any Surface
    ) throws -> Dataset {
        let loader = DatasetLoader(
            environment: environment,
            progress: { step in
                surface.report(Progress(step))
                try surface.checkCancellation()
            })
        let place = located(what)
        return try loader.load(FileType(of: place) == .none ? what : place, seed: seed, pens: pens)
    }

    /// Refuses a command whose whole effect would be lost with the session: on a surface that runs one command, unless
    /// that is a document with more to come.
    package func mustOutlive(_ command: String, on surface: any Surface, remedy: String) throws {
        guard !surface.keepsSession, documents.isEmpty else { return }
        throw ExplorerError.lostAtOnce(command: command, remedy: remedy)
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
            let nearest = Nearest.match(unit.layer, in: layers) ?? SamplePath.meant(by: word)
            throw SubjectError.neitherSampleNorUnit(word, nearest: nearest, layers: layers)
        }
        _ = try unit.row(in: network)
    }
}

extension Progress {
    fileprivate init(_ step: DatasetLoader.Progress) {
        switch step {
        case .waiting(let set):
            self.init("waiting for another download of \(set)", fraction: nil)
        case .downloading(let step):
            self.init(
                "downloading \(step.file), \(step.number) of \(step.of), from \(step.mirror)",
                fraction: step.expected > 0 ? Double(step.received) / Double(step.expected) : nil,
                details: [.init("received", .bytes(step.received))])
        case .reading(let file, let share):
            self.init("reading \(file)", fraction: share)
        case .drawing(let share):
            self.init("drawing digits", fraction: share)
        }
    }
}
