import Files
import Raster
import Words

/// A folder of pictures for each class, named after it, as Keras' `image_dataset_from_directory` and PyTorch's `ImageFolder`
/// read them: PNG, JPEG or PGM.
///
///     digits/0/a.png, digits/0/b.png, digits/1/c.png …             a seventh of each class is for the test
///     digits/train/0/a.png …, digits/test/0/b.png …                or what its folder says
///
/// Classes have the sorted names of their folders; where all are digits, the labels are these. Small pictures of one size
/// stay as they are; others become 28×28: digits and letters by the preparation of drawings, the rest by scaling.
struct ClassFolders {
    private static let trainNames = ["train", "training"]
    private static let testNames = ["test", "testing", "val", "valid", "validation"]

    /// One picture file and the label of its folder.
    typealias Entry = (path: String, label: UInt8)

    /// The folders of classes in a folder, sorted; none where it holds other things.
    static func classes(in path: String) -> [String] {
        Folder.listing(of: path).filter { $0.hasSuffix("/") }.map { String($0.dropLast()) }
            .filter { holdsPicture("\(path)/\($0)") }
    }

    private static func holdsPicture(_ folder: String) -> Bool {
        Folder.listing(of: folder).contains { !$0.hasSuffix("/") && isPicture("\(folder)/\($0)") }
    }

    private static func isPicture(_ path: String) -> Bool {
        switch FileNature.of(path) {
        case .png, .jpeg, .pgm: true
        default: false
        }
    }

    /// The folder of a part, under one of its names.
    private static func part(_ names: [String], of place: DataPlace) -> String? {
        names.first { place.names?.contains($0) == true && !classes(in: "\(place.path)/\($0)").isEmpty }
            .map { "\(place.path)/\($0)" }
    }

    /// Names in order: by value where all are numbers, so that 10 comes after 9.
    private static func ordered(_ names: Set<String>) -> [String] {
        let numbers = names.compactMap { Int($0) }
        return numbers.count == names.count ? names.sorted { (Int($0) ?? 0, $0) < (Int($1) ?? 0, $1) } : names.sorted()
    }

    /// The label of each class.
    private static func labels(of classes: [String]) -> [String: UInt8] {
        let digits = classes.compactMap { $0.count == 1 ? UInt8($0) : nil }
        let labels = digits.count == classes.count ? digits : classes.indices.map { UInt8(truncatingIfNeeded: $0) }
        return Dictionary(zip(classes, labels)) { first, _ in first }
    }

    /// The picture files of every class, which come mixed, so that a part of them holds all classes.
    private static func entries(
        in folder: String, _ labels: [String: UInt8], _ reading: DataReading
    ) throws(DatasetError) -> [[Entry]] {
        var (result, others): ([[Entry]], [String]) = ([], [])
        for (name, label) in labels.sorted(by: { $0.key < $1.key }) {
            let files = Folder.listing(of: "\(folder)/\(name)").filter { !$0.hasSuffix("/") }.map { "\(folder)/\(name)/\($0)" }
            try reading.tell("\(folder)/\(name)", fraction: nil)
            result.append(files.filter { isPicture($0) }.map { ($0, label) })
            others += files.filter { !isPicture($0) }
        }
        if let first = others.first { reading.note(.leftOut(count: others.count, first: first)) }
        return result
    }

    private static func mixed(_ classes: [[Entry]]) -> [Entry] {
        classes.flatMap { entries in
            entries.enumerated().map { (place: (Double($0) + 0.5) / Double(entries.count), entry: $1) }
        }.sorted { ($0.place, $0.entry.label) < ($1.place, $1.entry.label) }.map(\.entry)
    }
}

extension ClassFolders: DataFormat {
    static func recognizes(_ place: DataPlace) -> Bool {
        guard let names = place.names, !names.contains(where: { $0.lowercased().contains("ubyte") }) else { return false }
        return part(trainNames, of: place) != nil || classes(in: place.path).count > 1
    }

    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset {
        let train = part(trainNames, of: place)
        let test = train == nil ? nil : part(testNames, of: place)
        let folders = [train ?? place.path] + (test.map { [$0] } ?? [])
        let classes = Self.ordered(Set(folders.flatMap { Self.classes(in: $0) }))
        guard classes.count <= Dataset.mostClasses else {
            throw .tooManyClasses(path: folders[0], found: classes.count, limit: Dataset.mostClasses)
        }
        let labels = labels(of: classes)
        var parts: (train: [[Entry]], test: [[Entry]]) = (try entries(in: folders[0], labels, reading), [])
        if let test { parts.test = try entries(in: test, labels, reading) } else { divide(&parts) }
        let (first, second) = (mixed(parts.train), mixed(parts.test))
        guard !first.isEmpty, !second.isEmpty else { throw .tooFew(path: place.path, count: first.count + second.count) }
        let pictures = ClassPictures(first + second, isWritten: classes.allSatisfy { $0.count == 1 }, reading)
        var all = try pictures.split()
        let rest = all.cut(last: second.count, named: "test")
        let isDigits = classes.allSatisfy { $0.count == 1 && UInt8($0) != nil }
        let source = test != nil ? "" : ": \(Format.integer(first.count)) to train with, the last of each class, "
            + "\(Format.integer(second.count)), for the test"
        return try Dataset(
            usual: all, rest, files: [], name: place.name, classNames: isDigits ? Dataset.digitNames : classes,
            source: "pictures in \(place.path)" + source, reading)
    }

    /// The last seventh of each class is for the test, one picture at least of all.
    private static func divide(_ parts: inout (train: [[Entry]], test: [[Entry]])) {
        for index in parts.train.indices {
            let count = parts.train[index].count
            let share = count > 1 ? max(1, count / 7) : 0
            parts.test.append(parts.train[index].suffix(share))
            parts.train[index].removeLast(share)
        }
        guard parts.test.allSatisfy(\.isEmpty), let last = parts.train.lastIndex(where: { !$0.isEmpty }) else { return }
        parts.test[last].append(parts.train[last].removeLast())
    }
}

/// Picture files on the way into one split.
private struct ClassPictures {
    private let entries: [ClassFolders.Entry]
    private let isWritten: Bool
    private let reading: DataReading
    private let channels: Int

    private static let mostSide = 64
    private static let side = DigitPreparation.side

    /// - Parameter isWritten: whether the classes are digits or letters, whose color says nothing
    init(_ entries: [ClassFolders.Entry], isWritten: Bool, _ reading: DataReading) {
        (self.entries, self.isWritten, self.reading) = (entries, isWritten, reading)
        var seen: Set<UInt8> = []
        let firsts = entries.filter { seen.insert($0.label).inserted }
        let isColored = !isWritten && firsts.contains { entry in
            (try? PictureFile.read(entry.path, channels: 3)).map { Self.isColored($0) } == true
        }
        channels = isColored ? 3 : 1
    }

    /// Whether red, green and blue differ by more than a scanner's tint.
    private static func isColored(_ picture: Picture) -> Bool {
        let pixels = picture.width * picture.height
        let colored = (0..<pixels).count { pixel in
            let numbers = picture.pixels[3 * pixel..<3 * pixel + 3]
            return Int(numbers.max() ?? 0) - Int(numbers.min() ?? 0) > 40
        }
        return colored * 20 > pixels
    }

    /// All of them: as they are, if they are small and have one size, else brought to one.
    func split() throws(DatasetError) -> Split {
        let room = reading.room
        if let kept = try images(kept: true) { return kept }
        reading.room = room
        let side = Self.side
        reading.note(isWritten ? .prepared(side: side) : .scaled(height: side, width: side))
        guard let made = try images(kept: false) else { throw .tooFew(path: entries.first?.path ?? "", count: 0) }
        return made
    }

    /// - Parameter isKept: stops with nil at the first picture that has another size than the first, or a large one
    private func images(kept isKept: Bool) throws(DatasetError) -> Split? {
        var images: [UInt8] = []
        var size: (height: Int, width: Int)?
        for (number, entry) in entries.enumerated() {
            if number % 64 == 0 { try reading.tell(entry.path, fraction: Double(number) / Double(entries.count)) }
            let picture = try picture(at: entry.path, kept: isKept)
            if size == nil {
                if isKept, max(picture.height, picture.width) > Self.mostSide { return nil }
                size = (picture.height, picture.width)
                try reading.take(
                    entries.count, height: picture.height, width: picture.width, channels: channels, of: entry.path)
            }
            guard let size, size == (picture.height, picture.width) else { return nil }
            images += picture.pixels
        }
        return size.map {
            Split(name: "train", images: images, labels: entries.map(\.label), height: $0.height, width: $0.width, channels: channels)
        }
    }

    private func picture(at path: String, kept isKept: Bool) throws(DatasetError) -> Picture {
        do {
            let picture = try PictureFile.read(path, channels: channels)
            if isKept { return picture }
            return isWritten ? try DigitPreparation.prepare(picture)
                : Resampling.resize(picture, width: Self.side, height: Self.side)
        } catch {
            throw .badPicture(path: path, error)
        }
    }
}
