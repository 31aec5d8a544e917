import ConvNet
import Files
import Raster
import Subjects
import Words

/// What a network makes of a drawing: what it gets, what it answers, and what it would have answered to the drawing only resized.
struct Reading: Sendable {
    /// A picture and the answer to it.
    struct Answer: Sendable {
        let picture: Picture
        let probabilities: [Float]
    }

    let prepared: Answer
    /// Resized and nothing else; nil where there is nothing that could have been prepared.
    let plain: Answer?

    /// - Throws: `PictureError` for an empty sheet, `TrainingError` for a network of other images or without an answer.
    init(_ subject: Subject, _ inference: Inference) throws {
        switch subject {
        case .drawing(let drawing):
            prepared = try Answer(drawing.prepared(), inference)
            let resized = try DigitPreparation.prepare(Brush.picture(of: drawing), raw: true)
            plain = try Answer(resized, inference)
        case .image(_, let picture):
            prepared = try Answer(picture, inference)
            plain = nil
        }
    }

    /// The members of the message that tells it.
    var members: [(key: String, json: String)] {
        var members = prepared.members("prepared", words: true)
        if let plain { members += plain.members("plain", words: true) }
        return members
    }
}

extension Reading.Answer {
    fileprivate init(_ picture: Picture, _ inference: Inference) throws {
        self.picture = picture
        probabilities = try inference.probabilities(of: Self.numbers(of: picture))
    }

    static func numbers(of picture: Picture) -> [Float] { picture.pixels.map { Float($0) / 255 } }

    /// The answers, the surest first.
    private var order: [Int] { probabilities.indices.sorted { probabilities[$0] > probabilities[$1] } }

    /// `7, 99.87 %`, and the runner-up.
    var words: String {
        guard order.count > 1 else { return "" }
        let (first, second) = (order[0], order[1])
        return "\(first), \(Format.percent(Double(probabilities[first]))); then \(second), \(Format.percent(Double(probabilities[second])))"
    }

    fileprivate func members(_ name: String, words: Bool) -> [(key: String, json: String)] {
        [(name, JSONText.object([
            ("pixels", JSONText.string(Base64.text(of: picture.pixels))),
            ("probabilities", JSONText.array(probabilities.map { JSONText.number($0) })), ("words", JSONText.string(self.words)),
        ]))]
    }
}
