import Raster

/// Labeled pictures of one size: the training or the test part of a data set.
///
/// The numbers stay bytes, as in the files: 55 MB for all of MNIST.
package struct Split: Sendable {
    /// `train` or `test`.
    package let name: String
    /// `count · height · width · channels` bytes, picture after picture, each as `Picture` has it; of gray 0 is
    /// background, 255 full ink.
    package private(set) var images: [UInt8]
    /// What each picture shows: the number of its class, from 0.
    package private(set) var labels: [UInt8]
    /// Rows of each picture.
    package private(set) var height: Int
    /// Columns of each picture.
    package private(set) var width: Int
    /// Numbers for each pixel: 1 of gray, or 3 of red, green and blue.
    package let channels: Int

    /// Pictures and their labels; there must be `height · width · channels` bytes for each label.
    package init(
        name: String, images: [UInt8], labels: [UInt8], height: Int = 28, width: Int = 28, channels: Int = 1
    ) {
        precondition(height > 0 && width > 0, "pictures have at least one pixel")
        precondition(channels == 1 || channels == 3, "pictures are gray or red, green and blue")
        precondition(images.count == labels.count * height * width * channels, "each label has its picture")
        self.name = name
        self.images = images
        self.labels = labels
        self.height = height
        self.width = width
        self.channels = channels
    }

    /// How many pictures there are.
    package var count: Int { labels.count }

    /// Bytes of each picture.
    package var bytesPerPicture: Int { height * width * channels }

    /// Rows and columns, and channels where there are several: `28×28`, `32×32×3`.
    package var size: String { Picture.size(height: height, width: width, channels: channels) }

    /// Rows and columns of each picture, and channels where there are several.
    var sides: [Int] { channels == 1 ? [height, width] : [height, width, channels] }

    /// Where in ``images`` the bytes of a picture stand.
    package func bytes(of index: Int) -> Range<Int> {
        index * bytesPerPicture ..< (index + 1) * bytesPerPicture
    }

    /// One picture. The index counts from 0 and must be below ``count``.
    package func picture(_ index: Int) -> Picture {
        Picture(width: width, height: height, channels: channels, pixels: Array(images[bytes(of: index)]))
    }

    /// The pictures of a range of indices, copied, as a split of the same name.
    package func slice(_ range: Range<Int>) -> Split {
        with(
            images: Array(images[range.lowerBound * bytesPerPicture ..< range.upperBound * bytesPerPicture]),
            labels: Array(labels[range]))
    }

    /// Takes the last pictures away, as a split of their own.
    mutating func cut(last count: Int, named name: String) -> Split {
        let first = self.count - count
        let rest = slice(first..<self.count)
        images.removeLast(rest.images.count)
        labels.removeLast(count)
        return with(name: name, images: rest.images, labels: rest.labels)
    }

    /// Takes every `step`th picture away, as a split of their own.
    mutating func take(every step: Int, named name: String) -> Split {
        func part(_ places: [Int]) -> Split {
            with(name: name, images: places.flatMap { images[bytes(of: $0)] }, labels: places.map { labels[$0] })
        }
        let taken = part(labels.indices.filter { $0 % step == step - 1 })
        let kept = part(labels.indices.filter { $0 % step != step - 1 })
        (images, labels) = (kept.images, kept.labels)
        return taken
    }

    /// Puts other levels in place of each, from a table of 256.
    mutating func replaceLevels(by table: [UInt8]) {
        for index in images.indices { images[index] = table[Int(images[index])] }
    }

    /// Makes the label `first` 0, and the others less by as much; labels below it must not occur.
    mutating func countLabels(from first: Int) {
        labels = labels.map { $0 - UInt8(first) }
    }

    /// Turns rows into columns and columns into rows.
    package mutating func exchangeRowsAndColumns() {
        for start in stride(from: 0, to: images.count, by: bytesPerPicture) {
            let old = Array(images[start..<start + bytesPerPicture])
            for pixel in 0..<height * width {
                let place = start + (pixel % width * height + pixel / width) * channels
                for channel in 0..<channels { images[place + channel] = old[pixel * channels + channel] }
            }
        }
        (height, width) = (width, height)
    }

    /// Pictures of the same size in place of these, under the same name or another.
    package func with(name: String? = nil, images: [UInt8], labels: [UInt8]) -> Split {
        Split(
            name: name ?? self.name, images: images, labels: labels, height: height, width: width, channels: channels)
    }
}
