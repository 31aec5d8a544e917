import Display
import Insight
import Painting
import Subjects

/// Maps of what an answer depends on, beside the image.
package struct SaliencyDrawing {
    private let answers: [SaliencyAnswer]
    private let sample: Sample
    private let network: NamedNetwork
    private let prediction: Prediction
    private let isOtherClass: Bool
    private let baselines: [FaithfulnessResult]
    private let classNames: ClassNames

    /// - Parameters:
    ///   - answers: at least one; several stand side by side
    ///   - isOtherClass: whether a class was asked for, so that no other need be offered
    ///   - baselines: what tests are measured by; none without tests
    package init(
        _ answers: [SaliencyAnswer], of sample: Sample, network: NamedNetwork, prediction: Prediction,
        isOtherClass: Bool, baselines: [FaithfulnessResult], classNames: ClassNames
    ) {
        (self.answers, self.sample, self.network, self.prediction) = (answers, sample, network, prediction)
        (self.isOtherClass, self.baselines, self.classNames) = (isOtherClass, baselines, classNames)
    }

    package var table: Table {
        var rows = SaliencyRows(answers.map(\.map), of: sample, classNames: classNames).table
        if !baselines.isEmpty { faithfulness.addColumns(to: &rows) }
        rows.drawing = drawing
        rows.notes = notes
        rows.finding = finding
        return rows
    }

    private var drawing: [Output] {
        var drawing: [Output] = [.picture(picture)]
        if answers.count > 1 { drawing.append(.table(summary)) }
        drawing.append(.text(sentences.joined(separator: "\n")))
        if !baselines.isEmpty { drawing += faithfulness.drawing }
        return drawing
    }

    private var faithfulness: FaithfulnessDrawing {
        FaithfulnessDrawing(answers, of: sample, baselines, classNames: classNames)
    }

    private func words(_ map: AttributionMap) -> SaliencyWords { SaliencyWords(map, classNames: classNames) }

    /// What was found, and what the network reads.
    private var sentences: [String] {
        let found = answers.count == 1 ? answers.map { words($0.map).finding } : []
        return found + ["\(network.name) \(Verdict(prediction, label: sample.label, classNames: classNames).words)."]
    }

    private var finding: String {
        let found = answers.count > 1 ? answers.map { words($0.map).finding } : []
        let checked = baselines.isEmpty ? [] : [faithfulness.finding]
        return (found + sentences + checked).joined(separator: " ")
    }

    private var notes: [String] {
        var notes = answers.map { words($0.map).note }
        if answers.count > 1, !answers.contains(where: { $0.map.method == .gradcam }) {
            notes.insert("Grad-CAM: not for \(network.name), which has no convolution", at: 0)
        }
        if let label = sample.label, prediction.probabilities.indices ~= label, label != prediction.verdict, !isOtherClass {
            notes.append(
                "`--class \(label)` shows the evidence for \(classNames[label]), `--against \(label)` what decided against it")
        }
        return notes
    }
}

// Pictures.
extension SaliencyDrawing {
    private var picture: PictureOutput {
        let isAlone = answers.count == 1
        let tiles = answers.map { tile($0.map, isAlone: isAlone) }
        let target = answers.first.map { words($0.map).target } ?? ""
        let heading = isAlone ? answers.first.map { "\(title($0.map)): evidence for \(target)" }
            : "evidence for \(target); each map in shares of its largest number"
        return PictureOutput(title: heading, tiles: [image] + tiles, range: isAlone ? range : .symmetric(max: 1))
    }

    private func title(_ map: AttributionMap) -> String {
        guard case .featureMaps(let source, _) = map.evidence else {
            return map.method == .gradient ? "gradient" : map.method.title
        }
        return "\(map.method.title) of \(source.layer)"
    }

    /// The sample, with a frame around what stands out where there is one map.
    private var image: Tile {
        var tile = Tile(sample.picture, caption: sample.caption)
        tile.range = .unit
        if answers.count == 1, let region = answers.first?.map.region {
            tile.boxes = [Box(rows: Range(region.rows), columns: Range(region.columns))]
        }
        return tile
    }

    /// A map as it is, or in shares of its largest number.
    private func tile(_ map: AttributionMap, isAlone: Bool) -> Tile {
        let scale = isAlone || map.largest == 0 ? 1 : 1 / map.largest
        var tile = Tile(
            caption: isAlone ? "for \(words(map).target)" : title(map), width: map.width, height: map.height,
            values: map.values.map { $0 * scale })
        if !isAlone { tile.data = NumberGrid(width: map.width, height: map.height, values: map.values) }
        return tile
    }

    /// The scale of one map.
    private var range: PictureRange {
        guard let map = answers.first?.map else { return .unit }
        let largest = map.largest > 0 ? map.largest : 1
        return map.method.isSigned ? .symmetric(max: largest) : .span(low: 0, high: largest)
    }

    /// Where each of several maps is strongest.
    private var summary: Table {
        let columns = [
            Column("method"), Column(key: "pixel", heading: "strongest pixel"), Column(key: "max", heading: "its value", decimals: 3),
            Column("rows"), Column("columns"), Column(key: "share", heading: "of all support", decimals: 0),
        ]
        let rows = answers.map { answer -> [Value] in
            let map = answer.map
            return [
                .text(map.method == .gradient ? "gradient" : map.method.title),
                map.peak.map { .text("\($0.row),\($0.column)") } ?? .missing,
                map.peak.map { .number(Double($0.value)) } ?? .missing,
                map.region.map { .text(SaliencyWords.text($0.rows)) } ?? .missing,
                map.region.map { .text(SaliencyWords.text($0.columns)) } ?? .missing,
                map.region.map { .fraction($0.share) } ?? .missing,
            ]
        }
        return Table(columns: columns, rows: rows)
    }
}

/// Maps as rows for programs: what is explained, the extremes, what must hold, and the numbers themselves.
struct SaliencyRows {
    private let maps: [AttributionMap]
    private let sample: Sample
    private let classNames: ClassNames

    init(_ maps: [AttributionMap], of sample: Sample, classNames: ClassNames) {
        (self.maps, self.sample, self.classNames) = (maps, sample, classNames)
    }

    var table: Table { Table(columns: Self.columns, rows: maps.map(row)) }

    private static let columns = [
        Column("sample"), Column("class"), Column("class_name"), Column("against"), Column("method"), Column("output"),
        Column("sum"), Column("max"), Column("max_row"), Column("max_column"), Column("min"), Column("min_row"),
        Column("min_column"), Column("region_rows"), Column("region_columns"), Column("layer"), Column("steps"),
        Column("gap"), Column("biases"), Column("shifts"), Column("epsilon"), Column("unshared"), Column("values"),
    ]

    private func row(_ map: AttributionMap) -> [Value] {
        let place: [Value] = [
            .text("\(sample.path)"), .integer(map.target.label), .text(classNames[map.target.label]),
            map.target.against.map { .integer($0) } ?? .missing, .text(map.method.rawValue), .number(map.output),
        ]
        let region: [Value] = [
            map.region.map { Self.list($0.rows) } ?? .missing, map.region.map { Self.list($0.columns) } ?? .missing,
        ]
        let values = (0..<map.height).map { row -> Value in
            .list(map.values[row * map.width..<(row + 1) * map.width].map { .number(Double($0)) })
        }
        return place + [.number(map.sum)] + Self.pixel(map.peak) + Self.pixel(map.trough) + region
            + evidence(map.evidence) + [.list(values)]
    }

    private static func list(_ range: ClosedRange<Int>) -> Value {
        .list([.integer(range.lowerBound), .integer(range.upperBound)])
    }

    private static func pixel(_ pixel: AttributionPixel?) -> [Value] {
        guard let pixel else { return [.missing, .missing, .missing] }
        return [.number(Double(pixel.value)), .integer(pixel.row), .integer(pixel.column)]
    }

    /// Layer, steps, gap, biases, shifts, epsilon, unshared.
    private func evidence(_ evidence: AttributionEvidence) -> [Value] {
        var (layer, steps, gap) = (Value.missing, Value.missing, Value.missing)
        var kept = [Value](repeating: .missing, count: 4)
        switch evidence {
        case .slope, .patches: break
        case .noise(let copies, _): steps = .integer(copies)
        case .path(let count, _, let difference): (steps, gap) = (.integer(count), .number(difference))
        case .featureMaps(let source, _): layer = .text(source.layer)
        case .relevance(let account):
            kept = [account.biases, account.shifts, account.epsilon, account.unshared].map { .number($0) }
        }
        return [layer, steps, gap] + kept
    }
}

/// A map, and its test where one was asked for.
package struct SaliencyAnswer {
    package let map: AttributionMap
    package var check: FaithfulnessResult?

    package init(map: AttributionMap, check: FaithfulnessResult? = nil) {
        self.map = map
        self.check = check
    }
}

/// How the answer went as pixels were taken away or given in some order.
package struct FaithfulnessResult {
    /// What made the order: a method, or chance.
    package let name: String
    package let deletion: FaithfulnessCurve
    package let insertion: FaithfulnessCurve

    package init(name: String, deletion: FaithfulnessCurve, insertion: FaithfulnessCurve) {
        self.name = name
        self.deletion = deletion
        self.insertion = insertion
    }
}
