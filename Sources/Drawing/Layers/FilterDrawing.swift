import Display
import Insight
import Words

/// The filters of a convolution as signed pictures and numbers, or the gradient of a loss with respect to them.
package struct FilterDrawing {
    private let bank: FilterBank
    private let gradient: String?

    /// The numbers of wider kernels are not printed.
    private static let widest = 7

    /// - Parameter gradient: of what the numbers are the gradient; nil if they are the weights themselves
    package init(_ bank: FilterBank, gradientOf gradient: String? = nil) {
        (self.bank, self.gradient) = (bank, gradient)
    }

    /// All filters of the layer, or the kernels of one.
    package func table(filter: Int?) -> Table {
        var table = if let filter, bank.inputs > 1 {
            kernels(of: filter)
        } else {
            bank.inputs == 1 ? plain(filter.map { [$0] } ?? Array(0..<bank.filters)) : bank.readsColors ? colors : means
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
        return "\(bank.layer) has \(Format.count(bank.filters, "filter")) of \(size)\(inputs); no weight is larger than "
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

    /// Filters that read one channel: their kernels are the pictures.
    private func plain(_ filters: [Int]) -> Table {
        let kernels = filters.map { (name: "\(bank.layer)/\($0)", values: bank.kernel(filter: $0, input: 0)) }
        var table = Table(columns: columns, rows: filters.map(row))
        if filters.count == 1 {
            let what = title("kernel \(size)", filters)
            draw(kernels, as: PictureOutput(title: what, tiles: [], range: .symmetric(max: largest(kernels))), in: &table)
            table.notes.append("bias \(Format.number(Double(bank.bias(filter: filters[0]))))")
        } else {
            draw(kernels, eachFor: title("each kernel \(size)", filters), in: &table)
        }
        return table
    }

    /// Filters that read several channels: the mean over the channels, and how to see the kernels.
    private var means: Table {
        let filters = Array(0..<bank.filters)
        let kernels = filters.map { (name: "\(bank.layer)/\($0)", values: bank.meanKernel(filter: $0)) }
        let command = "`filters \(bank.layer)/0\(gradient == nil ? "" : " --gradient")`"
        var table = Table(
            columns: columns, rows: filters.map(row),
            notes: ["each filter has \(bank.inputs) kernels, one for each channel it reads: \(command)"])
        draw(kernels, eachFor: title("mean of the \(bank.inputs) kernels \(size) of each", filters), in: &table)
        return table
    }

    /// Filters that read colors, as colors.
    private var colors: Table {
        let filters = Array(0..<bank.filters)
        let kernels = filters.map { (name: "\(bank.layer)/\($0)", values: bank.kernels(filter: $0)) }
        let command = "`filters \(bank.layer)/0\(gradient == nil ? "" : " --gradient")`"
        let what = title("the kernels \(size) of each for red, green and blue as colors", filters)
        let tiles = kernels.map { kernel in
            let own = largest([kernel])
            return Tile(
                signed: kernel.values, width: bank.width, height: bank.height, most: own,
                caption: "\(kernel.name) · ±\(Format.number(Double(own)))")
        }
        return Table(
            columns: columns, rows: filters.map(row),
            notes: ["mid-gray is 0, more of a color a weight above it; the numbers of one: \(command)"] + scales(kernels),
            drawing: [.picture(PictureOutput(title: what, tiles: tiles))])
    }

    /// One filter: a kernel for each channel that it reads, all on one scale.
    private func kernels(of filter: Int) -> Table {
        let channels = bank.readsColors ? ["red", "green", "blue"] : (0..<bank.inputs).map { "\($0)" }
        let kernels = channels.enumerated().map {
            (name: "from \($1)", values: bank.kernel(filter: filter, input: $0))
        }
        var table = Table(
            columns: columns, rows: [row(filter)], notes: ["bias \(Format.number(Double(bank.bias(filter: filter))))"])
        let what = title("\(bank.inputs) kernels \(size), one for each channel it reads", [filter])
        draw(kernels, as: PictureOutput(title: what, tiles: [], range: .symmetric(max: largest(kernels))), in: &table)
        return table
    }

    private typealias Kernel = (name: String, values: [Float])

    private func largest(_ kernels: [Kernel]) -> Float {
        kernels.reduce(0) { most, kernel in kernel.values.reduce(most) { max($0, abs($1)) } }
    }

    /// Kernels each on a scale of its own, so that one that is large hides no other's shape; the largest is named.
    private func draw(_ kernels: [Kernel], eachFor title: String, in table: inout Table) {
        let most = largest(kernels)
        let picture = PictureOutput(title: title, tiles: [], range: .symmetric(max: most))
        guard bank.width <= Self.widest else { return draw(kernels, as: picture, in: &table) }
        draw(kernels, as: picture, in: &table) { kernel, tile in
            let own = largest([kernel])
            tile.range = .symmetric(max: own)
            tile.caption += " · ±\(Format.number(Double(own)))"
        }
        table.notes += scales(kernels)
    }

    /// That each has its own scale, and whose numbers are the largest.
    private func scales(_ kernels: [Kernel]) -> [String] {
        let most = largest(kernels)
        return kernels.first { largest([$0]) == most }.map { strongest in
            ["each on its own scale; over all the largest is ±\(Format.number(Double(most))), in \(strongest.name)"]
        } ?? []
    }

    /// Kernels with their numbers in them.
    private func draw(
        _ kernels: [Kernel], as picture: PictureOutput, in table: inout Table,
        change: (Kernel, inout Tile) -> Void = { _, _ in }
    ) {
        let numbers = KernelNumbers(kernels.map(\.values))
        let hasNumbers = bank.width <= Self.widest
        var picture = picture
        picture.tiles = kernels.map { kernel in
            var tile = Tile(caption: kernel.name, width: bank.width, height: bank.height, values: kernel.values)
            if hasNumbers { tile.texts = numbers.texts(kernel.values) }
            change(kernel, &tile)
            return tile
        }
        picture.total = picture.tiles.count
        table.drawing = [.picture(picture)]
        if hasNumbers, let unit = numbers.unit { table.notes.append(unit) }
    }

    private var size: String { "\(bank.height)×\(bank.width)" }

    private func title(_ what: String, _ filters: [Int]) -> String {
        let start = filters.count == 1 && bank.filters > 1
            ? "\(bank.layer)/\(filters[0]) · \(what)" : "\(bank.layer) · \(Format.count(bank.filters, "filter")), \(what)"
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
