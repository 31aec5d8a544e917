/// Pictures as a table, one a row: a label and the pixels, as in Kaggle's digit-recognizer (`label,pixel0,…,pixel783`).
///
/// A header may be missing, and then the label stands first; a header may put it elsewhere. Gzipped or not.
enum CSV {
    /// All rows of a file, as one split.
    static func read(_ path: String) throws(DatasetError) -> Split {
        let stream = try ByteStream(path)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var count = try stream.read(into: &chunk, at: 0..<chunk.count)
        let layout = try CSVLayout(start: chunk[0..<count], path: path)
        var rows = CSVRows(layout: layout, path: path, bytesExpected: stream.sizeOnDisk ?? 0)
        var start = layout.firstByte
        while count > 0 {
            try rows.take(chunk, from: start, to: count)
            start = 0
            count = try stream.read(into: &chunk, at: 0..<chunk.count)
        }
        try rows.finish()
        guard !rows.labels.isEmpty else { throw .tooFew(path: path, count: 0) }
        return Split(name: "train", images: rows.pixels, labels: rows.labels, height: layout.side, width: layout.side)
    }

}

extension CSV: DataFormat {
    /// Any file: its content tells.
    static func recognises(_ place: DataPlace) -> Bool { place.names == nil }

    /// A data set of one table: the last seventh of its rows, MNIST's share, is for the test.
    static func dataset(at place: DataPlace) throws(DatasetError) -> Dataset {
        let all = try read(place.path)
        guard all.count >= 2 else { throw .tooFew(path: place.path, count: all.count) }
        return Dataset(dividing: all, name: place.name, source: place.path)
    }
}

extension Dataset {
    /// A data set of one split, at least two pictures, whose last seventh becomes the test.
    init(dividing all: Split, name: String, source: String) {
        let first = all.count - max(1, all.count / 7)
        let test = all.slice(first..<all.count)
        self.init(
            name: name, train: all.slice(0..<first),
            test: test.with(name: "test", images: test.images, labels: test.labels),
            source: "\(source): the first \(first) pictures to train with, the last \(all.count - first) for the test")
    }
}
