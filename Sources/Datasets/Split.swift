import Raster

/// Labelled pictures of one size: the training or the test part of a data set.
///
/// The grey values stay bytes, as in the files: 55 MB for all of MNIST.
package struct Split: Sendable {
    /// `train` or `test`.
    package let name: String
    /// Grey values, `count · height · width`, picture after picture, row by row; 0 is background, 255 full ink.
    package let images: [UInt8]
    /// What each picture shows, 0 to 9.
    package let labels: [UInt8]
    /// Rows of each picture.
    package let height: Int
    /// Columns of each picture.
    package let width: Int

    /// Pictures and their labels; there must be `height · width` bytes for each label.
    package init(name: String, images: [UInt8], labels: [UInt8], height: Int = 28, width: Int = 28) {
        precondition(height > 0 && width > 0, "pictures have at least one pixel")
        precondition(images.count == labels.count * height * width, "each label has its picture")
        self.name = name
        self.images = images
        self.labels = labels
        self.height = height
        self.width = width
    }

    /// How many pictures there are.
    package var count: Int { labels.count }

    /// Where in ``images`` the bytes of a picture stand.
    package func bytes(of index: Int) -> Range<Int> {
        index * height * width ..< (index + 1) * height * width
    }

    /// One picture. The index counts from 0 and must be below ``count``.
    package func picture(_ index: Int) -> Picture {
        Picture(width: width, height: height, pixels: Array(images[bytes(of: index)]))
    }

    /// The pictures of a range of indices, copied, as a split of the same name.
    package func slice(_ range: Range<Int>) -> Split {
        let size = height * width
        return Split(
            name: name,
            images: Array(images[range.lowerBound * size ..< range.upperBound * size]),
            labels: Array(labels[range]),
            height: height, width: width)
    }
}
