import ConvNet
import Datasets
import Display
import Glibc
import Kernels
import Raster
import Subjects

/// Everything that a conversation has come to: data, networks, settings, and what was said.
///
/// A value: a command works on a copy, which is kept if the command succeeds. The big parts share their memory until
/// they are changed.
package struct Session: Sendable {
    /// The part that `undo` restores.
    package var state: SessionState

    /// The sample used last, called `it`.
    package var lastSample: SamplePath?

    /// What was drawn in this session, oldest first.
    package var drawings: [PenDrawing] = []

    /// The ASCII art that `-` was last, so that `it` can be looked at again.
    var standardInputArt: String?

    /// The sum that `why` has open; a number typed alone opens one of its terms.
    package var opening: OpenedTrail?

    /// What the last command showed, for `expect`.
    package var lastOutput: Output?

    /// What was said in this session.
    package var transcript = Transcript()

    /// What `undo` goes back to, oldest first.
    package var past: [Moment] = []

    /// Predictions made for filters such as `test/wrong`, kept until network or data change.
    package var predictions = PredictionCache()

    /// Set by a command that reads the last output and is none to be read itself, such as `expect`.
    package var keepsLastOutput = false

    /// How the line that runs asks to be drawn; it holds for the commands of a document that it runs too.
    package var asked = Presentation()

    /// The files that `--save` wrote: they are written over without a question.
    package var keptFiles: Set<String> = []

    /// The document that is stepped through, if one is.
    package var stepped: (any SteppedDocument)?

    /// The question that waits for its answer.
    package var question: (any PendingQuestion)?

    /// The runs with a fault that were given in this session, the last ones, with what was said about them.
    package internal(set) var patients: [any Patient] = []

    /// Whether a person reads a document cell by cell.
    package var isReading = false

    /// Whether questions wait for an answer: those that a person types, and those of a document that is stepped through.
    package var asksReader: Bool { documents.isEmpty || isReading }

    /// A line that is to stand typed at the next prompt.
    package var lineToEdit: String?

    /// Whether `quit` was said; the surface ends then.
    package var isOver = false

    /// The documents that are being run, as they were named, each inside the one before.
    package var documents: [String] = []

    /// Where they lie, to tell one from all others.
    package var documentPlaces: [[UInt64]] = []

    /// How many documents were begun by the one that a person named, that one included.
    package var documentCount = 0

    /// Whether `!` commands may be run: what a person types may, a document only where that person says so.
    package var mayRunShell = true

    /// The folder that files may be written below, its subfolders included; nil for any place.
    package var writableFolder: String?

    /// Where the outcomes of trainings are kept: while a document runs, so that running it again need not train again.
    package var results: KeptResults?

    /// The checksum of the data in use, once somebody has asked for it.
    var fingerprinted: (revision: Int, words: String)?

    /// The seed of a fresh session: what the options of the line say, else those that the program was started with.
    package var firstSeed: UInt64?

    /// The commands there are.
    package let commands: CommandCatalog

    /// The formats of weight files.
    package let weightFormats: WeightFormats

    /// Where relative paths begin; nil for the folder of the process.
    package var folder: String?

    /// The variables of the process that matter: where data and caches are.
    package let environment: [String: String]

    package init(
        commands: CommandCatalog, weightFormats: WeightFormats = .own, environment: [String: String] = [:],
        bundled: BundledNetwork = .embedded
    ) {
        self.commands = commands
        self.weightFormats = weightFormats
        self.environment = environment
        state = SessionState(bundled: bundled)
    }

    /// The data in use, if some was loaded.
    package var dataset: Dataset? {
        get { state.dataset }
        set { state.dataset = newValue }
    }

    /// How networks are trained from now on.
    package var settings: Settings {
        get { state.settings }
        set { state.settings = newValue }
    }

    /// How results are to be shown: as the line that runs asks, and where it is silent as the settings say. What a document
    /// shows is read as one text, which no pager is to cut into pieces.
    package var presentation: Presentation {
        let pager = settings.pager == .auto ? (documents.isEmpty ? nil : PagerChoice.off) : settings.pager
        return asked.orElse(Presentation(pictures: settings.graphics, pager: pager))
    }

    /// The number that everything random follows from.
    package var seed: UInt64 {
        get { state.settings.seed }
        set { state.settings.seed = newValue }
    }
}

extension Session {
    /// Takes over what the options of a line say about the session.
    package mutating func apply(_ options: GlobalOptions) {
        if let seed = options.seed { (self.seed, firstSeed) = (seed, seed) }
        if let threads = options.threads { settings.threads = threads }
    }

    /// A session as it is at the start of the program, with the screen and the processors of this one.
    ///
    /// - Parameter keepsNetworks: whether the networks stay on the shelf, where the bundled one is in use again
    package func afresh(keepsNetworks: Bool = false) -> Session {
        var session = self
        session.state = state.afresh()
        if keepsNetworks {
            session.state.networks = state.networks
            session.state.networks.useBundled()
        }
        (session.lastSample, session.standardInputArt, session.opening, session.lastOutput) = (nil, nil, nil, nil)
        session.predictions = PredictionCache()
        session.transcript = Transcript()
        session.settings.threads = settings.threads
        session.settings.graphics = settings.graphics
        session.settings.pager = settings.pager
        if let firstSeed { session.seed = firstSeed }
        return session
    }

    /// Begins anew, with the networks of this session but those of some names; `undo` takes it back.
    ///
    /// - Parameter command: what `undo` calls it
    package mutating func startAfresh(as command: String, without names: Set<String>) {
        var fresh = afresh(keepsNetworks: true)
        fresh.state.networks.remove(names)
        fresh.transcript = transcript
        fresh.past = Moment.kept(past + [Moment(command: command, state: state)], beside: fresh.state)
        self = fresh
    }

    /// Makes the thread that runs the session compute with as many threads as the settings say.
    func applyThreads() { WorkerPool.threads = settings.threads ?? Self.processors }

    private static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}

/// The part of a session that `undo` restores.
package struct SessionState: Sendable {
    package var dataset: Dataset? { didSet { datasetRevision = Stamp.next(); revision = datasetRevision } }
    package var networks: NetworkShelf { didSet { revision = Stamp.next() } }
    package var settings = Settings() { didSet { if settings != oldValue { revision = Stamp.next() } } }

    /// Which run with a fault is examined.
    var patient: Int?
    /// The revision of the data that came with one: a small part of others.
    var dataOfPatient: Int?

    /// Tells one loaded data set from all others.
    package private(set) var datasetRevision = 0

    /// Tells this state from all others.
    package private(set) var revision = 0

    init(bundled: BundledNetwork) { networks = NetworkShelf(bundled: bundled) }

    /// Whether the data in use came with a run with a fault.
    package var hasDataOfPatient: Bool { dataset != nil && dataOfPatient == datasetRevision }

    /// The state at the start of the program.
    func afresh() -> SessionState { SessionState(bundled: networks.bundled) }

    /// Takes data that a command needs and nobody asked for: nothing for `undo` to go back over.
    package mutating func provide(_ dataset: Dataset) {
        let before = revision
        self.dataset = dataset
        revision = before
    }
}

/// What the session was before a command changed it.
package struct Moment: Sendable {
    package let command: String
    package let state: SessionState

    /// So many moments are kept, and no more than have room in ``mostBytes``; the last one always.
    static let limit = 20
    /// Bytes of networks that no longer stand on the shelf.
    static let mostBytes = 256 << 20

    /// What `undo` can still go back to: the last moments, with no more than one data set besides the one in use; the
    /// few images of runs with a fault do not count.
    static func kept(
        _ past: [Moment], beside state: SessionState, within mostBytes: Int = mostBytes
    ) -> [Moment] {
        var datasets: Set = [state.datasetRevision]
        var networks = Set(state.networks.own.map(\.revision))
        var bytes = 0
        let last = past.last?.state.revision
        let kept = past.suffix(limit).reversed().prefix { moment in
            if moment.state.dataset != nil, !moment.state.hasDataOfPatient { datasets.insert(moment.state.datasetRevision) }
            for network in moment.state.networks.own where networks.insert(network.revision).inserted {
                bytes += network.bytes
            }
            return datasets.count <= 2 && (bytes <= mostBytes || moment.state.revision == last)
        }
        return kept.reversed()
    }
}
