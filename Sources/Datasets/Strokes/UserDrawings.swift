import Files
import Raster

/// The digits that somebody drew and labeled, kept in `$XDG_DATA_HOME/convo/drawings`, or in `~/.local/share/convo/drawings`:
/// the strokes as UNIPEN text, from which all else follows, and for other programs the prepared pictures as IDX files.
package struct UserDrawings: Sendable {
    /// A drawing and what it shows.
    package struct Labeled: Sendable, Hashable {
        package let drawing: PenDrawing
        package let label: Int

        package init(_ drawing: PenDrawing, label: Int) { (self.drawing, self.label) = (drawing, label) }
    }

    /// Where they are kept; nil where the environment names no place.
    package let folder: String?

    private static let strokes = "drawings.unipen"
    private static let names = (images: "train-images-idx3-ubyte", labels: "train-labels-idx1-ubyte")
    /// More are not kept; each is a few kilobytes of text.
    package static let most = 10_000

    /// - Parameter environment: the variables that say where such files are
    package init(environment: [String: String]) { folder = UserFile.path("drawings", environment) }

    private var file: String? { folder.map { "\($0)/\(Self.strokes)" } }

    /// Those that are kept, the oldest first; none where there is no file.
    ///
    /// - Throws: what keeps the file from being read.
    package func all() throws(DatasetError) -> [Labeled] {
        guard let file, FileType(of: file) == .file else { return [] }
        return try PenDigits.digits(in: file, DataReading()).map { Labeled($0.drawing, label: Int($0.label)) }
    }

    /// Keeps one more.
    ///
    /// - Returns: how many there are now.
    /// - Throws: what keeps them from being read or written; then all is as it was.
    package func keep(_ labeled: Labeled) throws(DatasetError) -> Int {
        guard let folder, let file else { throw .notKept(path: "drawings", reason: "neither XDG_DATA_HOME nor HOME is set") }
        let all = try all() + [labeled]
        guard all.count <= Self.most else { throw .tooMany(path: file, limit: Self.most) }
        let pictures = try pictures(of: all)
        do {
            try Folder.make(folder)
            try FileBytes.write(Array(UNIPEN.text(of: all).utf8), to: file)
            try FileBytes.write(Self.idx([0, 0, 8, 3], [all.count, 28, 28], pictures), to: "\(folder)/\(Self.names.images)")
            try FileBytes.write(Self.idx([0, 0, 8, 1], [all.count], all.map { UInt8($0.label) }), to: "\(folder)/\(Self.names.labels)")
        } catch {
            throw .notKept(path: folder, reason: "\(error)")
        }
        return all.count
    }

    /// Them as a data set, whose training and test images are the same: there are too few to part them.
    ///
    /// - Throws: also where there are none.
    func dataset() throws(DatasetError) -> Dataset {
        let all = try all()
        guard !all.isEmpty else { throw .noDrawings }
        let side = DigitPreparation.side
        let split = { (name: String, images: [UInt8]) in
            Split(name: name, images: images, labels: all.map { UInt8($0.label) }, height: side, width: side)
        }
        let images = try pictures(of: all)
        return Dataset(
            name: "drawings", train: split("train", images), test: split("test", images),
            source: "\(all.count) drawings in \(folder ?? ""), the same to train with and for the test")
    }

    private func pictures(of all: [Labeled]) throws(DatasetError) -> [UInt8] {
        var images: [UInt8] = []
        for (place, labeled) in all.enumerated() {
            do throws(PictureError) {
                images += try labeled.drawing.prepared().pixels
            } catch {
                throw .badPicture(path: "\(file ?? Self.strokes), drawing \(place + 1)", error)
            }
        }
        return images
    }

    /// An IDX file: a magic number, the sizes as four bytes each, the most significant first, and the bytes.
    private static func idx(_ magic: [UInt8], _ sizes: [Int], _ bytes: [UInt8]) -> [UInt8] {
        magic + sizes.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } } + bytes
    }
}
