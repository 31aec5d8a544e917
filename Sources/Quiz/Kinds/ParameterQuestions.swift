import ConvNet
import Reproducible
import Words

/// The number of parameters of a layer.
struct ParameterQuestions: QuestionKind {
    let name = "parameters"
    let meaning = "how many parameters a layer has"
    let lesson = "lesson sizes"
    let needsImages = false

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        guard let row = random.one(of: material.rows.dropLast()) else { return nil }
        let layer = random.place(3) == 0
            ? LayerInQuestion(row, in: material.architecture)
            : LayerInQuestion(random.layerWithParameters(for: row.output), behind: row, of: material.architecture)
        guard let layer else { return nil }
        // The moving averages are parameters to some and none to others.
        let counted = layer.row.formula.isNormalization ? ", moving mean and moving variance included" : ""
        return QuizQuestion(
            topic: name, text: "\(layer.introduction) How many parameters does \(layer.name) have\(counted)?",
            answer: .count(layer.row.parameters), reason: reason(layer), command: layer.command)
    }

    private func reason(_ layer: LayerInQuestion) -> String {
        guard !layer.tensors.isEmpty else { return "It has nothing to learn." }
        let parts = layer.tensors.map { tensor in
            let count = tensor.shape.reduce(1, *)
            let product = tensor.shape.map { "\($0)" }.joined(separator: " × ")
            let name = String(tensor.name.map { $0 == "_" ? " " : $0 })
            return tensor.shape.count > 1 ? "\(name) \(product) = \(Format.integer(count))" : "\(name) \(Format.integer(count))"
        }
        return parts.joined(separator: ", ") + "; together \(Format.integer(layer.row.parameters))."
    }
}
