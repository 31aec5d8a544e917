import ConvNet
import Reproducible

/// An image made to excite a unit (Erhan and others 2009).
///
/// From faint noise, steps go up the gradient of the unit's value before its ReLU, divided by the root mean square of the
/// gradient's pixels that are not 0; pixels stay between 0 and 1. Two terms keep the image calm: the gradients of half its
/// squared norm (L2) and of its total variation, the sum of the differences between neighbouring pixels. Steps become
/// shorter in a straight line to nothing.
///
/// A unit that sees much of the image is shown it moved a little, each time otherwise, so that only what holds when moved
/// can grow (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017: transformation robustness).
public struct ActivationMaximization: Sendable, Hashable {
    public struct Settings: Sendable, Hashable {
        public var steps = 128
        /// The first step's length.
        public var rate: Float = 0.1
        /// The weight of half the squared norm.
        public var decay: Float = 0.3
        /// The weight of the total variation.
        public var variation: Float = 0.25
        /// An image is moved by up to one pixel for every so many on the shorter side of what the unit sees.
        public var sideForAPixel = 14

        public init() {}
    }

    /// `height · width` numbers from 0 to 1, row by row.
    public let pixels: [Float]
    /// The unit's value for the noise that it began with.
    public let start: Float
    /// The unit's value for the image.
    public let value: Float
    /// The place of the unit's map whose value was driven up.
    public let place: Int
    /// Whether the gradient was 0 at every pixel from the start, so that there was no way up.
    public let isStuck: Bool

    private static let batch = 32
    private static let startStream = 0x102

    /// An image for each unit, in order; all from the same noise.
    ///
    /// A unit without a place is driven in the middle of its map, where its whole field lies within the image.
    /// - Parameters:
    ///   - seed: where the noise comes from.
    ///   - progress: called after each step with the share done; returns whether to go on. An image that is begun is
    ///     given as it is then, one that is not is left out.
    public static func images(
        _ network: Network, units: [ProbedUnit], settings: Settings = Settings(), seed: UInt64,
        progress: (Double) -> Bool = { _ in true }
    ) throws(TrainingError) -> [ActivationMaximization] {
        var results: [ActivationMaximization] = []
        var goesOn = true
        let total = Double(max(units.count, 1))
        let recording = Recording(network, capacity: min(batch, max(units.count, 1)))
        for first in stride(from: 0, to: units.count, by: batch) where goesOn {
            let part = Array(units[first..<min(first + batch, units.count)])
            results += try ascend(recording, part, settings, seed: seed) { share in
                goesOn = progress((Double(first) + share * Double(part.count)) / total)
                return goesOn
            }
        }
        return results
    }

    private static func ascend(
        _ recording: Recording, _ units: [ProbedUnit], _ settings: Settings, seed: UInt64, progress: (Double) -> Bool
    ) throws(TrainingError) -> [ActivationMaximization] {
        guard case .map(let height, let width, let depth) = recording.network.architecture.input else { return [] }
        var stream = RandomStream(seed: seed, purpose: .sampling, major: startStream)
        let noise = (0..<height * width * depth).map { _ in 0.2 * stream.uniform() }
        let layer = units.first?.layer ?? 0
        let reach = units.first.map { settings.reach($0, in: recording.network.architecture) } ?? 0
        var images = units.map { _ in noise }
        var stuck = [Bool](repeating: false, count: units.count)
        try recording.run(images, through: layer)
        let starts = values(recording, units)
        for step in 0..<settings.steps {
            let shift = PixelShift(within: reach, &stream)
            try recording.run(images.map { shift.moved($0, height: height, width: width) }, through: layer)
            let rate = settings.rate * (1 - Float(step) / Float(settings.steps))
            let gradients = gradients(recording, units).map { shift.back.moved($0, height: height, width: width) }
            for place in images.indices {
                let scale = Self.scale(gradients[place])
                if step == 0 { stuck[place] = scale == 0 }
                Self.move(
                    &images[place], along: gradients[place], by: rate, scale: scale, settings,
                    width: width * depth, neighbour: depth)
            }
            guard progress(Double(step + 1) / Double(settings.steps)) else { break }
        }
        try recording.run(images, through: layer)
        let ends = values(recording, units)
        return units.indices.map {
            ActivationMaximization(
                pixels: images[$0], start: starts[$0], value: ends[$0], place: units[$0].middle, isStuck: stuck[$0])
        }
    }

    private static func values(_ recording: Recording, _ units: [ProbedUnit]) -> [Float] {
        units.enumerated().map { image, unit in
            recording.output(of: unit.layer, image: image)[unit.index(at: unit.middle)]
        }
    }

    private static func gradients(_ recording: Recording, _ units: [ProbedUnit]) -> [[Float]] {
        guard let layer = units.first?.layer else { return [] }
        let seeds = units.map { unit in
            var seed = [Float](repeating: 0, count: unit.shape.count)
            seed[unit.index(at: unit.middle)] = 1
            return seed
        }
        return recording.gradient(seeds, from: layer)
    }

    /// One over the root mean square of what is not 0; 0 where everything is.
    private static func scale(_ gradient: [Float]) -> Float {
        let (sum, count) = gradient.reduce((Float(0), 0)) { ($0.0 + $1 * $1, $0.1 + ($1 == 0 ? 0 : 1)) }
        return sum > 0 && sum.isFinite ? (Float(count) / sum).squareRoot() : 0
    }

    /// One step up; `width` numbers are a row, and neighbours in it stand `neighbour` numbers apart.
    private static func move(
        _ image: inout [Float], along gradient: [Float], by rate: Float, scale: Float, _ settings: Settings, width: Int,
        neighbour: Int
    ) {
        var calm = image.map { settings.decay * $0 }
        func part(_ a: Int, _ b: Int) {
            let difference = image[a] - image[b]
            // Smooth at 0, where the slope of a magnitude jumps.
            let slope = settings.variation * difference / (difference * difference + 1e-4).squareRoot()
            calm[a] += slope
            calm[b] -= slope
        }
        for index in image.indices {
            if index % width + neighbour < width { part(index, index + neighbour) }
            if index + width < image.count { part(index, index + width) }
        }
        for index in image.indices {
            image[index] = min(1, max(0, image[index] + rate * (gradient[index] * scale - calm[index])))
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
