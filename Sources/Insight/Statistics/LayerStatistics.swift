import ConvNet

/// What one layer gave over many images, in numbers.
package struct LayerStatistics: Sendable, Hashable {
    /// "conv1".
    package let name: String
    /// "convolution".
    package let kind: String
    /// Whether the layer ends in a function such as ReLU that cuts what is below 0, so that a unit can fail to fire at all.
    package let isCut: Bool
    /// Numbers that the layer gave, over all images.
    package internal(set) var count = 0
    /// One for each channel, or unit of a flat layer.
    package internal(set) var units: [UnitStatistics]
    /// The share of numbers no further from 0 than ``nearness`` of the layer's greatest magnitude.
    package var nearZero: Double { Double(near) / Double(max(1, count)) }
    /// How many numbers lie in each of ``bins`` equal parts of the range from `low` to `high`; of a layer that
    /// is cut only those above 0.
    package internal(set) var histogram: [Int] = []
    /// The norm of all numbers that training changes in the layer; nil for a layer without any.
    package internal(set) var weightNorm: Double?
    /// The norm of their gradient for one batch.
    package internal(set) var gradientNorm: Double?
    private var near = 0

    /// What share of the greatest magnitude counts as near zero.
    package static let nearness: Float = 0.001
    /// Parts of a histogram.
    package static let bins = 40

    init(_ row: LayerSummary) {
        (name, kind, isCut) = (row.name, row.kind, row.lastFunction?.cutsBelowZero ?? false)
        units = Array(repeating: UnitStatistics(), count: row.output.channels)
    }

    package var low: Float { units.map(\.low).min() ?? 0 }
    package var high: Float { units.map(\.high).max() ?? 0 }
    package var mean: Double { units.reduce(0) { $0 + $1.sum } / Double(max(1, count)) }
    package var deviation: Double {
        let squares = units.reduce(0) { $0 + $1.squares }
        return max(0, squares / Double(max(1, count)) - mean * mean).squareRoot()
    }
    /// The share of numbers above 0.
    package var active: Double { Double(units.reduce(0) { $0 + $1.positive }) / Double(max(1, count)) }

    /// Units that tell nothing: those that were never above 0 where that is cut, and those of other layers that always gave
    /// the same number.
    package var silent: [Int] {
        units.indices.filter { isCut ? units[$0].high <= 0 : units[$0].high == units[$0].low }
    }

    /// The norm of the gradient by that of the weights: how much of itself the layer changes at learning rate 1.
    package var gradientShare: Double? {
        guard let gradientNorm, let weightNorm, weightNorm > 0 else { return nil }
        return gradientNorm / weightNorm
    }

    /// Takes in what the layer gave for one image: places, then channels.
    mutating func add(_ values: [Float]) {
        let channels = units.count
        guard channels > 0 else { return }
        // Channel by channel, four at a time: their sums stay in registers, and no sum waits for itself at every number.
        let inFours = channels - channels % 4
        for channel in stride(from: 0, to: inFours, by: 4) {
            var four = FourUnits()
            for place in stride(from: channel, to: values.count, by: channels) {
                four.add(SIMD4(values[place], values[place + 1], values[place + 2], values[place + 3]))
            }
            for lane in 0..<4 { units[channel + lane].merge(four[lane]) }
        }
        for channel in inFours..<channels {
            var unit = UnitStatistics()
            for place in stride(from: channel, to: values.count, by: channels) { unit.add(values[place]) }
            units[channel].merge(unit)
        }
        count += values.count
    }

    /// Sorts what the layer gave for one image into bins between the lowest and the highest number of another measurement.
    mutating func sort(_ values: [Float], as measured: LayerStatistics) {
        // One more, for what is not counted: there is nothing to decide, which a processor would guess wrong half of the time.
        var bins = (histogram.isEmpty ? Array(repeating: 0, count: Self.bins) : histogram) + [0]
        histogram = []
        let (low, high) = (isCut ? 0 : measured.low, measured.high)
        let limit = SIMD4(repeating: Self.nearness * max(abs(low), abs(high)))
        let scale = high > low ? Float(Self.bins) / (high - low) : 0
        let least = SIMD4(repeating: isCut ? Float.leastNonzeroMagnitude : -Float.greatestFiniteMagnitude)
        let (first, last) = (SIMD4<Float>(), SIMD4(repeating: Float(Self.bins - 1)))
        var near = SIMD4<Int32>()
        for start in stride(from: 0, to: values.count, by: 4) {
            let four = Self.four(values, from: start)
            near.replace(with: near &+ 1, where: (four .<= limit) .& (four .>= -limit))
            var bin = (four - low) * scale
            bin.replace(with: last, where: bin .> last)
            bin.replace(with: first, where: .!(bin .>= first))
            bin.replace(with: last + 1, where: .!((four .>= least) .& (four .< .infinity)))
            for lane in 0..<4 { bins[Int(bin[lane])] += 1 }
        }
        self.near += Int(near.wrappedSum())
        histogram = Array(bins.dropLast())
    }

    /// Numbers behind the end are none, which no comparison holds for.
    private static func four(_ values: [Float], from start: Int) -> SIMD4<Float> {
        guard start + 4 <= values.count else {
            var rest = SIMD4<Float>(repeating: .nan)
            for place in start..<values.count { rest[place - start] = values[place] }
            return rest
        }
        return SIMD4(values[start], values[start + 1], values[start + 2], values[start + 3])
    }

    /// Takes in what was measured of other images.
    mutating func merge(_ other: LayerStatistics) {
        for channel in units.indices { units[channel].merge(other.units[channel]) }
        count += other.count
        near += other.near
        histogram = histogram.isEmpty ? other.histogram
            : other.histogram.isEmpty ? histogram : zip(histogram, other.histogram).map { $0 + $1 }
    }
}

/// What one channel or unit gave over many images.
package struct UnitStatistics: Sendable, Hashable {
    package private(set) var low = Float.infinity
    package private(set) var high = -Float.infinity
    package private(set) var count = 0
    /// Numbers above 0.
    package private(set) var positive = 0
    fileprivate var sum = 0.0
    fileprivate var squares = 0.0

    init() {}

    package var mean: Double { sum / Double(max(1, count)) }
    package var active: Double { Double(positive) / Double(max(1, count)) }

    fileprivate init(low: Float, high: Float, count: Int, positive: Int, sum: Double, squares: Double) {
        (self.low, self.high, self.count, self.positive, self.sum, self.squares) = (low, high, count, positive, sum, squares)
    }

    mutating func add(_ value: Float) {
        low = min(low, value)
        high = max(high, value)
        count += 1
        positive += value > 0 ? 1 : 0
        let wide = Double(value)
        sum += wide
        squares += wide * wide
    }

    mutating func merge(_ other: UnitStatistics) {
        low = min(low, other.low)
        high = max(high, other.high)
        count += other.count
        positive += other.positive
        sum += other.sum
        squares += other.squares
    }
}

/// The statistics of four channels side by side, of fewer than 2³¹ places.
private struct FourUnits {
    private var low = SIMD4<Float>(repeating: .infinity)
    private var high = SIMD4<Float>(repeating: -.infinity)
    private var positive = SIMD4<Int32>()
    private var sum = SIMD4<Double>()
    private var squares = SIMD4<Double>()
    private var count = 0

    mutating func add(_ values: SIMD4<Float>) {
        low.replace(with: values, where: values .< low)
        high.replace(with: values, where: values .>= high)
        positive.replace(with: positive &+ 1, where: values .> 0)
        let wide = SIMD4<Double>(values)
        sum += wide
        squares += wide * wide
        count += 1
    }

    subscript(lane: Int) -> UnitStatistics {
        UnitStatistics(
            low: low[lane], high: high[lane], count: count, positive: Int(positive[lane]), sum: sum[lane],
            squares: squares[lane])
    }
}
