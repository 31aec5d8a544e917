import ConvNet
import Datasets
import Engine
import Explorer
import Files
import Raster
import Subjects
import Synchronization

/// What all pages share: documents, data and images to start from, the latter read once, in the background.
final class Material: Sendable {
    /// An image to start from.
    struct Start: Sendable {
        let path: String
        let label: Int
        /// What the network that comes with the program reads.
        let answer: Int
        let picture: Picture
    }

    private struct State: Sendable {
        var dataset: Dataset?
        var starts: [Start] = []
        var isReady = false
        var waiting: [@Sendable () -> Void] = []
    }

    let library: Library
    private let state = Mutex(State())

    /// So many misread images are offered.
    private static let misread = 20

    var dataset: Dataset? { state.withLock { $0.dataset } }
    var starts: [Start] { state.withLock { $0.starts } }
    var isReady: Bool { state.withLock { $0.isReady } }

    init(_ library: Library) { self.library = library }

    /// Reads MNIST where it is, else draws digits.
    func prepare(_ interpreter: Interpreter) {
        OwnThread.start { [self] in
            let environment = interpreter.session.environment
            let loader = DatasetLoader(environment: environment)
            let name = loader.isHere(.mnist) ? "mnist" : "synthetic"
            let dataset = try? loader.load(name, seed: interpreter.session.seed)
            let starts = dataset.map { Self.starts(in: $0.test, interpreter) } ?? []
            let waiting = state.withLock { state in
                (state.dataset, state.starts, state.isReady) = (dataset, starts, true)
                defer { state.waiting = [] }
                return state.waiting
            }
            waiting.forEach { $0() }
        }
    }

    /// Calls `body` once it is ready, at once if it is.
    func whenReady(_ body: @escaping @Sendable () -> Void) {
        let isReady = state.withLock { state in
            if !state.isReady { state.waiting.append(body) }
            return state.isReady
        }
        if isReady { body() }
    }

    /// The first image of each digit, then those that are misread.
    private static func starts(in test: Split, _ interpreter: Interpreter) -> [Start] {
        guard test.channels == 1, test.height == 28, test.width == 28, let network = try? interpreter.session.network().network,
            let answers = try? Inference(network).evaluate(SplitSamples(test)).predictions
        else { return [] }
        let first = (0..<10).compactMap { digit in test.labels.firstIndex(of: UInt8(digit)) }
        let wrong = test.labels.indices.filter { Int(test.labels[$0]) != answers[$0] }.prefix(misread)
        return (first + wrong).map { place in
            Start(path: "test/\(place)", label: Int(test.labels[place]), answer: answers[place], picture: test.picture(place))
        }
    }

    /// What a page is told of it.
    var members: [(key: String, json: String)] {
        let items = starts.map { start in
            JSONText.object([
                ("path", JSONText.string(start.path)), ("label", "\(start.label)"), ("answer", "\(start.answer)"),
                ("pixels", JSONText.string(Base64.text(of: start.picture.pixels))),
            ])
        }
        return [
            ("data", JSONText.string(dataset?.name ?? "")), ("train", "\(dataset?.train.count ?? 0)"), ("test", "\(dataset?.test.count ?? 0)"),
            ("starts", JSONText.array(items)),
        ]
    }
}
