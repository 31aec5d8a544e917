import Datasets
import Raster
import Reproducible
import Subjects

extension Session {
    /// The images that a path names, or `it` for no path; `it` is them from now on.
    ///
    /// Loads data and asks the network as the path needs it.
    /// - Parameter raw: only resizes a picture file, without looking for the digit in it.
    /// - Throws: what there is instead of what was named.
    package mutating func samples(
        _ path: SamplePath?, on surface: any Surface, raw: Bool = false
    ) throws -> Samples {
        var wanted = path ?? .last
        if wanted == .last {
            guard let lastSample else { throw ExplorerError.nothingUsedYet }
            wanted = lastSample
        } else if wanted == .standardInput {
            lastDrawing = nil
        }
        let samples = try find(wanted, on: surface, raw: raw)
        lastSample = wanted
        return samples
    }

    private mutating func find(_ path: SamplePath, on surface: any Surface, raw: Bool) throws -> Samples {
        switch path {
        case .images(let split, let filters, let choice):
            let data = try data(on: surface)
            let part = data.split(split)
            var places = Array(0..<part.count)
            for filter in filters {
                try check(filter, in: data)
                places = try pass(places, filter, split, part, on: surface)
            }
            let chosen = try choose(choice, from: places, path: path, isFiltered: !filters.isEmpty)
            return Samples(part, named: split, places: chosen, classNames: ClassNames(data.classNames))
        case .file(let name):
            let picture = try PictureFile.read(located(name))
            do {
                return Samples(Sample(path: path, picture: try DigitPreparation.prepare(picture, raw: raw)))
            } catch PictureError.blank {
                throw ExplorerError.refused("\(name) is blank: nothing in it differs from its background",
                    remedy: "name a picture with a digit in it")
            }
        case .standardInput:
            let text = try lastDrawing ?? surface.readStandardInput()
            let drawn = try ASCIIArt.decode(text)
            let digit = try DigitPreparation.prepare(drawn, raw: raw, tone: .lightOnBlack)
            lastDrawing = text
            return Samples(Sample(path: path, picture: digit))
        case .last:
            throw ExplorerError.nothingUsedYet
        }
    }

    private func choose(
        _ choice: [ClosedRange<Int>]?, from places: [Int], path: SamplePath, isFiltered: Bool
    ) throws -> [Int] {
        guard case .images(let split, _, _) = path, let choice else {
            if places.isEmpty { throw SubjectError.noImagesPass(path: "\(path)") }
            return places
        }
        if places.isEmpty { throw SubjectError.noImagesPass(path: "\(path)") }
        let highest = choice.map(\.upperBound).max() ?? 0
        guard highest < places.count else {
            throw isFiltered
                ? SubjectError.noSuchFilteredImage(path: "\(path)", index: highest, count: places.count)
                : SubjectError.noSuchImage(
                    path: "\(path)", index: highest, split: split.rawValue, count: places.count)
        }
        return choice.flatMap { range in range.map { places[$0] } }
    }

    /// - Throws: what classes there are, for one that is none.
    private func check(_ filter: SampleFilter, in data: Dataset) throws {
        let classes: Int
        switch filter {
        case .labelled: classes = data.classNames.count
        case .predicted: classes = try network().network.architecture.classes
        case .wrong, .right, .unsure, .random: return
        }
        guard let label = filter.label, label >= classes else { return }
        throw ExplorerError.refused(
            "there is no class \(label) for '\(filter)'", remedy: "there are 0–\(max(0, classes - 1))")
    }

    private mutating func pass(
        _ places: [Int], _ filter: SampleFilter, _ split: SplitName, _ part: Split, on surface: any Surface
    ) throws -> [Int] {
        switch filter {
        case .labelled(let label):
            return places.filter { part.labels[$0] == label }
        case .random:
            var stream = RandomStream(seed: seed, purpose: .sampling, major: split == .train ? 0 : 1)
            return stream.permutation(places.count).map { places[Int($0)] }
        case .predicted(let label):
            let said = try predictions(for: split, on: surface).labels
            return places.filter { said[$0] == label }
        case .wrong:
            let said = try predictions(for: split, on: surface).labels
            return places.filter { said[$0] != Int(part.labels[$0]) }
        case .right:
            let said = try predictions(for: split, on: surface).labels
            return places.filter { said[$0] == Int(part.labels[$0]) }
        case .unsure:
            let sure = try predictions(for: split, on: surface).confidences
            return places.sorted { (sure[$0], $0) < (sure[$1], $1) }
        }
    }

    /// A path as the system understands it: the home folder for `~`, and ``folder`` before a relative one.
    package func located(_ path: String) -> String {
        if path == "~" || path.hasPrefix("~/"), let home = environment["HOME"] { return home + path.dropFirst() }
        guard let folder, !path.hasPrefix("/") else { return path }
        return "\(folder)/\(path)"
    }
}
