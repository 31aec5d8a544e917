import ConvNet
import Insight
import Reproducible
import Words

/// Which of four feature maps belongs to a filter.
struct FilterQuestions: QuestionKind {
    let name = "filters"
    let meaning = "which feature map a filter made"
    let lesson = "lesson convolution"

    /// Maps on a common scale that differ by less, on average, look alike.
    private static let leastDifference: Float = 0.1

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        let layers = material.rows.filter { row in
            row.formula == .weightedSum(over: .window) && row.output.channels >= 4
                && material.architecture.shape(before: row.layers.lowerBound).channels == 1
        }
        guard let examined = material.examined, let row = random.one(of: layers) else { return nil }
        let image = random.place(examined.images.count)
        let filters = random.some(4, of: Array(0..<row.output.channels))
        let place = random.place(filters.count)
        guard let opener = material.opener(image), let kernel = kernel(filters[place], of: row, in: material) else { return nil }
        let maps = filters.map { map($0, of: row, opener) }
        guard Self.areDistinct(maps.map(\.values)) else { return nil }
        let pictures = maps.enumerated().map { place, map in
            QuizPicture(.map, QuizAnswer.letter(place), height: map.height, width: map.width, values: map.values)
        }
        let filter = "\(row.name)/\(filters[place])"
        return QuizQuestion(
            topic: name, text: "Below stand test/\(image) and the filter \(filter). Which of the four maps did this filter make of this image?",
            figures: [.pictures([material.picture(image), kernel]), .pictures(pictures)],
            answer: .choice(place, of: filters.indices.map(QuizAnswer.letter)),
            reason: "The others are those of \(others(filters, but: place, of: row)).",
            command: "filters \(filter); activations test/\(image) \(filter)")
    }

    private func others(_ filters: [Int], but place: Int, of row: LayerSummary) -> String {
        let names = filters.indices.filter { $0 != place }.map { "\(row.name)/\(filters[$0])" }
        return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }

    private func kernel(_ filter: Int, of row: LayerSummary, in material: QuizMaterial) -> QuizPicture? {
        guard let tensor = material.network.tensor(named: "\(row.name)/kernel"), tensor.shape.count == 4 else { return nil }
        let values = stride(from: filter, to: tensor.values.count, by: tensor.shape[3]).map { tensor.values[$0] }
        return QuizPicture(.weights, "\(row.name)/\(filter)", height: tensor.shape[0], width: tensor.shape[1], values: values)
    }

    private func map(_ channel: Int, of row: LayerSummary, _ opener: Opener) -> (height: Int, width: Int, values: [Float]) {
        guard case .map(let height, let width, _) = row.output else { return (0, 0, []) }
        let values = (0..<height * width).map { place in
            opener.value(of: NetworkUnit(
                layer: row.layers.upperBound - 1, row: place / width, column: place % width, channel: channel))
        }
        return (height, width, values)
    }

    /// Whether none is empty and no two look alike.
    private static func areDistinct(_ maps: [[Float]]) -> Bool {
        let scaled = maps.map { map in
            let most = map.reduce(0) { max($0, abs($1)) }
            return most > 0.001 ? map.map { $0 / most } : []
        }
        guard scaled.allSatisfy({ !$0.isEmpty }) else { return false }
        return scaled.indices.allSatisfy { one in
            scaled.indices.filter { $0 > one }.allSatisfy { other in
                let squares = zip(scaled[one], scaled[other]).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                return (squares / Float(scaled[one].count)).squareRoot() >= leastDifference
            }
        }
    }
}
