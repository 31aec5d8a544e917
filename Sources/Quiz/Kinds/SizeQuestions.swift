import ConvNet
import Reproducible
import Words

/// The size after a layer.
struct SizeQuestions: QuestionKind {
    let name = "sizes"
    let meaning = "the size after a layer"
    let lesson = "lesson sizes"
    let needsImages = false

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        guard let layer = layer(of: material, &random) else { return nil }
        guard let windows = layer.layer.windows(over: layer.input), case .map(let rows, _, let channels) = layer.row.output else {
            guard case .flat(let count) = layer.row.output, !layer.row.formula.isWeightedSum else { return nil }
            return QuizQuestion(
                topic: name, text: "\(layer.introduction) How many numbers does \(layer.name) give for one image?",
                answer: .count(count), reason: reason(flat: layer), command: layer.command)
        }
        let asksRows = random.place(2) == 0
        let what = asksRows ? "How many rows does each of its output maps have?" : "How many numbers does \(layer.name) give for one image?"
        let columns = windows.columns.output
        let side = Self.words(windows.rows)
        let count = "\(rows) × \(columns) × \(channels) = \(Format.integer(layer.row.output.count))."
        return QuizQuestion(
            topic: name, text: "\(layer.introduction) \(what)",
            answer: .count(asksRows ? rows : layer.row.output.count),
            reason: asksRows ? "\(side)." : "\(side); rows × columns × channels: \(count)", command: layer.command)
    }

    private func layer(of material: QuizMaterial, _ random: inout RandomStream) -> LayerInQuestion? {
        guard let row = random.one(of: material.rows.dropLast()) else { return nil }
        if random.place(3) == 0 { return LayerInQuestion(row, in: material.architecture) }
        guard case .map = row.output else { return nil }
        return LayerInQuestion(random.windowLayer(), behind: row, of: material.architecture)
    }

    /// How the number of places comes about.
    private static func words(_ window: Window) -> String {
        let slides = (window.input - window.size) / window.stride + 1
        guard window.before == 0, window.output == slides else {
            return "With padding `same`, \(window.input) ÷ \(window.stride) rows, rounded up: \(window.output)"
        }
        return "The window fits (\(window.input) − \(window.size)) ÷ \(window.stride) + 1 times, rounded down: \(window.output)"
    }

    private func reason(flat layer: LayerInQuestion) -> String {
        guard case .map(let rows, let columns, let channels) = layer.input else { return "It gives as many as it reads." }
        guard layer.row.output.count == layer.input.count else { return "One number for each of \(channels) channels." }
        return "All numbers of all maps in one row: \(rows) × \(columns) × \(channels) = \(Format.integer(layer.input.count))."
    }
}
