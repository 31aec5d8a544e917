import Words

/// What the reading of one data set has in common: who hears how far it has come, how much it may still take, and what was
/// assumed.
final class DataReading {
    /// What was assumed, in the order in which it was found.
    private(set) var notes: [DatasetNote] = []
    /// Bytes of pictures that may still come.
    var room: Int
    /// Bytes of one file that are read without a word: they take a fraction of a second.
    let quietBytes: Int
    private let progress: (_ file: String, _ fraction: Double?) throws -> Void

    /// - Parameters:
    ///   - limit: more bytes of pictures are refused
    ///   - quietBytes: so much of a file is read before anybody hears of it
    ///   - progress: hears how far a file has been read; what it throws ends the reading
    init(
        limit: Int = Dataset.mostBytes, quietBytes: Int = 48 << 20,
        progress: @escaping (_ file: String, _ fraction: Double?) throws -> Void = { _, _ in }
    ) {
        room = limit
        self.quietBytes = quietBytes
        self.progress = progress
    }

    /// Keeps what was assumed, once.
    func note(_ note: DatasetNote) {
        if !notes.contains(note) { notes.append(note) }
    }

    /// Tells how far a file has been read.
    func tell(_ path: String, fraction: Double?) throws(DatasetError) {
        do { try progress(path, fraction) } catch { throw .interrupted(download: nil) }
    }

    /// Takes room for the pictures of a file, before they are read.
    ///
    /// - Throws: the limit, for pictures or a set too large for memory
    func take(_ count: Int, height: Int, width: Int, channels: Int = 1, of path: String) throws(DatasetError) {
        let (area, isTooLarge) = height.multipliedReportingOverflow(by: width)
        guard !isTooLarge, area <= Dataset.mostBytesOfPicture / channels else {
            throw .pictureTooLarge(path: path, sides: [height, width], limit: Dataset.mostBytesOfPicture / channels)
        }
        let (bytes, isTooMany) = count.multipliedReportingOverflow(by: area * channels)
        guard !isTooMany, bytes <= room else { throw .tooLarge(path: path, limit: Dataset.mostBytes) }
        room -= bytes
    }
}

extension Dataset {
    /// More bytes of pictures than this are not read: with what is made of them they take about a gigabyte.
    package static let mostBytes = 500_000_000
    /// More numbers in a picture are not read: sums for each class, means and drawings of them are made.
    package static let mostBytesOfPicture = 512 * 512
}
