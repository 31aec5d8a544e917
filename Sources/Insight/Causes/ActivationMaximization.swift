import ConvNet
import Reproducible
import Words

/// An image made to excite a unit (Erhan and others 2009).
///
/// From faint noise, steps go up the gradient of the unit's value before its ReLU, divided by the root mean square of the
/// gradient's pixels that are not 0; pixels stay between 0 and 1. Two terms keep the image calm: the gradients of half its
/// squared norm (L2) and of its total variation, the sum of the differences between neighboring pixels. Steps become
/// shorter in a straight line to nothing.
///
/// A unit that sees much of the image is shown it moved a little, each time otherwise, so that only what holds when moved
/// can grow (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017: transformation robustness).
package struct ActivationMaximization: Sendable, Hashable {
    package struct Settings: Sendable, Hashable {
        package var steps = 128
        /// The first step's length.
        package var rate: Float = 0.1
        /// The weight of half the squared norm.
        package var decay: Float = 0.3
        /// The weight of the total variation.
        package var variation: Float = 0.25
        /// An image is moved by up to one pixel for every so many on the shorter side of what the unit sees.
        package var sideForAPixel = 14

        package init() {}
    }

    /// `height · width · channels` numbers from 0 to 1, row by row.
    package let pixels: [Float]
    /// The unit's value for the noise that it began with.
    package let start: Float
    /// The unit's value for the image.
    package let value: Float
    /// The place of the unit's map whose value was driven up.
    package let place: Int
    /// Whether the gradient was 0 at every pixel from the start, so that there was no way up.
    package let isStuck: Bool

    private static let batch = 32
    private static let startStream = 0x102

    /// An image for each unit, in order; all from the same noise.
    ///
    /// A unit without a place is driven in the middle of its map, where as much of its field as can be lies within the
    /// image.
    /// - Parameters:
    ///   - units: of one layer.
    ///   - seed: where the noise comes from.
    ///   - progress: called after each step with the share done. What it throws ends the work; after `Interrupted` an image
    ///     that is begun is given as it is then, and one that is not is left out.
    /// - Returns: the images, and whether the work came to its end.
    package static func images(
        _ network: Network, units: [ProbedUnit], settings: Settings = Settings(), seed: UInt64,
        progress: Watch = { _ in }
    ) throws -> (made: [ActivationMaximization], isComplete: Bool) {
        var results: [ActivationMaximization] = []
        var isComplete = true
        let total = Double(max(units.count, 1))
        let ascent = Ascent(network, units, settings, capacity: batch)
        for first in stride(from: 0, to: units.count, by: batch) where isComplete {
            let part = Array(units[first..<min(first + batch, units.count)])
            let (images, wasFinished) = try ascend(ascent, part, settings, seed: seed) { share in
                try progress((Double(first) + share * Double(part.count)) / total)
            }
            results += images
            isComplete = wasFinished
        }
        return (results, isComplete)
    }

    private static func ascend(
        _ ascent: Ascent, _ units: [ProbedUnit], _ settings: Settings, seed: UInt64, progress: Watch
    ) throws -> (images: [ActivationMaximization], isComplete: Bool) {
        var stream = RandomStream(seed: seed, purpose: .sampling, major: startStream)
        let noise = (0..<ascent.height * ascent.width).map { _ in 0.2 * stream.uniform() }
        var images = units.map { _ in noise }
        var stuck = [Bool](repeating: false, count: units.count)
        let starts = try ascent.values(images, units)
        var isComplete = true
        for step in 0..<settings.steps {
            let gradients = try ascent.gradients(images, units, PixelShift(within: ascent.reach, &stream))
            let rate = settings.rate * (1 - Float(step) / Float(settings.steps))
            for (place, gradient) in gradients.enumerated() {
                let scale = Self.scale(gradient)
                if step == 0 { stuck[place] = scale == 0 }
                images[place] = ascent.moved(images[place], along: gradient, by: rate, scale: scale, settings)
            }
            do {
                try progress(Double(step + 1) / Double(settings.steps))
            } catch is Interrupted {
                isComplete = step + 1 == settings.steps
                break
            }
        }
        let ends = try ascent.values(images, units)
        let made = units.indices.map {
            ActivationMaximization(
                pixels: images[$0], start: starts[$0], value: ends[$0], place: units[$0].middle, isStuck: stuck[$0])
        }
        return (made, isComplete)
    }

    /// One over the root mean square of what is not 0; 0 where everything is.
    private static func scale(_ gradient: [Float]) -> Float {
        let (sum, count) = gradient.reduce((Float(0), 0)) { ($0.0 + $1 * $1, $0.1 + ($1 == 0 ? 0 : 1)) }
        return sum > 0 && sum.isFinite ? (Float(count) / sum).squareRoot() : 0
    }
}

/// Units of one layer and their place, and the network, or the part of it, that computes them.
private struct Ascent {
    /// Rows, and numbers in a row.
    let height: Int
    let width: Int
    /// Numbers a pixel.
    let depth: Int
    /// How far an image is moved, in pixels.
    let reach: Int
    private let layer: Int
    /// For the values that are told.
    private let whole: Recording
    /// For the gradients: nil where the units see the padding or the whole image, or are no map's.
    private let view: UnitView?
    private let recording: Recording

    init(_ network: Network, _ units: [ProbedUnit], _ settings: ActivationMaximization.Settings, capacity: Int) {
        let architecture = network.architecture
        let input = architecture.input
        let (height, columns, depth) = if case .map(let height, let width, let depth) = input {
            (height, width, depth)
        } else {
            (1, input.count, 1)
        }
        (self.height, width, self.depth) = (height, columns * depth, depth)
        layer = units.first?.layer ?? 0
        reach = units.first.map { settings.reach($0, in: architecture) } ?? 0
        let capacity = min(capacity, max(units.count, 1))
        whole = Recording(network, capacity: capacity)
        view = units.first.flatMap { unit in
            let place = unit.networkUnit(at: unit.middle)
            return UnitView(network, layer: unit.layer, row: place.row, column: place.column)
        }
        recording = view.map { Recording($0.network, capacity: capacity) } ?? whole
    }

    func values(_ images: [[Float]], _ units: [ProbedUnit]) throws(TrainingError) -> [Float] {
        try whole.run(images, through: layer)
        return units.enumerated().map { whole.output(of: layer, image: $0)[$1.index(at: $1.middle)] }
    }

    /// The gradients of the units' values for moved images, moved back.
    func gradients(_ images: [[Float]], _ units: [ProbedUnit], _ shift: PixelShift) throws(TrainingError) -> [[Float]] {
        let rowLength = width / depth
        let moved = images.map { shift.moved($0, height: height, width: rowLength) }
        guard let view else {
            try recording.run(moved, through: layer)
            let seeds = units.map { seed($0.index(at: $0.middle), $0.shape.count) }
            return recording.gradient(seeds, from: layer).map { shift.back.moved($0, height: height, width: rowLength) }
        }
        try recording.run(moved.map { view.cropped($0, width: width, depth: depth) }, through: layer)
        return recording.gradient(units.map { seed($0.channel, $0.shape.channels) }, from: layer).map {
            let gradient = view.embedded($0, height: height, width: width, depth: depth)
            return shift.back.moved(gradient, height: height, width: rowLength)
        }
    }

    private func seed(_ place: Int, _ count: Int) -> [Float] {
        var seed = [Float](repeating: 0, count: count)
        seed[place] = 1
        return seed
    }

    /// One step up, against L2 and total variation.
    func moved(
        _ image: [Float], along gradient: [Float], by rate: Float, scale: Float,
        _ settings: ActivationMaximization.Settings
    ) -> [Float] {
        var calm = image.map { settings.decay * $0 }
        pull(&calm, image, settings.variation, apart: depth, rows: height, length: width - depth)
        pull(&calm, image, settings.variation, apart: width, rows: height - 1, length: width)
        var result = image
        for index in result.indices {
            result[index] = min(1, max(0, image[index] + rate * (gradient[index] * scale - calm[index])))
        }
        return result
    }

    /// Adds the gradient of the sum of the differences between numbers that stand `apart`.
    private func pull(
        _ calm: inout [Float], _ image: [Float], _ variation: Float, apart: Int, rows: Int, length: Int
    ) {
        for row in 0..<max(0, rows) {
            for index in row * width..<row * width + max(0, length) {
                let difference = image[index] - image[index + apart]
                // Smooth at 0, where the slope of a magnitude jumps.
                let slope = variation * difference / (difference * difference + 1e-4).squareRoot()
                calm[index] += slope
                calm[index + apart] -= slope
            }
        }
    }
}

extension ActivationMaximization.Settings {
    /// How far an image is moved for a unit, in pixels.
    fileprivate func reach(_ unit: ProbedUnit, in architecture: Architecture) -> Int {
        let field = architecture.receptiveField(of: unit.networkUnit(at: unit.middle))
        return min(field.rows.count, field.columns.count) / max(1, sideForAPixel)
    }
}
