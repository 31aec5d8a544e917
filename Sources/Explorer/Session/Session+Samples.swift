import Datasets
import Raster
import Reproducible
import Subjects

extension Session {
    /// The images that a path names; without one those of `it`, which stays what it is.
    ///
    /// Data, answers and standard input that ``provide(for:on:)`` has not brought are brought for this look alone.
    /// - Parameter raw: only resizes a picture file, without looking for the digit in it.
    /// - Throws: what there is instead of what was named.
    package func samples(_ path: SamplePath?, on surface: any Surface, raw: Bool = false) throws -> Samples {
        let path = try named(path)
        switch path {
        case .images(let split, let filters, let choice):
            let data = try dataset ?? loadUsual(on: surface)
            let part = data.split(split)
            var places = Array(0..<part.count)
            for filter in filters {
                try check(filter, in: data)
                places = try pass(places, filter, split, data, on: surface)
            }
            let chosen = try choose(choice, from: places, path: path, isFiltered: !filters.isEmpty)
            return Samples(part, named: split, places: chosen, classNames: ClassNames(data.classNames))
        case .file(let name):
            try surface.permit(.readsFiles, to: "naming \(name)")
            if let size = colorSize { return Samples(try inColor(path, of: located(name), size)) }
            let picture = try PictureFile.read(located(name))
            do {
                let found = try DigitPreparation.find(in: picture, raw: raw)
                return Samples(Sample(path: path, picture: found.picture, seemsSeveral: found.seemsSeveral))
            } catch PictureError.blank {
                throw ExplorerError.blankPicture(name)
            } catch PictureError.tooFaint(let levels) {
                throw ExplorerError.faintPicture(name, levels: levels)
            }
        case .standardInput:
            let drawn = try ASCIIArt.decode(standardInputArt ?? surface.readStandardInput())
            let found = try DigitPreparation.find(in: drawn, raw: raw, tone: .lightOnBlack)
            return Samples(Sample(path: path, picture: found.picture, seemsSeveral: found.seemsSeveral))
        case .drawing(let number):
            return Samples(Sample(path: path, picture: try prepared(drawing(number))))
        case .last:
            throw ExplorerError.nothingUsedYet
        }
    }

    /// Brings what a path needs and keeps it for those that come: data, what the network says, standard input.
    ///
    /// - Throws: as ``samples(_:on:raw:)``.
    package mutating func provide(for path: SamplePath?, on surface: any Surface) throws {
        switch try named(path) {
        case .images(let split, let filters, _):
            let data = try data(on: surface)
            for filter in filters {
                try check(filter, in: data)
                if filter.needsPredictions { _ = try predictions(for: split, on: surface) }
            }
        case .standardInput where path == .standardInput || standardInputArt == nil:
            standardInputArt = try surface.readStandardInput()
        case .drawing(let number): _ = try drawing(number)
        case .file, .standardInput, .last: break
        }
    }

    /// Calls what a path names `it` from now on.
    package mutating func remember(_ path: SamplePath?) {
        guard let path, path != .last else { return }
        // `it` stays this drawing when another one is made.
        lastSample = path == .drawing(nil) && !drawings.isEmpty ? .drawing(drawings.count - 1) : path
    }

    /// A drawing of the session, by its number; the last one without.
    ///
    /// - Throws: which there are.
    package func drawing(_ number: Int? = nil) throws(SubjectError) -> PenDrawing {
        let place = number ?? drawings.count - 1
        guard drawings.indices.contains(place) else { throw .noSuchDrawing(number, count: drawings.count) }
        return drawings[place]
    }

    /// The digits of a picture file that shows several; nil for one alone, for other samples, and for a network that reads no
    /// gray pictures of 28×28.
    package func severalDigits(in path: SamplePath, on surface: any Surface) throws -> DigitPreparation.Line? {
        let side = DigitPreparation.side
        guard case .file(let name) = try named(path),
            case .map(side, side, 1) = try network().network.architecture.input
        else { return nil }
        try surface.permit(.readsFiles, to: "naming \(name)")
        return try DigitPreparation.findAll(in: PictureFile.read(located(name)))
    }

    /// The way from a picture file or a drawing to the pixels that the network gets.
    ///
    /// - Throws: for other samples, which are such pixels already.
    package func preparationSteps(of path: SamplePath, on surface: any Surface) throws -> [DigitPreparation.Step] {
        switch try named(path) {
        case .drawing(let number): return try drawing(number).preparationSteps()
        case .file(let name):
            try surface.permit(.readsFiles, to: "naming \(name)")
            return try DigitPreparation.steps(in: try PictureFile.read(located(name)))
        case .images, .standardInput, .last:
            throw ExplorerError.refused(
                "\(path) is not prepared: it is what the network gets", remedy: "--steps is for picture files and drawings")
        }
    }

    private func prepared(_ drawing: PenDrawing) throws -> Picture {
        do { return try drawing.prepared() } catch { throw SubjectError.emptyDrawing }
    }

    /// The path that `it` stands for.
    private func named(_ path: SamplePath?) throws(ExplorerError) -> SamplePath {
        guard let path, path != .last else {
            guard let lastSample else { throw .nothingUsedYet }
            return lastSample
        }
        return path
    }

    /// Rows and columns of the images that the network in use reads, if they are in color.
    private var colorSize: (height: Int, width: Int)? {
        guard case .map(let height, let width, 3)? = try? network().network.architecture.input else { return nil }
        return (height, width)
    }

    /// A picture file for a network that reads colors: there is no digit to look for, so it is scaled and nothing else.
    private func inColor(
        _ path: SamplePath, of file: String, _ size: (height: Int, width: Int)
    ) throws(PictureError) -> Sample {
        let picture = try PictureFile.read(file, channels: 3)
        let scaled = Resampling.resize(picture, width: size.width, height: size.height)
        let isSame = (picture.height, picture.width) == size
        return Sample(
            path: path, picture: scaled, reading: "in color" + (isSame ? "" : ", scaled to \(size.height)×\(size.width)"))
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
        case .labeled: classes = data.classNames.count
        case .predicted: classes = try network().network.architecture.classes
        case .wrong, .right, .unsure, .random: return
        }
        guard let label = filter.label, label >= classes else { return }
        throw SubjectError.noSuchClass(label, filter: "\(filter)", count: classes)
    }

    private func pass(
        _ places: [Int], _ filter: SampleFilter, _ split: SplitName, _ data: Dataset, on surface: any Surface
    ) throws -> [Int] {
        let part = data.split(split)
        switch filter {
        case .labeled(let label):
            return places.filter { part.labels[$0] == label }
        case .random:
            var stream = RandomStream(seed: seed, purpose: .sampling, major: split == .train ? 0 : 1)
            return stream.permutation(places.count).map { places[Int($0)] }
        case .predicted(let label):
            let said = try answers(to: split, of: data, on: surface).labels
            return places.filter { said[$0] == label }
        case .wrong:
            let said = try answers(to: split, of: data, on: surface).labels
            return places.filter { said[$0] != Int(part.labels[$0]) }
        case .right:
            let said = try answers(to: split, of: data, on: surface).labels
            return places.filter { said[$0] == Int(part.labels[$0]) }
        case .unsure:
            let sure = try answers(to: split, of: data, on: surface).confidences
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
