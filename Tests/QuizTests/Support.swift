import ConvNet
import Datasets
import Subjects
import Testing

@testable import Quiz

/// A network to ask about, and what the tests work out of it.
final class Case: Sendable {
    let name: String
    let network: Network
    let material: QuizMaterial
    let reference: Reference
    /// What each layer gives for each image; the pixels stand first.
    let outputs: [[Reference.Map]]
    let predictions: [Int]

    static let images: Split = SyntheticDigits.dataset(seed: 3, train: 10, test: 60).test
    static let labels = images.labels.map { Int($0) }

    private init(_ name: String, _ network: Network) throws {
        (self.name, self.network, reference) = (name, network, Reference(network))
        let images = Self.images
        let evaluation = try Inference(network).evaluate(SplitSamples(images))
        material = QuizMaterial(
            network, examined: .init(images, Predictions(evaluation)), classNames: ClassNames(Dataset.digitNames))
        let reference = reference
        outputs = (0..<images.count).map { image in
            reference.outputs(images.images[image * 784..<(image + 1) * 784].map { Double($0) / 255 })
        }
        predictions = outputs.map { Reference.best($0[$0.count - 1].values) }
    }

    /// The bundled network, the same untrained, a smaller one with two seeds, and the smallest.
    static let all: [Case] = {
        let small = "conv 8 5x5 same relu, avgpool 2, flatten, dense 10"
        do {
            return try [
                Case("bundled", #require(BundledNetwork.embedded.entry).network),
                Case("small", Network(Architecture(layers: small), seed: 1)),
                Case("dense", Network(Architecture(layers: "flatten, dense 10"), seed: 2)),
                Case("other", Network(Architecture(layers: small), seed: 9)),
                Case("untrained", Network(.handwritten, seed: 4)),
            ]
        } catch {
            Issue.record("no networks: \(error)")
            return []
        }
    }()

    func logits(_ image: Int) -> [Double] { outputs[image][outputs[image].count - 1].values }

    static let wanted = 1000

    /// A thousand questions of a kind, of all networks in turn, each checked.
    static func checkAll(_ kind: String, _ check: (QuizQuestion, Case) throws -> Void) throws {
        let kind = try #require(QuizMaker.kinds.first { $0.name == kind })
        var cases = all
        var (count, seed) = (0, UInt64(1))
        while count < wanted, !cases.isEmpty {
            for one in cases where count < wanted {
                guard let question = kind.question(from: one.material, seed: seed) else {
                    cases.removeAll { $0.name == one.name && seed < 4 }
                    continue
                }
                try checkAnswer(question)
                try check(question, one)
                count += 1
            }
            seed += 1
        }
        #expect(count == wanted)
    }

    /// The right answer is right, and it alone.
    private static func checkAnswer(_ question: QuizQuestion) throws {
        let answer = question.answer
        switch answer {
        case .count(let count):
            #expect(answer.isRight("\(count)") == true && answer.isRight("\(count + 1)") == false)
        case .number(let number, let within):
            #expect(answer.isRight(answer.shown) == true && within > 0 && within <= max(0.01, 0.04 * abs(number)))
            #expect(answer.isRight("\(number + 2.1 * within)") == false)
        case .percent(let percent, _):
            #expect(answer.isRight(answer.shown) == true && answer.isRight("\(percent + 1)") == false)
        case .category(let label, let names):
            #expect(names.indices.filter { answer.isRight("\($0)") == true } == [label])
        case .choice(let place, let texts):
            #expect(Set(texts).count == texts.count)
            #expect(texts.indices.filter { answer.isRight(QuizAnswer.letter($0)) == true } == [place])
            #expect(answer.isRight(texts[place]) == true)
        }
        #expect(answer.isRight("perhaps") == nil)
        #expect(!question.reason.isEmpty && !question.command.isEmpty && question.text.contains("?"))
    }
}

extension QuizQuestion {
    /// The numbers of `test/18` in the text, in order.
    var images: [Int] { text.matches(of: /test\/(\d+)/).compactMap { Int($0.1) } }

    var choice: (place: Int, texts: [String])? {
        if case .choice(let place, let texts) = answer { (place, texts) } else { nil }
    }

    var number: Double? {
        switch answer {
        case .count(let count): Double(count)
        case .number(let number, _), .percent(let number, _): number
        case .category(let label, _): Double(label)
        case .choice: nil
        }
    }

    /// The rows of its first table.
    var rows: [[String]] {
        figures.lazy.compactMap { figure in
            if case .table(_, let rows) = figure { rows } else { nil }
        }.first ?? []
    }
}

/// The number that a text is.
func number(_ text: some StringProtocol) throws -> Double { try #require(Double(String(text)), "\(text)") }

/// The whole number that a text is.
func integer(_ text: some StringProtocol) throws -> Int { try #require(Int(String(text)), "\(text)") }
