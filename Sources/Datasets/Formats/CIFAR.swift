import Files

/// CIFAR-10 in its binary form: 32×32 pictures in color, gzipped or not (<https://www.cs.toronto.edu/~kriz/cifar.html>).
///
///     data_batch_1.bin … data_batch_5.bin   to train with
///     test_batch.bin                        for the test
///     batches.meta.txt                      may be missing: ten names of classes, one a line
///
/// A batch is record after record, without a header:
///
///     byte 0      label, 0 to 9
///          1      red,   32 rows of 32 pixels, from the top left
///          1025   green, the same
///          2049   blue,  the same
///     3073 bytes, then the next record
enum CIFAR {
    /// Rows and columns of a picture.
    private static let side = 32
    private static let plane = side * side
    private static let recordSize = 1 + 3 * plane
    /// More pictures in a batch, which has 10,000, are refused: an endless file would fill the memory.
    private static let mostPictures = 200_000

    static let trainingBatches = (1...5).map { "data_batch_\($0).bin" }
    static let testBatch = "test_batch.bin"
    /// What the archive of the set unpacks to.
    private static let folder = "cifar-10-batches-bin"
    private static let namesFile = "batches.meta.txt"
    private static let usualNames = [
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    ]

    private typealias Batch = (images: [UInt8], labels: [UInt8])

    /// The pictures of some batches, one behind the other, as one split.
    static func split(name: String, batches: [String], _ reading: DataReading) throws(DatasetError) -> Split {
        var all: Batch = ([], [])
        for path in batches {
            let batch = try read(path, reading)
            all.images += batch.images
            all.labels += batch.labels
        }
        return Split(name: name, images: all.images, labels: all.labels, height: side, width: side, channels: 3)
    }

    private static func read(_ path: String, _ reading: DataReading) throws(DatasetError) -> Batch {
        let stream = try ByteStream(path, reading)
        var batch: Batch = ([], [])
        let expected = min(stream.sizeOnDisk / recordSize, mostPictures)
        batch.images.reserveCapacity(3 * plane * expected)
        batch.labels.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 256 * recordSize)
        while true {
            let count = try stream.read(into: &chunk, at: 0..<chunk.count)
            // A batch begins with a label, which no text and few other files do.
            if batch.labels.isEmpty, count > 0, chunk[0] > 9, let nature = FileNature(bytes: chunk[..<count]) {
                throw .otherFile(path: path, nature: nature, wanted: "a batch of CIFAR-10")
            }
            try reading.take(count / recordSize, height: side, width: side, channels: 3, of: path)
            for record in 0..<count / recordSize { try append(chunk, record * recordSize, to: &batch, of: path) }
            let rest = count % recordSize
            if rest > 0 || batch.labels.isEmpty {
                let start = batch.labels.count * recordSize
                throw .truncated(path: path, expected: start + recordSize, found: start + rest)
            }
            guard count == chunk.count else { return batch }
        }
    }

    /// Takes the record at a place of the bytes: its three planes become pixels.
    private static func append(
        _ bytes: [UInt8], _ start: Int, to batch: inout Batch, of path: String
    ) throws(DatasetError) {
        let (label, index) = (bytes[start], batch.labels.count)
        guard label <= 9 else { throw .badLabel(path: path, index: index, label: Int(label)) }
        guard index < mostPictures else { throw .tooMany(path: path, limit: mostPictures) }
        batch.labels.append(label)
        let record = bytes.span.extracting(start + 1..<start + recordSize)
        for pixel in 0..<plane {
            batch.images.append(record[pixel])
            batch.images.append(record[plane + pixel])
            batch.images.append(record[2 * plane + pixel])
        }
    }

    /// The names of the classes that a file holds.
    private static func classNames(_ path: String) throws(DatasetError) -> [String] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = try ByteStream(path).read(into: &bytes, at: 0..<bytes.count)
        let names = bytes[..<count].split { $0 == 10 || $0 == 13 }
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { name in name.contains { !$0.isWhitespace } }
        guard names.count == usualNames.count else { throw .badClassNames(path: path, found: names.count) }
        return names
    }
}

extension CIFAR: DataFormat {
    static func recognizes(_ place: DataPlace) -> Bool {
        guard let names = place.names else { return false }
        return names.contains(folder) || (trainingBatches + [testBatch]).contains { place.file($0) != nil }
    }

    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset {
        let isUnpacked = place.file(testBatch) == nil && place.names?.contains(folder) == true
        let inner = isUnpacked ? try DataPlace("\(place.path)/\(folder)") ?? place : place
        func file(_ name: String) throws(DatasetError) -> String {
            if let path = inner.file(name) { return path }
            throw .incompleteFolder(path: inner.path, expected: name, csv: nil, of: "CIFAR-10's six batches")
        }
        let batches = try trainingBatches.map { name throws(DatasetError) in try file(name) }
        let test = try file(testBatch)
        return Dataset(
            name: place.name, train: try split(name: "train", batches: batches, reading),
            test: try split(name: "test", batches: [test], reading),
            classNames: try inner.file(namesFile).map { path throws(DatasetError) in try classNames(path) } ?? usualNames,
            source: "CIFAR-10 batches in \(inner.path)")
    }
}
