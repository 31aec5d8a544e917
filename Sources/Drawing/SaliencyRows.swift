import Display
import Insight
import Subjects

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
        Column("gap"), Column("biases"), Column("shifts"), Column("epsilon"), Column("values"),
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

    /// Layer, steps, gap, biases, shifts, epsilon.
    private func evidence(_ evidence: AttributionEvidence) -> [Value] {
        var (layer, steps, gap) = (Value.missing, Value.missing, Value.missing)
        var kept: [Value] = [.missing, .missing, .missing]
        switch evidence {
        case .slope, .patches: break
        case .noise(let copies, _): steps = .integer(copies)
        case .path(let count, _, let difference): (steps, gap) = (.integer(count), .number(difference))
        case .featureMaps(let source, _): layer = .text(source.layer)
        case .relevance(let account):
            kept = [.number(account.biases), .number(account.shifts), .number(account.stabiliser)]
        }
        return [layer, steps, gap] + kept
    }
}
