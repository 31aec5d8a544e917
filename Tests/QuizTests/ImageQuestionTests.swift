import Testing

@testable import Quiz

/// Filters, predictions and silenced channels, from a forward pass of the tests' own.
@Suite struct ImageQuestionTests {
    @Test func `a thousand filters made the map that is called right, and none of the others`() throws {
        try Case.checkAll("filters") { question, one in
            let path = try #require(question.text.firstMatch(of: /(conv\d+)\/(\d+)/))
            let (image, channel) = (try #require(question.images.first), try integer(path.2))
            let place = try #require(one.reference.steps.firstIndex { $0.name == path.1 })
            let output = one.outputs[image][place + 1]
            let expected = stride(from: channel, to: output.values.count, by: output.channels).map { output.values[$0] }
            guard case .pictures(let maps) = question.figures[1], case .pictures(let above) = question.figures[0] else {
                Issue.record("no maps")
                return
            }
            let fitting = maps.indices.filter { map in
                zip(maps[map].values, expected).allSatisfy { abs(Double($0) - $1) <= 1e-3 * (1 + abs($1)) }
            }
            #expect(fitting == [question.choice?.place ?? -1])
            let kernel = one.reference.tensor("\(path.1)/kernel")
            let own = stride(from: channel, to: kernel.count, by: output.channels).map { kernel[$0] }
            #expect(above[1].values.map { Double($0) } == own)
            #expect(maps.count == 4 && above[0].values.map { Double($0) } == one.outputs[image][0].values.map { Double(Float($0)) })
        }
    }

    @Test func `a thousand images are taken for the digit with the largest logit`() throws {
        var misread = 0
        try Case.checkAll("predictions") { question, one in
            let image = try #require(question.images.first)
            let logits = one.logits(image)
            let best = Reference.best(logits)
            #expect(question.number == Double(best))
            let second = logits.indices.filter { $0 != best }.map { logits[$0] }.max() ?? 0
            #expect(logits[best] - second > 0.04)
            for (row, logit) in zip(question.rows, logits) {
                let shown = try QuizTests.number(row[1])
                #expect(abs(shown - logit) <= 0.0051)
            }
            if best != Case.labels[image] {
                misread += 1
                #expect(!question.rows.isEmpty)
            }
        }
        #expect(misread > 100)
    }

    @Test func `a thousand silenced channels cost the digit most that is called right`() throws {
        var known: [String: [Int]] = [:]
        try Case.checkAll("ablation") { question, one in
            let path = try #require(question.text.firstMatch(of: /^(\w+)\/(\d+)/))
            let key = "\(one.name) \(path.0)"
            let lost = try known[key] ?? lost(silencing: try integer(path.2), of: String(path.1), one)
            known[key] = lost
            let choice = try #require(question.choice)
            let labels = try choice.texts.map { try integer($0) }
            let right = labels[choice.place]
            for other in lost.indices where other != right { #expect(lost[right] > lost[other], "\(key)") }
            #expect(labels.count == 4)
        }
        #expect(known.count > 20)
    }

    /// How many images of each label are no longer read right; there are six of each.
    private func lost(silencing channel: Int, of layer: String, _ one: Case) -> [Int] {
        var lost = [Int](repeating: 0, count: 10)
        for (image, label) in Case.labels.enumerated() {
            let after = Reference.best(one.reference.logits(one.outputs[image], silencing: channel, of: layer))
            lost[label] += (one.predictions[image] == label ? 1 : 0) - (after == label ? 1 : 0)
        }
        return lost
    }
}
