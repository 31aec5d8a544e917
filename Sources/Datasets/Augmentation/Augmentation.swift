/// Random changes of a training image, so that a network sees each digit in many positions, sizes and strokes.
///
/// Every property says how far a change may go; the default of each is no change. For each image and each kind of
/// change a value is drawn uniformly within these bounds.
///
///     let augmentation = Augmentation(shift: 2, rotate: 10, scale: 0.9...1.1)
///     augmentation.description        // "shift 2, rotate 10, scale 0.9-1.1"
package struct Augmentation: Sendable, Hashable, Codable {
    /// The farthest move along each axis, in pixels.
    package var shift: Float
    /// The largest turn to either side, in degrees.
    package var rotate: Float
    /// The smallest and the largest size, as factors.
    package var scale: ClosedRange<Float>
    /// The largest slant to either side: pixels sideways for each pixel of height.
    package var shear: Float
    /// The largest stretch: a width grows by up to this share while the height shrinks by it, or the other way round.
    package var aspect: Float
    /// How far a stroke may go towards the maximum of its 3×3 neighbors (thicker) or the minimum of 2×2 (thinner):
    /// 0 not at all, 1 all the way.
    package var thickness: Float
    /// The largest standard deviation of the noise, in gray levels of 0 to 255.
    package var noise: Float
    /// The probability with which each of the three, geometry, thickness and noise, is applied to an image.
    package var chance: Float
    /// The share of the images that change by up to these amounts; the others change by up to a quarter of them, so
    /// that a network sees the unusual without forgetting the usual.
    package var extremes: Float

    package init(
        shift: Float = 0, rotate: Float = 0, scale: ClosedRange<Float> = 1...1, shear: Float = 0, aspect: Float = 0,
        thickness: Float = 0, noise: Float = 0, chance: Float = 1, extremes: Float = 1
    ) {
        self.shift = shift
        self.rotate = rotate
        self.scale = scale
        self.shear = shear
        self.aspect = aspect
        self.thickness = thickness
        self.noise = noise
        self.chance = chance
        self.extremes = extremes
    }

    /// Images stay as they are.
    package static let none = Augmentation()

    /// As much as one writer's digits differ: for the best accuracy on clean, centered digits.
    package static let mild = Augmentation(shift: 2, rotate: 10, scale: 0.9...1.1, shear: 0.1)

    /// As much as drawings from anywhere differ: other places, sizes, turns, pens and paper.
    package static let wide = Augmentation(
        shift: 4, rotate: 30, scale: 0.6...1.4, shear: 0.15, thickness: 1, noise: 60)

    /// The changes that images with so many channels can have: strokes are ink on black, and pictures in color have none
    /// that could be thicker.
    package func fitting(channels: Int) -> Augmentation {
        guard channels > 1 else { return self }
        var fitting = self
        fitting.thickness = 0
        return fitting
    }

    /// Whether an image can change at all.
    package var isActive: Bool { chance > 0 && (changesGeometry || thickness > 0 || noise > 0) }

    /// The same kinds of change, each by up to `factor` times as much.
    func scaled(by factor: Float) -> Augmentation {
        Augmentation(
            shift: shift * factor, rotate: rotate * factor,
            scale: (1 + (scale.lowerBound - 1) * factor)...(1 + (scale.upperBound - 1) * factor),
            shear: shear * factor, aspect: aspect * factor, thickness: thickness * factor, noise: noise * factor,
            chance: chance)
    }

    var changesGeometry: Bool { shift > 0 || rotate > 0 || scale != 1...1 || shear > 0 || aspect > 0 }
}
