import ConvNet
import Datasets
import Raster

/// One image, ready for a network.
package struct Sample: Sendable, Hashable {
    /// How it is called again: `test/18`, `seven.png`.
    package let path: SamplePath
    /// Its pixels; 28×28 unless the data set has another size.
    package let picture: Picture
    /// What it shows, if that is known.
    package let label: Int?
    /// The name of that class.
    package let className: String?

    package init(path: SamplePath, picture: Picture, label: Int? = nil, className: String? = nil) {
        self.path = path
        self.picture = picture
        self.label = label
        self.className = className
    }

    /// `test/7 · labelled 9`.
    package var caption: String {
        if path == .standardInput { return "from standard input" }
        return className.map { "\(path) · labelled \($0)" } ?? "\(path)"
    }
}

extension Sample {
    /// The pixels as networks read them: row by row, from 0 (black) to 1 (white).
    var pixels: [Float] { picture.pixels.map { Float($0) / 255 } }

    /// The pixels for a network.
    ///
    /// - Throws: if it reads images of another size.
    func pixels(for network: Network) throws(TrainingError) -> [Float] {
        let input = network.architecture.input
        guard input == .map(height: picture.height, width: picture.width, channels: 1) else {
            throw .wrongSize(expected: input, height: picture.height, width: picture.width)
        }
        return pixels
    }

    /// What a small tile has room for: the file's name without its folders, or the path.
    var shortName: String {
        guard case .file(let path) = path else { return "\(path)" }
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// The images that a path names, made when they are looked at.
package struct Samples: Sendable, RandomAccessCollection {
    private let single: Sample?
    private let split: Split?
    private let name: SplitName
    private let classNames: ClassNames
    /// The places in the split, in the order of the path; empty for a file.
    package let places: [Int]

    /// One image that belongs to no data set.
    package init(_ sample: Sample) {
        single = sample
        split = nil
        name = .test
        classNames = ClassNames([])
        places = []
    }

    /// Images of a split.
    init(_ split: Split, named name: SplitName, places: [Int], classNames: ClassNames) {
        single = nil
        self.split = split
        self.name = name
        self.classNames = classNames
        self.places = places
    }

    /// Other images of the same split.
    func replacingPlaces(_ places: [Int]) -> Samples {
        guard let split else { return self }
        return Samples(split, named: name, places: places, classNames: classNames)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { single == nil ? places.count : 1 }

    package subscript(place: Int) -> Sample {
        guard let split else { return single ?? Sample(path: .last, picture: Picture(width: 28, height: 28)) }
        let index = places[place]
        let label = Int(split.labels[index])
        return Sample(
            path: .images(name, filters: [], choice: [index...index]), picture: split.picture(index), label: label,
            className: classNames[label])
    }
}
