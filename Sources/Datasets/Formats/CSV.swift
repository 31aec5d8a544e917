/// Pictures as a table, one a row: a label and the pixels, as in Kaggle's digit-recognizer (`label,pixel0,…,pixel783`).
///
/// A header may be missing, and then the label stands first, or last where the first column holds none; a header may put
/// it elsewhere. Fields are separated by commas, semicolons, tabs, bars or blanks; lines that begin with `#` are comments.
/// Gzipped or not.
enum CSV {
    /// All rows of a file, as one split.
    static func read(_ path: String, _ reading: DataReading = DataReading()) throws(DatasetError) -> Split {
        let stream = try ByteStream(path, reading)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var count = try stream.read(into: &chunk, at: 0..<chunk.count)
        let layout = try CSVLayout(start: chunk[0..<count], path: path, reading)
        var rows = CSVRows(layout: layout, path: path, reading)
        var start = layout.firstByte
        while count > 0 {
            try rows.take(chunk, from: start, to: count)
            start = 0
            count = try stream.read(into: &chunk, at: 0..<chunk.count)
        }
        try rows.finish()
        guard rows.count > 0 else { throw .tooFew(path: path, count: 0) }
        return try rows.split()
    }
}

extension CSV: DataFormat {
    /// Any file: its content tells.
    static func recognizes(_ place: DataPlace) -> Bool { place.names == nil }

    /// A data set of one table: the last seventh of its rows, MNIST's share, is for the test.
    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset {
        var train = try read(place.path, reading)
        let share = try TestShare.cut(from: &train, of: place.path, reading)
        let source = "\(place.path): \(share.words)"
        return try Dataset(usual: train, share.test, files: [place.name], name: place.name, source: source, reading)
    }
}
