import Display
import Insight
import Subjects
import Words

/// Images made to excite units, beside the best real ones.
package struct MaximizationDrawing {
    private let made: [ActivationMaximization]
    private let units: UnitsToProbe
    private let real: (hits: [TopImages.Hit], samples: Samples)?
    private let steps: Int
    private let seed: UInt64

    /// - Parameters:
    ///   - made: an image for each unit; fewer where it was ended early.
    ///   - real: the best real image for each unit.
    package init(
        _ made: [ActivationMaximization], units: UnitsToProbe, real: (hits: [TopImages.Hit], samples: Samples)?, steps: Int,
        seed: UInt64
    ) {
        self.made = made
        self.units = units
        self.real = real
        self.steps = steps
        self.seed = seed
    }

    package func table(isComplete: Bool) -> Table {
        let columns = [
            Column("unit"), Column("value"), Column("start"), Column("stuck"), Column("place"), Column("best_sample"),
            Column("best_value"), Column("pixels"),
        ]
        let picture = PictureOutput(title: title, tiles: made.indices.flatMap(tiles))
        var table = Table(
            columns: columns, rows: made.indices.map(row), notes: notes(isComplete),
            drawing: [.picture(picture)] + (units.isSingle ? made.indices.map { .text(words($0)) } : []))
        table.finding = units.isSingle && !made.isEmpty
            ? "\(words(0))." : ([title] + [stuck, beaten].compactMap { $0 }).joined(separator: "; ") + "."
        return table
    }

    private var title: String {
        units.isSingle ? "an image made to excite \(units.path)" : "images made to excite each unit of \(units.path)"
    }

    /// The best real image for a unit.
    private func best(_ number: Int) -> (hit: TopImages.Hit, sample: Sample)? {
        guard let real, real.hits.indices ~= number else { return nil }
        return (real.hits[number], real.samples[real.hits[number].image])
    }

    private func row(_ number: Int) -> [Value] {
        let (unit, image, best) = (units.units[number], made[number], best(number))
        let place = units.position(unit, image.place)
        return [
            .text(units.name(unit)), .number(Double(image.value)), .number(Double(image.start)),
            .flag(image.isStuck), place.map { .list([.integer($0.row), .integer($0.column)]) } ?? .missing,
            best.map { .text("\($0.sample.path)") } ?? .missing, best.map { .number(Double($0.hit.value)) } ?? .missing,
            .list(image.pixels.map { .number(Double($0)) }),
        ]
    }

    /// The made image, and for a single unit the best real one beside it.
    private func tiles(_ number: Int) -> [Tile] {
        let (unit, image) = (units.units[number], made[number])
        let (height, width) = units.imageSize
        var tile = Tile(
            caption: "\(units.name(unit)) · \(image.isStuck ? "stuck at " : "")\(Format.number(Double(image.value)))", width: width, height: height,
            channels: units.input.channels, values: image.pixels)
        tile.boxes = units.field(unit, image.place).map { [Box($0)] } ?? []
        guard units.isSingle, let (hit, sample) = best(number) else { return [tile] }
        var other = Tile(sample.picture, caption: "\(sample.caption) · \(Format.number(Double(hit.value)))")
        other.boxes = units.field(unit, hit.place).map { [Box($0)] } ?? []
        return [tile, other]
    }

    private func words(_ number: Int) -> String {
        let (unit, image) = (units.units[number], made[number])
        let name = units.name(unit)
        if image.isStuck {
            return "nothing moves \(name) from \(Format.number(Double(image.value))): "
                + "its gradient is 0 at every pixel of the noise"
        }
        let place = units.path.position == nil
            ? units.position(unit, image.place).map { " at \($0.row),\($0.column)" } ?? "" : ""
        let start = "\(name)\(place) gives \(Format.number(Double(image.value))) for the made image, "
            + "\(Format.number(Double(image.start))) for the noise it began with"
        guard let (hit, sample) = best(number) else { return start }
        return start + "; the best real image, \(sample.caption), gives \(Format.number(Double(hit.value)))"
    }

    /// `3 of 64 are stuck: …`, since what is shown of them is noise that only faded.
    private var stuck: String? {
        let names = made.indices.filter { made[$0].isStuck }.map { units.name(units.units[$0]) }
        guard !names.isEmpty else { return nil }
        let listed = names.prefix(Self.stuckNamed).joined(separator: ", ") + (names.count > Self.stuckNamed ? " …" : "")
        return "\(names.count) of \(made.count) \(names.count == 1 ? "is" : "are") stuck (\(listed)): the gradient is 0 at "
            + "every pixel of the noise, so the image shows nothing that excites the unit"
    }

    /// So many stuck units are named.
    private static let stuckNamed = 8

    /// `54 of 64 are excited more than by any of 10,000 test images`.
    private var beaten: String? {
        guard let real else { return nil }
        let count = zip(made, real.hits).count { $0.value > $1.value }
        return "\(count) of \(made.count) excite their unit more than any of \(Format.integer(real.samples.count)) test images"
    }

    private func notes(_ isComplete: Bool) -> [String] {
        var notes = ["the numbers are each unit's \(units.quantity); \(steps) steps from seed \(seed)"]
        if !isComplete { notes.append("interrupted: the images are as far as they came") }
        if !units.isSingle { notes += [stuck, beaten].compactMap { $0 } }
        if real == nil, isComplete { notes.append("no images of its size are loaded to compare with: `load mnist`") }
        let hidden = units.isSingle ? 0 : units.channels - units.units.count
        if hidden > 0 {
            notes.append(
                "\(hidden) units are left out: name one, such as `maximize \(units.path.layer)/\(units.units.count)`")
        }
        return notes
    }
}
