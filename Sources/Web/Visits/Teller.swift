import Canvas
import ConvNet
import Engine
import Explorer
import Files
import Kernels
import Raster
import Subjects

/// What the thread that tells a page keeps in mind: the network it asked last, and when it last told of a training.
struct Teller {
    /// A network that reads for the page.
    private struct Reader {
        let name: String
        let inference: Inference
        /// How many batches of its training it has seen, if it learns.
        let batch: Int?
    }

    private var inUse: (revision: Int, value: Reader)?
    /// The one whose answer stands on the screen: its maps are shown, and what is asked about a cell is asked of it.
    private var onScreen: Reader?
    /// Whether a network that learns has come farther than the answer on the screen.
    private(set) var isBehind = false
    private var told = ContinuousClock.now
    private var counted = ContinuousClock.now - .seconds(5)
    private var isLiveDue = false
    /// The picture whose maps are still to be told, and when some were told last.
    private var unmapped: (picture: Picture, frame: Int, inference: Inference)?
    private var mapped = ContinuousClock.now

    /// The moment of a training that was told last.
    private var toldMoment: (name: String, batch: Int)?

    /// Between two messages about a training: each costs the page a drawing, and the training some of its processors.
    private static let pace = Duration.milliseconds(400)
    /// Between two messages with the maps of all layers, which must not hold up the answers.
    private static let mapPace = Duration.milliseconds(40)
    /// Between two tables of how the test images are read.
    private static let countingPace = Duration.seconds(3)

    /// Milliseconds until it has something to do of its own accord.
    var patience: Int? {
        let due = [isLiveDue ? told + Self.pace : nil, unmapped == nil ? nil : mapped + Self.mapPace].compactMap { $0 }.min()
        return due.map { max(1, Int(($0 - .now) / .milliseconds(1)) + 1) }
    }

    /// One image takes no second thread, which a training may hold.
    init() { WorkerPool.threads = 1 }

    /// The network that learns, as it is now, else the one in use.
    ///
    /// - Parameter last: the one that was asked before, which may be the same
    private mutating func reader(at desk: Desk, _ last: Reader?) throws -> Reader {
        if let training = desk.live.training {
            let batch = training.report.batchesDone
            if let last, last.batch == batch, last.name == training.name { return last }
            return Reader(name: training.name, inference: Inference(training.network), batch: batch)
        }
        guard let session = desk.engine?.interpreter.session else { throw ExplorerError.notHere("a session") }
        let network = try session.network()
        if let inUse, inUse.revision == network.revision { return inUse.value }
        let reader = Reader(name: network.name, inference: Inference(network.network), batch: nil)
        inUse = (network.revision, reader)
        return reader
    }

    /// The session as it is between two lines, with the network whose answer stands on the screen.
    func interpreter(at desk: Desk) -> Interpreter? {
        var interpreter = desk.interpreter
        if let onScreen, onScreen.batch != nil { interpreter?.session.state.networks.put(onScreen.inference.network, named: onScreen.name) }
        return interpreter
    }

    /// The message that tells what is read.
    ///
    /// - Parameter isAgain: whether the page has this drawing already, as another network has read it
    mutating func reading(
        of subject: Subject, _ canvas: Canvas, strokes: Canvas?, frame: Int, isAgain: Bool = false, withMaps: Bool, at desk: Desk
    ) -> String {
        let clock = ContinuousClock()
        let start = clock.now
        var members: [(key: String, json: String)] = [
            ("frame", "\(frame)"), ("subject", JSONText.string(subject.path)), ("undo", canvas.canUndo ? "true" : "false"),
            ("redo", canvas.canRedo ? "true" : "false"), ("width", JSONText.number(canvas.drawing.penWidth)),
        ]
        let before = onScreen
        (unmapped, onScreen, isBehind) = (nil, nil, false)
        if isAgain { members.append(("again", "true")) }
        if let strokes { members.append(("strokes", Told.strokes(of: strokes.drawing))) }
        if case .drawing(let drawing) = subject, drawing.isEmpty {
            members.append(("empty", "true"))
            return Told.message("reading", members)
        }
        do {
            let reader = try reader(at: desk, before)
            onScreen = reader
            members.append(("network", JSONText.string(reader.name)))
            let reading = try Reading(subject, reader.inference)
            members += reading.members
            if withMaps { unmapped = (reading.prepared.picture, frame, reader.inference) }
        } catch {
            members.append(("error", JSONText.string("\(error)")))
        }
        members.append(("microseconds", "\(Int((clock.now - start) / .microseconds(1)))"))
        return Told.message("reading", members)
    }

    /// What every layer gives for the picture that was read last, once; nil while it is not the time.
    mutating func maps() -> String? {
        guard let (picture, frame, inference) = unmapped, mapped + Self.mapPace <= .now else { return nil }
        unmapped = nil
        defer { mapped = .now }
        guard let maps = try? inference.activations(of: Reading.Answer.numbers(of: picture)) else { return nil }
        return Told.message("maps", [("frame", "\(frame)"), ("maps", JSONText.array(maps.filter(MapText.isWorthDrawing).map(MapText.object)))])
    }

    /// Whether a moment is another one than that which was told last.
    private mutating func isNew(_ training: TrainingMoment) -> Bool {
        let batch = training.report.batchesDone
        defer { toldMoment = (training.name, batch) }
        return toldMoment.map { $0 != (training.name, batch) } ?? true
    }

    /// What there is to tell of a command that runs.
    mutating func live(at desk: Desk, hasMoved: Bool, _ material: Material) -> [String] {
        if hasMoved { isLiveDue = true }
        guard isLiveDue, told + Self.pace <= .now else { return [] }
        (isLiveDue, told) = (false, .now)
        let live = desk.live
        var texts: [String] = []
        if let progress = live.progress { texts.append(Told.progress(progress)) }
        guard let training = live.training, isNew(training) else { return texts }
        isBehind = true
        var members = TrainingText.members(of: training)
        let test = (desk.engine?.interpreter.session.dataset ?? material.dataset)?.test
        if counted + Self.countingPace <= .now, let test {
            counted = .now
            if let table = TrainingText.confusion(of: training.network, on: test) { members.append(("confusion", table)) }
        }
        texts.append(Told.message("training", members))
        return texts
    }
}
