import Datasets
import Display
import Insight
import Subjects
import Words

/// The samples of a split that two networks read differently.
package struct FlipDrawing {
    private static let tilesShown = 4
    private static let pathsShown = 8

    private let answers: FlippedAnswers
    private let split: Split
    private let before: String
    private let after: String
    private let classNames: ClassNames

    package init(_ answers: FlippedAnswers, of split: Split, before: String, after: String, classNames: ClassNames) {
        (self.answers, self.split, self.before, self.after) = (answers, split, before, after)
        self.classNames = classNames
    }

    package var table: Table {
        var table = Table(
            columns: [Column("sample"), Column("label"), Column("before"), Column("after"), Column("kind")],
            rows: answers.flips.map { flip in
                [
                    .text(path(flip)), .integer(flip.label), .integer(flip.before), .integer(flip.after),
                    .text(flip.kind.rawValue),
                ]
            },
            drawing: [.text(summary)] + lists + gallery)
        table.finding = summary + "."
        return table
    }

    private func path(_ flip: FlippedAnswers.Flip) -> String { "\(split.name)/\(flip.index)" }

    private var summary: String {
        let images = "\(Format.integer(answers.samples)) \(split.name) images"
        let still = "\(Format.integer(answers.stillWrong.count)) wrong in the same way"
        guard !answers.flips.isEmpty else { return "\(before) and \(after) answer alike on all \(images), \(still)" }
        let counts = FlippedAnswers.Kind.allCases.map { answers.flips($0).count }
        return "of \(images) \(after) reads \(Format.integer(counts[0])) right that \(before) read wrong, "
            + "\(Format.integer(counts[1])) the other way round, \(Format.integer(counts[2])) wrong in another way and \(still)"
    }

    /// A line to type for each kind.
    private var lists: [Output] {
        let kinds = FlippedAnswers.Kind.allCases.map { ($0.words, answers.flips($0)) }
        return (kinds + [("wrong both times, with the same answer", answers.stillWrong)]).compactMap { words, flips in
            guard !flips.isEmpty else { return nil }
            let places = flips.prefix(Self.pathsShown).map { "\($0.index)" }.joined(separator: ",")
            let rest = flips.count > Self.pathsShown
                ? " and \(Format.integer(flips.count - Self.pathsShown)) more" : ""
            return .note("\(words): `show \(split.name)/\(places)`\(rest)")
        }
    }

    /// What was lost comes first: there is most to learn from it.
    private var gallery: [Output] {
        let flips = answers.flips(.lost) + answers.flips(.gained) + answers.flips(.astray)
        guard !flips.isEmpty else { return [] }
        let tiles = flips.prefix(Self.tilesShown).map { flip in
            Tile(
                split.picture(flip.index), caption: "\(path(flip)) · \(classNames[flip.before]) → \(classNames[flip.after])",
                tint: flip.kind == .gained ? .good : .bad)
        }
        return [.picture(PictureOutput(tiles: Array(tiles), total: flips.count))]
    }
}

extension FlippedAnswers.Kind {
    fileprivate var words: String {
        switch self {
        case .gained: "wrong before, right after"
        case .lost: "right before, wrong after"
        case .astray: "wrong both times, with another answer"
        }
    }
}
