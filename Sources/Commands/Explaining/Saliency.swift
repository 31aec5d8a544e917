import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Shows which pixels an answer depends on.
package struct SaliencyCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "saliency", abstract: "Show which pixels of a sample the answer depends on.",
        discussion: """
            Explains the logit of the class that the network reads, or of another. Methods: gradcam, where the last \
            convolution finds evidence for the class (this is shown unless --method says otherwise); integrated, \
            each pixel's share of the logit on the way from black, which a network without a convolution gets; \
            gradient, how fast the logit changes with each pixel; smoothgrad, the gradient averaged over noisy copies; \
            occlusion, how far the logit falls when a patch is made black; lrp, the logit handed back layer by layer, by \
            the epsilon, z+ or gamma rule; all. --check takes the pixels away, most important first, and shows how fast the answer goes.
            """)
    package static let topic = Topic.explaining
    package static let effect = Effect.looks
    package static let examples = [
        Example("saliency test/18", "the evidence for the answer", gives: .value("class = 8")),
        Example("saliency test/18 --method all", "all methods side by side", gives: .value("method = lrp")),
        Example("saliency test/18 --class 4 --against 9", "the evidence for a 4 and not for a 9",
            gives: .value("class = 4")),
        Example("saliency test/18 --method lrp --rule zplus", "only what adds to the answer",
            gives: .value("min = missing")),
        Example("saliency test/18 --method integrated --check", "whether the pixels that it points to matter",
            setting: ["new --layers 'flatten, dense 10'"], gives: .value("gap < 0.001")),
    ]
    package static let timedLines = [
        "saliency test/18", "saliency test/18 --method all", "saliency test/18 --method integrated --check",
    ]

    @Argument(help: "test/18, it, FILE; `it` if left out.", completion: .values(.sampleOrFile))
    var sample: String?

    @Option(
        help: "gradcam, integrated, gradient, smoothgrad, occlusion, lrp or all.",
        completion: .list(SaliencyCommand.methodNames))
    var method: String?

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("The class to explain, by number or name; the one read if left out.", valueName: "class"))
    var label: String?

    @Option(help: ArgumentHelp("Explain how far the class is ahead of this one.", valueName: "class"))
    var against: String?

    @Option(help: "Rows and columns of the patch of occlusion; 5 if left out.", transform: Number.integer(1...28, "--window"))
    var window: Int?

    @Option(
        help: ArgumentHelp("How LRP shares: epsilon (if left out), zplus or gamma.", valueName: "rule"),
        completion: .list(Self.rules.map(\.word)))
    var rule: String?

    @Flag(help: "Test the map: how the answer goes as pixels are taken away, most important first.")
    var check = false

    package init() {}

    private static let all = "all"
    /// The rules of LRP by the words that name them.
    private static let rules: [(word: String, rule: RelevanceRule)] = [
        ("epsilon", .epsilon(LayerwiseRelevance.epsilon)), ("zplus", .zplus), ("gamma", .gamma(0.25)),
    ]
    private static var methodNames: [String] { AttributionMethod.allCases.map(\.rawValue) + [all] }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let network = try session.network()
        let methods = try chosen(for: network, path: session.sampleOrFirst(sample))
        try checkOptions(of: methods)
        let sample = try session.oneSample(session.sampleOrFirst(sample), on: surface)
        let read = try AttributionQuestion(
            network.network, pixels: try sample.pixels(for: network.network), target: AttributionTarget(0))
        let prediction = Prediction(probabilities: read.recording.probabilities())
        let question = read.asking(try target(prediction.verdict, network.network, in: session))
        // Each map and each test is a part of the work; a test has two curves.
        let parts = methods.count + (check ? 2 * (methods.count + Self.baselines) : 0)
        var answers: [SaliencyAnswer] = []
        for (place, method) in methods.enumerated() {
            guard let attribution = attribution(method, of: question, seed: session.seed) else { continue }
            let map = try attribution.map(of: question, progress: surface.watch(method.title, part: place, of: parts))
            answers.append(SaliencyAnswer(map: map))
        }
        var baselines: [FaithfulnessResult] = []
        if check {
            baselines = try checkAll(&answers, of: question, seed: session.seed) { title, place in
                surface.watch(title, part: methods.count + place, of: parts)
            }
        }
        let drawing = SaliencyDrawing(
            answers, of: sample, network: network, prediction: prediction, isOtherClass: label != nil || against != nil,
            baselines: baselines, classNames: session.classNames)
        return Output.table(drawing.table).showing(answers.compactMap { answer in
            NamedTensor(answer.map.method.rawValue, shape: [answer.map.height, answer.map.width], values: answer.map.values)
        })
    }
}

// What is asked for.
extension SaliencyCommand {
    /// The methods to run.
    ///
    /// - Throws: for a word that is none, and for a method alone that does not apply to the network.
    private func chosen(for network: NamedNetwork, path: SamplePath) throws -> [AttributionMethod] {
        let applies = GradCAM(network.network.architecture) != nil
        guard let method else { return [applies ? .gradcam : .integrated] }
        if method == Self.all { return AttributionMethod.allCases }
        guard let chosen = AttributionMethod(rawValue: method) else {
            throw UnknownName("method", method, among: Self.methodNames)
        }
        guard chosen != .gradcam || applies else {
            throw ExplorerError.refused(
                "\(network.name) has no convolution, so there are no feature maps for Grad-CAM to weigh",
                remedy: "`saliency \(path) --method integrated` works with any network")
        }
        if chosen == .lrp, let obstacle = LayerwiseRelevance.obstacle(in: network.network.architecture) {
            let (layer, function) = obstacle
            throw ExplorerError.refused(
                "LRP shares out what numbers add up to, and of 0 the \(function.title) of \(layer) makes "
                    + "\(Format.number(function.value(0)))",
                remedy: "`saliency \(path) --method integrated` works with any network")
        }
        return [chosen]
    }

    /// - Throws: for an option of a method that is not asked for, and for a rule that is none.
    private func checkOptions(of methods: [AttributionMethod]) throws {
        if window != nil, !methods.contains(.occlusion) {
            throw ExplorerError.refused("--window is the patch of occlusion", remedy: "add --method occlusion, or leave it out")
        }
        if rule != nil, !methods.contains(.lrp) {
            throw ExplorerError.refused("--rule is how LRP shares", remedy: "add --method lrp, or leave it out")
        }
        if let rule, !Self.rules.contains(where: { $0.word == rule }) {
            throw UnknownName("rule", rule, among: Self.rules.map(\.word))
        }
    }

    private func target(_ verdict: Int, _ network: Network, in session: Session) throws -> AttributionTarget {
        let chosen = try label.map { try session.classNumber($0, of: network) } ?? verdict
        let other = try against.map { try session.classNumber($0, of: network) }
        guard chosen != other else {
            throw ExplorerError.refused(
                "\(session.classNames[chosen]) is set against itself, and no class is ahead of itself",
                remedy: "name two classes with --class and --against")
        }
        return AttributionTarget(chosen, against: other)
    }

    private var chosenRule: RelevanceRule {
        Self.rules.first { $0.word == rule }?.rule ?? .epsilon(LayerwiseRelevance.epsilon)
    }

    /// The method at work; nil where it does not apply.
    private func attribution(
        _ method: AttributionMethod, of question: AttributionQuestion, seed: UInt64
    ) -> (any Attribution)? {
        switch method {
        case .gradcam: GradCAM(question.architecture)
        case .integrated: IntegratedGradients()
        case .gradient: GradientAttribution()
        case .smoothgrad: SmoothGrad(seed: seed, pixels: question.pixels.count)
        case .occlusion: Occlusion(window: window ?? 5)
        case .lrp: LayerwiseRelevance.obstacle(in: question.architecture) == nil ? LayerwiseRelevance(chosenRule) : nil
        }
    }
}

// Long work.
extension SaliencyCommand {
    /// What maps are compared with: chance, and the ink.
    private static let baselines = 2
    /// Random orders whose mean curve a map is compared with.
    private static let randomOrders = 10

    /// Tests every map, and gives what it is to be measured by: random order, and the brightest pixels first.
    private func checkAll(
        _ answers: inout [SaliencyAnswer], of question: AttributionQuestion, seed: UInt64,
        progress: (_ title: String, _ place: Int) -> Watch
    ) throws -> [FaithfulnessResult] {
        let random = FaithfulnessCheck.randomOrders(
            Self.randomOrders, pixels: question.height * question.width, seed: seed)
        let baselines = [("random order", random), ("brightest first", [FaithfulnessCheck.brightestFirst(question)])]
        func result(_ name: String, _ orders: [[Int]], _ place: Int) throws -> FaithfulnessResult {
            let check = FaithfulnessCheck()
            let first = progress("checking \(name)", 2 * place)
            let second = progress("checking \(name)", 2 * place + 1)
            return FaithfulnessResult(
                name: name, deletion: try check.curve(.deletion, orders, of: question, progress: first),
                insertion: try check.curve(.insertion, orders, of: question, progress: second))
        }
        for place in answers.indices {
            let map = answers[place].map
            answers[place].check = try result(map.method.title, [map.order], place)
        }
        return try baselines.enumerated().map { try result($1.0, $1.1, answers.count + $0) }
    }
}
