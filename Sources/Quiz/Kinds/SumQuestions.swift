import ConvNet
import Insight
import Reproducible
import Subjects
import Words

/// The next product of a sum.
struct SumQuestions: QuestionKind {
    let name = "sums"
    let meaning = "the next product of a weighted sum"
    let lesson = "lesson one-sum"

    /// A product of the numbers as they are shown.
    private struct Product {
        let term: OpenedSum.Term
        let weight: Rounded
        let input: Rounded
        var value: Double { weight.value * input.value }

        /// Nil where there is nothing to multiply.
        init?(_ term: OpenedSum.Term) {
            guard abs(term.product) >= 0.001, abs(term.weight) < 1000, abs(term.input) < 1000 else { return nil }
            (self.term, weight, input) = (term, Rounded(term.weight, digits: 2), Rounded(term.input, digits: 2))
        }
    }

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        let layers = material.rows.filter { $0.formula.isWeightedSum }
        guard let examined = material.examined, let row = random.one(of: layers) else { return nil }
        let image = random.place(examined.images.count)
        let place = random.place(row.output.count)
        let unit = material.architecture.unit(at: place, ofLayer: row.layers.upperBound - 1)
        guard let sum = material.opener(image)?.open(unit) else { return nil }
        let products = sum.ranked.prefix(2 + random.place(3)).compactMap { Product($0) }
        guard products.count >= 2, let last = products.last else { return nil }
        let names = UnitNames(material.architecture, classNames: material.classNames)
        let path = names.path(unit)
        let text = """
            For test/\(image), \(path) is a sum of \(Format.integer(sum.terms.count)) products and a bias. The table begins with \
            the largest; what is the product in its last row? Multiply the numbers as they are shown.
            """
        let rows = products.enumerated().map { place, product in
            [
                names.name(product.term.unit), product.weight.text, product.input.text,
                place == products.count - 1 ? "?" : Format.number(product.value),
            ]
        }
        return QuizQuestion(
            topic: name, text: text,
            figures: [.table(headings: ["it reads", "weight", "input", "weight × input"], rows: rows)],
            answer: .number(last.value, within: abs(last.value) * Self.tolerance), reason: reason(last),
            command: "why \(path) test/\(image)")
    }

    /// An answer may be off by so much of the product.
    private static let tolerance = 0.02

    private func reason(_ product: Product) -> String {
        let (weight, input) = (product.term.weight, product.term.input)
        return "\(product.weight.text) × \(product.input.text) = \(Format.number(product.value)). Not rounded, it is "
            + "\(Format.number(weight)) × \(Format.number(input)) = \(Format.number(weight * input))."
    }
}
