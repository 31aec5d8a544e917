import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Puts another number in the place of one parameter.
package struct EditCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change one number of the network by hand, and show what that does.",
        discussion: """
            Parameters are named LAYER/CHANNEL/TENSOR, a kernel's weights with their place behind it: row, column and \
            input channel, or the input of a dense unit. The network in use is changed; `undo` reverts it.

            `edit 3`, with a number alone, puts command 3 of this session back on the line: see `history`.
            """)
    package static let topic = Topic.trying
    package static let effect = Effect.changes
    package static let examples = [
        Example("edit conv1/3/kernel/1,1 -0.5", "the middle of a filter", gives: .value("after = -0.5")),
        Example("edit bn1/3/gamma 0", "a channel that is no longer scaled but cut off", gives: .value("after = 0")),
        Example("edit dense2/7/bias 5", "a network that likes sevens", gives: .value("after = 5")),
    ]

    @Argument(help: "Which number, such as conv2/3/kernel/1,1,4 or conv1/3/bias.", completion: .values(.parameter))
    var parameter: String

    @Argument(help: "What it is to be.", transform: Number.real(-1_000_000...1_000_000, "VALUE"))
    var value: Double?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        if value == nil, let number = Int(parameter) { return try recall(number, in: &session, on: surface) }
        guard let value else {
            throw ExplorerError.usage(command: Self.name, message: "Missing expected argument '<value>'")
        }
        return try change(to: value, in: &session, on: surface)
    }

    /// Puts a command back on the line.
    private func recall(_ number: Int, in session: inout Session, on surface: any Surface) throws -> Output {
        guard let entry = session.transcript.entry(number) else {
            throw ExplorerError.refused("there is no command \(number) in this session", remedy: "`history` lists them")
        }
        guard surface.isInteractive else { throw ExplorerError.notHere("a line to edit") }
        session.lineToEdit = entry.fate == .note ? "# " + entry.text : entry.text
        return .nothing
    }

    private func change(to value: Double, in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        let path = try ParameterPath(parameter)
        let found = try path.found(in: named.network)
        if path.role == .movingVariance, value < 0 {
            throw ExplorerError.badValue(
                name: "\(found.path)", given: Format.number(value), expected: "a variance, which is no less than 0")
        }
        let network = found.setting(Float(value), in: named.network)
        let before = try session.predictions(for: .test, on: surface)
        let name = session.take(network, changedFrom: named)
        let change = try session.accuracyChange(since: before, on: surface)
        let sample = try session.editedSample(telling: change, on: surface)
        let pixels = try sample.pixels(for: named.network)
        let answers = try [named.network, network].map {
            Prediction(probabilities: try Inference($0).probabilities(of: pixels))
        }
        let drawing = EditDrawing(
            found, to: Float(value), sample: sample, before: answers[0], after: answers[1], change: change, network: name,
            classNames: session.classNames)
        return .table(drawing.table(remark: session.remark(on: name, changedFrom: named, on: surface)))
    }
}

extension Session {
    /// The sample on which an edit is shown: `it`, or the first of several; without one a test image that is read
    /// otherwise now. `it` stays what it was.
    fileprivate mutating func editedSample(telling change: AccuracyChange, on surface: any Surface) throws -> Sample {
        let flipped = (change.broken + change.mended).first ?? 0
        let path = lastSample ?? .images(.test, filters: [], choice: [flipped...flipped])
        guard let sample = try samples(path, on: surface).first else { throw ExplorerError.nothingUsedYet }
        remember(path)
        return sample
    }
}
