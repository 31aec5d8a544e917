import Datasets
import Raster

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
    package init(_ split: Split, named name: SplitName, places: [Int], classNames: ClassNames) {
        single = nil
        self.split = split
        self.name = name
        self.classNames = classNames
        self.places = places
    }

    /// Other images of the same split.
    package func replacingPlaces(_ places: [Int]) -> Samples {
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

extension Samples {
    /// Some of them, by their places in this collection.
    package func choosing(_ chosen: [Int]) -> Samples { replacingPlaces(chosen.map { places[$0] }) }
}
