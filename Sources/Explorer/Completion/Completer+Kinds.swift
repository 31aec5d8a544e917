import Subjects
import Words

extension Completer {
    /// The values of a kind that the session knows.
    package func candidates(_ kind: ValueKind, _ partial: String, after words: [String]) -> [Candidate] {
        switch kind {
        case .sample: samples(partial)
        case .unit: units(partial)
        case .sampleOrUnit: samples(partial) + units(partial) + files(partial, [.picture])
        case .sampleOrFile: samples(partial) + files(partial, [.picture])
        case .layer: Self.matching(partial, layers)
        case .network: Self.matching(partial, networks)
        case .split: Self.matching(partial, splits)
        case .dataset: Self.matching(partial, datasets)
            + FileCandidates.matching(partial, extensions: ["csv", "gz"], session: session)
        case .setting: Self.matching(partial, settings)
        case .settingValue: settingValues(partial, after: words)
        case .command: Self.matching(partial, helpWords)
        case .topic: Self.matching(partial, Topic.allCases.map { Candidate($0.rawValue, $0.title) })
        case .weightFile: files(partial, [.weights])
        case .document: files(partial, [.document])
        case .pictureFile: files(partial, [.picture])
        case .file: files(partial, nil)
        case .commandLine: candidates(after: [], for: partial)
        case .metric: Self.matching(partial, metrics)
        case .parameter: parameters(partial)
        case .sampleOrParameter: samples(partial) + parameters(partial) + files(partial, [.picture])
        }
    }

    private func files(_ partial: String, _ kinds: Set<FileKind>?) -> [Candidate] {
        FileCandidates.matching(partial, kinds: kinds, session: session)
    }

    private var layers: [Candidate] {
        (session.state.networks.current?.network.architecture.summary() ?? [])
            .map { Candidate($0.name, "\($0.specification), \($0.output)") }
    }

    private var networks: [Candidate] {
        session.state.networks.all.map { entry in
            let epochs = Format.count(entry.network.history.count, "epoch")
            return Candidate(entry.name, entry.isReadOnly ? "read-only" : "\(epochs) trained")
        }
    }

    private var splits: [Candidate] {
        SplitName.allCases.map { split in
            Candidate(split.rawValue, session.dataset.map { Format.count($0.split(split).count, "image") } ?? "")
        } + [Candidate(EvaluatedSplit.validation.rawValue, "what training keeps back")]
    }

    private var datasets: [Candidate] {
        [
            Candidate("mnist", "handwritten digits"), Candidate("fashion", "clothes in the format of mnist"),
            Candidate("synthetic", "digits drawn from strokes; needs no files"),
        ]
    }

    private var settings: [Candidate] {
        Setting.all.map { Candidate($0.name, "\($0.meaning); now \($0.read(session))") }
    }

    private func settingValues(_ partial: String, after words: [String]) -> [Candidate] {
        guard let name = words.first(where: { !$0.hasPrefix("-") }), let setting = try? Setting.named(name) else {
            return []
        }
        let now = setting.read(session)
        return Self.matching(partial, setting.candidates.map { Candidate($0, $0 == now ? "as it is" : "") })
    }

    private var helpWords: [Candidate] {
        session.commands.all.map { Candidate($0.name, $0.abstract) }
            + Topic.allCases.map { Candidate($0.rawValue, "the commands of this topic") }
            + [Candidate("all", "every command"), Candidate("paths", "how samples and units are named")]
    }

    private var metrics: [Candidate] {
        guard let output = session.lastOutput else { return [] }
        let lookup = OutputLookup(output)
        return lookup.keys.map { key in
            Candidate(key, (try? lookup.value(key, row: nil)).map { "now " + Expectation.shown($0) } ?? "")
        }
    }
}
