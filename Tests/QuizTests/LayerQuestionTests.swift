import Testing

@testable import Quiz

/// Sizes and numbers of parameters, by rules of arithmetic from the words of the question.
@Suite struct LayerQuestionTests {
    /// The layer and what it reads, as the question tells them.
    private func told(_ text: String) throws -> (layer: [String], input: [Int]) {
        let layer = try #require(text.firstMatch(of: /`([^`]+)`/)).1
        let shape = try #require(text.firstMatch(of: /(?:reads|gives:) ([\d,×]+)/)).1
        let sides = shape.split(separator: "×").compactMap { Int($0.filter { $0 != "," }) }
        return (layer.split(separator: " ").map(String.init), sides)
    }

    private func side(_ input: Int, _ layer: [String]) -> Int {
        let isConvolution = layer[0] == "conv"
        let size = Int(layer[isConvolution ? 2 : 1].prefix { $0 != "x" }) ?? 0
        var step = isConvolution ? 1 : size
        if let place = layer.firstIndex(of: "stride") { step = Int(layer[place + 1]) ?? 0 }
        if layer.contains("same") { return (input + step - 1) / step }
        var places = 0
        while places * step + size <= input { places += 1 }
        return places
    }

    @Test func `a thousand sizes are those that come of sliding the window`() throws {
        try Case.checkAll("sizes") { question, _ in
            let (layer, input) = try told(question.text)
            let expected: Int
            switch layer[0] {
            case "conv", "maxpool", "avgpool":
                let rows = side(input[0], layer)
                let channels = layer[0] == "conv" ? try integer(layer[1]) : input[2]
                expected = question.text.contains("How many rows") ? rows : rows * side(input[1], layer) * channels
            case "flatten", "bn", "dropout": expected = input.reduce(1, *)
            default: throw Surprise(what: question.text)
            }
            #expect(question.number == Double(expected), "\(question.text)")
        }
    }

    @Test func `a thousand numbers of parameters are those of weights, biases and means`() throws {
        try Case.checkAll("parameters") { question, _ in
            let (layer, input) = try told(question.text)
            let channels = input[input.count - 1]
            let expected: Int
            switch layer[0] {
            case "conv":
                let filters = try integer(layer[1])
                let sides = layer[2].split(separator: "x").compactMap { Int($0) }
                expected = (sides[0] * sides[1] * channels + 1) * filters
            case "dense": expected = try (input.reduce(1, *) + 1) * integer(layer[1])
            case "bn": expected = 4 * channels
            default: expected = 0
            }
            #expect(question.number == Double(expected), "\(question.text)")
        }
    }

    struct Surprise: Error { let what: String }
}
