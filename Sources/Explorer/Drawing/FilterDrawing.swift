import Display
import Insight

/// The filters of a convolution as signed pictures and numbers, or the gradient of a loss with respect to them.
struct FilterDrawing {
    private let bank: FilterBank
    private let gradient: String?
    private let width: Int

    /// - Parameters:
    ///   - gradient: of what the numbers are the gradient; nil if they are the weights themselves
    ///   - width: columns of the screen
    init(_ bank: FilterBank, gradientOf gradient: String? = nil, width: Int) {
        (self.bank, self.gradient, self.width) = (bank, gradient, width)
    }

    /// All filters of the layer, or the kernels of one.
    func table(filter: Int?) -> Table {
        var table = if let filter, bank.inputs > 1 {
            kernels(of: filter)
        } else {
            bank.inputs == 1 ? plain(filter.map { [$0] } ?? Array(0..<bank.filters)) : means
        }
        if gradient != nil { table.notes.append("training goes the other way: against the gradient") }
        table.finding = gradient != nil ? slopes(filter) : filter.map { finding(of: $0) } ?? finding
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

    private var columns: [Column] {
        [
            Column("filter"), Column("height"), Column("width"), Column("inputs"), Column("bias"), Column("norm"),
            Column(gradient == nil ? "weights" : "gradient"),
        ]
    }

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
        let kernels = filters.map { (name: "\(bank.layer)/\($0)", values: bank.kernel(filter: $0, input: 0)) }
        let picture = PictureOutput(
            title: title(filters.count == 1 ? "kernel \(size)" : "each kernel \(size)", filters),
            tiles: kernels.map { tile($0.name, $0.values) }, range: .symmetric(max: bank.largest))
        return Table(
            columns: columns, rows: filters.map(row), drawing: [.picture(picture)] + numbers(kernels))
    }

    /// Filters that read several channels: the mean over the channels, and how to see the kernels.
    private var means: Table {
        let filters = Array(0..<bank.filters)
        let kernels = filters.map { bank.meanKernel(filter: $0) }
        let largest = kernels.joined().reduce(0) { max($0, abs($1)) }
        let picture = PictureOutput(
            title: title("mean of the \(bank.inputs) kernels \(size) of each", filters),
            tiles: kernels.enumerated().map { tile("\(bank.layer)/\($0)", $1) }, range: .symmetric(max: largest))
        let command = "`filters \(bank.layer)/0\(gradient == nil ? "" : " --gradient")`"
        return Table(
            columns: columns, rows: filters.map(row),
            notes: ["each filter has \(bank.inputs) kernels, one for each channel it reads: \(command)"],
            drawing: [.picture(picture)])
    }

    /// One filter: a kernel for each channel that it reads.
    private func kernels(of filter: Int) -> Table {
        let kernels = (0..<bank.inputs).map { (name: "from \($0)", values: bank.kernel(filter: filter, input: $0)) }
        let largest = kernels.map(\.values).joined().reduce(0) { max($0, abs($1)) }
        let picture = PictureOutput(
            title: title("\(bank.inputs) kernels \(size), one for each channel it reads", [filter]),
            tiles: kernels.map { tile($0.name, $0.values) }, range: .symmetric(max: largest))
        return Table(
            columns: columns, rows: [row(filter)],
            notes: ["bias \(Format.number(Double(bank.bias(filter: filter))))"],
            drawing: [.picture(picture)] + numbers(kernels))
    }

    private func numbers(_ kernels: [(name: String, values: [Float])]) -> [Output] {
        KernelNumbers(kernels, height: bank.height, width: bank.width, columns: width).output
    }

    private var size: String { "\(bank.height)×\(bank.width)" }

    private func title(_ what: String, _ filters: [Int]) -> String {
        let start = filters.count == 1 && bank.filters > 1
            ? "\(bank.layer)/\(filters[0]) · \(what)" : "\(bank.layer) · \(bank.filters) filters, \(what)"
        return gradient.map { "\(start) · gradient of \($0)" } ?? start
    }

    /// Where the gradient is largest.
    private func slopes(_ filter: Int?) -> String {
        let norms = (filter.map { [$0] } ?? Array(0..<bank.filters)).map { ($0, bank.norm(filter: $0)) }
        guard let most = norms.max(by: { $0.1 < $1.1 }) else { return "" }
        let of = gradient.map { " of the gradient of \($0)" } ?? ""
        let norm = "has the norm \(Format.number(Double(most.1)))\(of)"
        if filter != nil { return "\(bank.layer)/\(most.0) \(norm)." }
        return "Of \(bank.filters) filters of \(bank.layer) the strongest, \(bank.layer)/\(most.0), \(norm)."
    }
}
