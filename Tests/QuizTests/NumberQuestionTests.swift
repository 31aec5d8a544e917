import Glibc
import Testing

@testable import Quiz

/// Losses after a step, confusion tables and probabilities, from numbers that the tests work out themselves.
@Suite struct NumberQuestionTests {
    /// The loss of one image after a step for another, by changing every weight of the last layer.
    private func loss(of other: Int, afterStepFor image: Int, rate: Double, _ one: Case) throws -> Double {
        let layer = try #require(one.reference.steps.last)
        var (kernel, bias) = (one.reference.tensor("\(layer.name)/kernel"), one.reference.tensor("\(layer.name)/bias"))
        let (logits, label) = (one.logits(image), Case.labels[image])
        let (inputs, others) = (one.outputs[image][one.reference.steps.count - 1].values, one.outputs[other][one.reference.steps.count - 1].values)
        let total = logits.reduce(0) { $0 + exp($1) }
        for unit in bias.indices {
            let slope = exp(logits[unit]) / total - (unit == label ? 1 : 0)
            bias[unit] -= rate * slope
            for place in inputs.indices { kernel[place * bias.count + unit] -= rate * slope * inputs[place] }
        }
        let after = bias.indices.map { unit in
            others.indices.reduce(bias[unit]) { $0 + others[$1] * kernel[$1 * bias.count + unit] }
        }
        return Reference.loss(after, Case.labels[other])
    }

    /// Whether two losses agree to three digits.
    private func agree(_ shown: Double, _ loss: Double) -> Bool { abs(shown - loss) <= 0.0056 * max(abs(loss), shown) }

    @Test func `a thousand losses after a step are those of the changed weights`() throws {
        var (falls, rises) = (0, 0)
        try Case.checkAll("training") { question, one in
            let choice = try #require(question.choice)
            let images = question.images
            if choice.texts == ["falls", "rises"] {
                let rate = try QuizTests.number(#require(question.text.firstMatch(of: /learning rate ([\d.e-]+),/)).1)
                let before = try QuizTests.number(#require(question.text.firstMatch(of: /was ([\d.]*\d)/)).1)
                let other = try #require(images.last)
                #expect(agree(before, Reference.loss(one.logits(other), Case.labels[other])))
                let after = try loss(of: other, afterStepFor: images[0], rate: rate, one)
                #expect((after < before ? 0 : 1) == choice.place && abs(after - before) > 0.02 * before)
                if after < before { falls += 1 } else { rises += 1 }
            } else {
                let rate = try QuizTests.number(#require(question.text.firstMatch(of: /step with ([\d.e-]+)\?/)).1)
                let after = try loss(of: images[0], afterStepFor: images[0], rate: rate, one)
                let shown = try choice.texts.map { try QuizTests.number($0) }
                #expect(shown.indices.filter { agree(shown[$0], after) } == [choice.place], "\(question.text) \(after)")
            }
        }
        #expect(falls > 50 && rises > 50)
    }

    @Test func `a thousand answers about confusion tables are those of counting`() throws {
        try Case.checkAll("confusion") { question, one in
            var counts = [[Int]](repeating: [Int](repeating: 0, count: 10), count: 10)
            for (label, read) in zip(Case.labels, one.predictions) { counts[label][read] += 1 }
            let shown = try question.rows.map { row in try row.dropFirst().map { try integer($0) } }
            #expect(shown == counts)
            let number = try #require(question.number)
            if let match = question.text.firstMatch(of: /What is (\d) mistaken/) {
                let label = try integer(match.1)
                let row = counts[label]
                for other in 0..<10 where other != label && other != Int(number) { #expect(row[Int(number)] > row[other]) }
                #expect(Int(number) != label)
            } else if let match = question.text.firstMatch(of: /recall of (\d)/) {
                let label = try integer(match.1)
                #expect(abs(number - 100 * Double(counts[label][label]) / Double(counts[label].reduce(0, +))) < 1e-9)
            } else {
                let label = try integer(#require(question.text.firstMatch(of: /precision of (\d)/)).1)
                let column = counts.reduce(0) { $0 + $1[label] }
                #expect(abs(number - 100 * Double(counts[label][label]) / Double(column)) < 1e-9)
            }
        }
    }

    @Test func `a thousand probabilities, ratios and losses are those of the numbers in the question`() throws {
        try Case.checkAll("softmax") { question, one in
            let number = try #require(question.number)
            let logits = one.logits(try #require(question.images.first))
            if question.text.contains("three alone") {
                let told = question.text.matches(of: /(-?[\d.]+) for (\d)/)
                let asked = try #require(question.text.firstMatch(of: /give (\d),/)).1
                let powers = try told.map { exp(try QuizTests.number($0.1)) }
                for one in told { #expect(try abs(QuizTests.number(one.1) - logits[integer(one.2)]) <= 0.0501) }
                let place = try #require(told.firstIndex { $0.2 == asked })
                #expect(abs(number - powers[place] / powers.reduce(0, +)) <= 0.005001)
            } else if let told = question.text.firstMatch(of: /logit of (\d) is (-?[\d.]+) and that of (\d) is (-?[\d.]*\d)/) {
                let (first, second) = (try QuizTests.number(told.2), try QuizTests.number(told.4))
                #expect(try abs(first - logits[integer(told.1)]) <= 0.0501)
                #expect(try abs(second - logits[integer(told.3)]) <= 0.0501)
                #expect(abs(number / exp(first - second) - 1) <= 0.006)
            } else {
                let told = try #require(question.text.firstMatch(of: /gives (\d) the probability ([\d.]+) for/))
                let probability = try QuizTests.number(told.2)
                let share = exp(-Reference.loss(logits, try integer(told.1)))
                #expect(abs(probability - share) <= 0.051 * share)
                #expect(abs(number + log(probability)) <= 0.005001)
            }
        }
    }
}
