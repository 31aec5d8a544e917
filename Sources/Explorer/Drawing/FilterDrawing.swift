import Display
import Insight

/// The filters of a convolution as signed pictures.
struct FilterDrawing {
    private let bank: FilterBank

    init(_ bank: FilterBank) { self.bank = bank }

    /// All filters of the layer, or the kernels of one.
    func table(filter: Int?) -> Table {
        var table: Table
        if let filter, bank.inputs > 1 {
            table = kernels(of: filter)
        } else {
            table = bank.inputs == 1 ? plain(filter.map { [$0] } ?? Array(0..<bank.filters)) : means
        }
        table.finding = filter.map { finding(of: $0) } ?? finding
        return table
    }

    /// The layer's kernels with the largest weight, and the filter with the largest norm.
    private var finding: String {
        let norms = (0..<bank.filters).map { bank.norm(filter: $0) }
        let strongest = norms.indices.max { norms[$0] < norms[$1] } ?? 0
        let inputs = bank.inputs == 1 ? "" : ", \(bank.inputs) kernels to each"
        return "\(bank.layer) has \(bank.filters) filters of \(size)\(inputs); no weight is larger than "
            + "\(Format.number(Double(bank.largest))) in size, and \(bank.layer)/\(strongest) has the largest norm, "
            + "\(Format.number(Double(norms.isEmpty ? 0 : norms[strongest])))."
    }

    /// One filter: its extremes, and the channel that it listens to most.
    private func finding(of filter: Int) -> String {
        let kernels = (0..<bank.inputs).map { bank.kernel(filter: filter, input: $0) }
        let weights = kernels.joined()
        let sizes = kernels.map { $0.reduce(0) { $0 + abs($1) } }
        let most = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
        let listens = bank.inputs == 1 ? "" : "; its kernel for channel \(most) is the largest"
        return "\(bank.layer)/\(filter) has weights from \(Format.number(Double(weights.min() ?? 0))) to "
            + "\(Format.number(Double(weights.max() ?? 0))) and the bias \(Format.number(Double(bank.bias(filter: filter))))"
            + "\(listens)."
    }

    private static let columns = [
        Column("filter"), Column("height"), Column("width"), Column("inputs"), Column("bias"), Column("norm"),
        Column("weights"),
    ]

    private func row(_ filter: Int) -> [Value] {
        let weights = (0..<bank.inputs).map { input -> Value in
            .list(bank.kernel(filter: filter, input: input).map { .number(Double($0)) })
        }
        return [
            .text("\(bank.layer)/\(filter)"), .integer(bank.height), .integer(bank.width), .integer(bank.inputs),
            .number(Double(bank.bias(filter: filter))), .number(Double(bank.norm(filter: filter))), .list(weights),
        ]
    }

    private func tile(_ caption: String, _ kernel: [Float]) -> Tile {
        Tile(caption: caption, width: bank.width, height: bank.height, values: kernel)
    }

    /// Filters that read one channel: their kernels are the pictures.
    private func plain(_ filters: [Int]) -> Table {
        let picture = PictureOutput(
            title: title("each kernel \(size)"),
            tiles: filters.map { tile("\(bank.layer)/\($0)", bank.kernel(filter: $0, input: 0)) },
            range: .symmetric(max: bank.largest))
        return Table(columns: Self.columns, rows: filters.map(row), drawing: [.picture(picture)])
    }

    /// Filters that read several channels: the mean over the channels, and how to see the kernels.
    private var means: Table {
        let kernels = (0..<bank.filters).map { bank.meanKernel(filter: $0) }
        let largest = kernels.joined().reduce(0) { max($0, abs($1)) }
        let picture = PictureOutput(
            title: title("mean of the \(bank.inputs) kernels \(size) of each"),
            tiles: kernels.enumerated().map { tile("\(bank.layer)/\($0)", $1) }, range: .symmetric(max: largest))
        return Table(
            columns: Self.columns, rows: (0..<bank.filters).map(row),
            notes: ["each filter has \(bank.inputs) kernels, one for each channel it reads: `filters \(bank.layer)/0`"],
            drawing: [.picture(picture)])
    }

    /// One filter: a kernel for each channel that it reads.
    private func kernels(of filter: Int) -> Table {
        let kernels = (0..<bank.inputs).map { bank.kernel(filter: filter, input: $0) }
        let largest = kernels.joined().reduce(0) { max($0, abs($1)) }
        let picture = PictureOutput(
            title: "\(bank.layer)/\(filter) · \(bank.inputs) kernels \(size), one for each channel it reads",
            tiles: kernels.enumerated().map { tile("from \($0)", $1) }, range: .symmetric(max: largest))
        return Table(
            columns: Self.columns, rows: [row(filter)],
            notes: ["bias \(Format.number(Double(bank.bias(filter: filter))))"], drawing: [.picture(picture)])
    }

    private var size: String { "\(bank.height)×\(bank.width)" }

    private func title(_ what: String) -> String {
        "\(bank.layer) · \(bank.filters) filters, \(what)"
    }
}
