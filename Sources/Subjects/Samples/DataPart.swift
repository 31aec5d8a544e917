import Datasets

/// The images that a question about data is about.
package struct DataPart {
    package let images: Split
    package let split: EvaluatedSplit
    /// The split whose paths name them, and the number there of the first one.
    package let name: SplitName
    package let first: Int
    package let dataset: String
    package let classNames: ClassNames

    package init(
        images: Split, split: EvaluatedSplit, name: SplitName, first: Int, dataset: String, classNames: ClassNames
    ) {
        self.images = images
        self.split = split
        self.name = name
        self.first = first
        self.dataset = dataset
        self.classNames = classNames
    }

    /// What the numbers of a pixel are: `ink from 0 to 1`.
    package var scale: String { "\(images.channels == 1 ? "ink" : "red, green and blue") from 0 to 1" }

    /// The image at a place of the part.
    package func sample(_ place: Int) -> Sample {
        let (index, label) = (first + place, Int(images.labels[place]))
        return Sample(
            path: .images(name, filters: [], choice: [index...index]), picture: images.picture(place), label: label,
            className: classNames[label])
    }
}
