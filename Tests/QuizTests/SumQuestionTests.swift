import Testing

@testable import Quiz

/// Products of weighted sums, from raw kernels and a forward pass of the tests' own.
@Suite struct SumQuestionTests {
    @Test func `a thousand products are those of the numbers that are shown, and these are the network's`() throws {
        try Case.checkAll("sums") { question, one in
            let words = question.command.split(separator: " ").map(String.init)
            let path = words[1].split(separator: "/").map(String.init)
            let image = try #require(question.images.first)
            let last = try #require(question.rows.last)
            let (weight, input) = try (QuizTests.number(last[1]), QuizTests.number(last[2]))
            #expect(try abs(#require(question.number) - weight * input) <= 1e-9)
            var before = Double.infinity
            for row in question.rows {
                let (trueWeight, trueInput) = try numbers(row[0], of: path, image, one)
                #expect(isRounded(row[1], trueWeight) && isRounded(row[2], trueInput), "\(question.text) \(row) \(trueWeight) \(trueInput)")
                #expect(abs(trueWeight * trueInput) <= before * 1.001)
                before = abs(trueWeight * trueInput)
            }
            #expect(last[3] == "?")
        }
    }

    /// Whether a text is a number rounded to its digits.
    private func isRounded(_ text: String, _ number: Double) -> Bool {
        guard let shown = Double(text) else { return false }
        let decimals = text.contains(".") ? text.split(separator: ".").last.map { $0.count } ?? 0 : 0
        let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
        return abs(shown - number) <= 0.5 * unit + 1e-4 * abs(number) + 1e-6
    }

    /// The weight with which a unit reads another, and what it reads.
    private func numbers(_ name: String, of path: [String], _ image: Int, _ one: Case) throws -> (weight: Double, input: Double) {
        let place = try #require(one.reference.steps.firstIndex { $0.name == path[0] })
        let (words, kernel) = (one.reference.steps[place].words, one.reference.tensor("\(path[0])/kernel"))
        let units = one.reference.tensor("\(path[0])/bias").count
        let (input, unit) = (one.outputs[image][place], try integer(path[1]))
        if words[0] == "dense" {
            let index = try flatIndex(name, input)
            return (kernel[index * units + unit], input.values[index])
        }
        let position = path[2].split(separator: ",").compactMap { Int($0) }
        let (row, column, channel) = try spot(name)
        let size = Int(words[2].prefix { $0 != "x" }) ?? 0
        let padding = words.contains("same") ? size / 2 : 0
        let (y, x) = (row - position[0] + padding, column - position[1] + padding)
        #expect(0..<size ~= y && 0..<size ~= x)
        return (kernel[((y * size + x) * input.channels + channel) * units + unit], input.at(row, column, channel))
    }

    private func flatIndex(_ name: String, _ input: Reference.Map) throws -> Int {
        try #require(Int(name.split(separator: "/").last ?? ""), "\(name)")
    }

    /// Row, column and channel of `pixel 5,7` or `pool1/3/5,7`.
    private func spot(_ name: String) throws -> (Int, Int, Int) {
        let place = try #require(name.firstMatch(of: /(\d+),(\d+)$/))
        let channel = name.firstMatch(of: /\/(\d+)\//).flatMap { Int($0.1) } ?? 0
        return (try integer(place.1), try integer(place.2), channel)
    }
}
