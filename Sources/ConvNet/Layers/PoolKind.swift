/// A layer that makes one number of each window of a channel: what max and average pooling have in common.
///
///     maxpool|avgpool [SIZE] [stride N | /N]     2, stride = size
protocol PoolKind: LayerKind {
    /// Rows and columns of the window.
    var size: Int { get }
    var stride: Int { get }

    init(size: Int, stride: Int)
}

extension PoolKind {
    static func read(_ words: inout LayerWords) throws(LayerFault) -> Self {
        var (size, stride) = (2, Int?.none)
        if let word = words.nextNumber() {
            let (height, width) = try LayerWords.sides(word)
            guard height == width else { throw .badWord(word, expected: .count(LayerLimits.sides)) }
            size = height
        }
        while let word = words.next() {
            guard let value = try words.stride(word) else { throw words.unexpected(word, among: ["2", "stride"]) }
            stride = value
        }
        return Self(size: size, stride: stride ?? size)
    }

    var options: [String] { ["\(size)"] + (stride == size ? [] : ["stride \(stride)"]) }

    var details: [Layer.Detail] {
        [.words("\(Self.names.title) \(size)×\(size)" + (stride == size ? "" : " stride \(stride)"))]
    }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        try LayerLimits.check(size, in: LayerLimits.sides)
        try LayerLimits.check(stride, in: LayerLimits.strides)
        guard case .map(let height, let width, let channels) = input else { throw .doesNotFit(expected: .map, got: input) }
        guard height >= size, width >= size else {
            throw .doesNotFit(expected: .atLeast(height: size, width: size), got: input)
        }
        let (rows, columns) = slide(height: height, width: width)
        return .map(height: rows.output, width: columns.output, channels: channels)
    }

    func windows(height: Int, width: Int) -> (rows: Window, columns: Window)? { slide(height: height, width: width) }

    private func slide(height: Int, width: Int) -> (rows: Window, columns: Window) {
        (Window(input: height, size: size, stride: stride), Window(input: width, size: size, stride: stride))
    }
}
