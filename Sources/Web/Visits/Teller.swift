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
    private var inference: (revision: Int, value: Inference)?
    private var moment: (batch: Int, name: String, value: Inference)?
    private var told = ContinuousClock.now
    private var counted = ContinuousClock.now - .seconds(5)
    private var isLiveDue = false

    /// Between two messages about a training.
    private static let pace = Duration.milliseconds(100)
    /// Between two tables of how the test images are read.
    private static let countingPace = Duration.seconds(1)

    /// Milliseconds until it has something to do of its own accord.
    var patience: Int? { isLiveDue ? max(1, Int((told + Self.pace - .now) / .milliseconds(1))) : nil }

    /// One image takes no second thread, which a training may hold.
    init() { WorkerPool.threads = 1 }

    /// What the network reads: the one that learns as it is now, else the one in use.
    private mutating func network(at desk: Desk) throws -> (name: String, inference: Inference) {
        if let training = desk.live.training {
            let batch = training.report.batchesDone
            if let moment, moment.batch == batch, moment.name == training.name { return (moment.name, moment.value) }
            let value = Inference(training.network)
            moment = (batch, training.name, value)
            return (training.name, value)
        }
        guard let session = desk.engine?.interpreter.session else { throw ExplorerError.notHere("a session") }
        let network = try session.network()
        if let inference, inference.revision == network.revision { return (network.name, inference.value) }
        let value = Inference(network.network)
        inference = (network.revision, value)
        return (network.name, value)
    }

    /// The message that tells what is read.
    mutating func reading(
        of subject: Subject, _ canvas: Canvas, strokes: Canvas?, frame: Int, withMaps: Bool, at desk: Desk
    ) -> String {
        let clock = ContinuousClock()
        let start = clock.now
        var members: [(key: String, json: String)] = [
            ("frame", "\(frame)"), ("subject", JSONText.string(subject.path)), ("undo", canvas.canUndo ? "true" : "false"),
            ("redo", canvas.canRedo ? "true" : "false"), ("width", JSONText.number(canvas.drawing.penWidth)),
        ]
        if let strokes { members.append(("strokes", Told.strokes(of: strokes.drawing))) }
        if case .drawing(let drawing) = subject, drawing.isEmpty {
            members.append(("empty", "true"))
            return Told.message("reading", members)
        }
        do {
            let (name, inference) = try network(at: desk)
            members.append(("network", JSONText.string(name)))
            members += try Reading(subject, inference, withMaps: withMaps).members
        } catch {
            members.append(("error", JSONText.string("\(error)")))
        }
        members.append(("microseconds", "\(Int((clock.now - start) / .microseconds(1)))"))
        return Told.message("reading", members)
    }

    /// What there is to tell of a command that runs.
    mutating func live(at desk: Desk, hasMoved: Bool, _ material: Material) -> [String] {
        if hasMoved { isLiveDue = true }
        guard isLiveDue, told + Self.pace <= .now else { return [] }
        (isLiveDue, told) = (false, .now)
        let live = desk.live
        var texts: [String] = []
        if let progress = live.progress { texts.append(Told.progress(progress)) }
        guard let training = live.training else { return texts }
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
