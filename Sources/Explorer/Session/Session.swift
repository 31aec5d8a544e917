import ConvNet
import Datasets
import Display

/// Everything that a conversation has come to: data, networks, settings, and what was said.
///
/// A value: a command works on a copy, which is kept if the command succeeds. The big parts share their memory until
/// they are changed.
public struct Session: Sendable {
    /// The part that `undo` restores.
    public var state: SessionState

    /// The sample used last, called `it`.
    public var lastSample: SamplePath?

    /// What the last command showed, for `expect`.
    public var lastOutput: Output?

    /// The commands of this session that succeeded, oldest first.
    public internal(set) var transcript: [String] = []

    /// What `undo` goes back to, oldest first.
    var past: [Moment] = []

    /// Predictions made for filters such as `test/wrong`, kept until network or data change.
    var predictions = PredictionCache()

    /// Set by a command that reads the last output and is none to be read itself, such as `expect`.
    var keepsLastOutput = false

    /// Whether `quit` was said; the surface ends then.
    public internal(set) var isOver = false

    /// How deep documents that run documents are nested.
    var depth = 0

    /// The commands there are.
    public let commands: CommandCatalog

    /// The variables of the process that matter: where data and caches are.
    public let environment: [String: String]

    public init(commands: CommandCatalog, environment: [String: String] = [:]) {
        self.commands = commands
        self.environment = environment
        state = SessionState()
    }

    /// The data in use, if some was loaded.
    public var dataset: Dataset? {
        get { state.dataset }
        set { state.dataset = newValue }
    }

    /// How networks are trained from now on.
    public var settings: Settings {
        get { state.settings }
        set { state.settings = newValue }
    }

    /// The number that everything random follows from.
    public var seed: UInt64 {
        get { state.settings.seed }
        set { state.settings.seed = newValue }
    }
}

extension Session {
    /// Takes over the options that stand before a command.
    public mutating func apply(_ options: GlobalOptions) {
        if let seed = options.seed { self.seed = seed }
        if let threads = options.threads { settings.threads = threads }
    }
}

/// The part of a session that `undo` restores.
public struct SessionState: Sendable {
    public var dataset: Dataset? { didSet { datasetRevision += 1; revision += 1 } }
    public var networks = NetworkShelf() { didSet { revision += 1 } }
    public var settings = Settings() { didSet { revision += 1 } }

    /// Tells one loaded data set from the next.
    public private(set) var datasetRevision = 0

    /// Grows with every change.
    public private(set) var revision = 0

    init() {}
}

/// What the session was before a command changed it.
struct Moment: Sendable {
    let command: String
    let state: SessionState

    /// So many moments are kept.
    static let limit = 20
}
