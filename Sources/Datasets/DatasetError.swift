import Files
import Raster
import Words

/// Why a data set could not be loaded. Each error reads as one line.
package enum DatasetError: ReportedError, Equatable, Sendable {
    /// No data set has this name, and no folder or file; `suggestion` is the nearest name there is.
    case unknownName(String, suggestion: String?)
    /// No file or folder of this path.
    case missing(path: String)
    /// A pipe or a device.
    case special(path: String)
    /// The system refused; `code` is its `errno`.
    case unreadable(path: String, code: Int32)
    /// A folder or file could not be made; `code` is the `errno`.
    case unwritable(path: String, code: Int32)
    /// A file that is neither CSV nor gzipped CSV, and what it is instead, if that is known.
    case unknownFile(path: String, nature: FileNature? = nil)
    /// A file that should be of one format, such as `an IDX file`, and is something else.
    case otherFile(path: String, nature: FileNature, wanted: String = "an IDX file")
    /// A folder without the files of a data set; `expected` is the first that was not found, `csv` a CSV file in it, `of`
    /// what would do.
    case incompleteFolder(path: String, expected: String, csv: String?, of: String = "MNIST's four IDX files")
    /// Two files in a folder could both be meant.
    case ambiguousFolder(path: String, first: String, second: String)
    /// The first four bytes are not those of the IDX format.
    case wrongMagic(path: String, expected: UInt32, found: UInt32)
    /// A dimension in an IDX header is zero, or there are more bytes promised than the file can hold.
    case badDimensions(path: String, dimensions: [UInt32])
    /// The file ends before what its header promises.
    case truncated(path: String, expected: Int, found: Int)
    /// The file goes on after what its header promises.
    case trailing(path: String, expected: Int)
    /// The compressed data contradict themselves or stop before their end.
    case damagedGzip(path: String)
    /// Something follows the gzipped part of a file.
    case afterGzip(path: String)
    /// Pictures of these sides, height and width, have more pixels than are read.
    case pictureTooLarge(path: String, sides: [Int], limit: Int)
    /// A data set has more bytes of pictures than are read.
    case tooLarge(path: String, limit: Int)
    /// A picture in a folder of a class cannot be read.
    case badPicture(path: String, PictureError)
    /// A folder with more folders of pictures than there can be classes.
    case tooManyClasses(path: String, found: Int, limit: Int)
    /// A label that is no digit, or no class up to `limit`; `index` counts from 0.
    case badLabel(path: String, index: Int, label: Int, limit: Int = 9)
    /// Images and labels of one split are not equally many.
    case countsDisagree(images: String, imageCount: Int, labels: String, labelCount: Int)
    /// Training and test pictures have different sizes, each height and width.
    case sizesDisagree(train: [Int], test: [Int])
    /// A line of a CSV file, counted from 1, that is not a label and pixels.
    case badLine(path: String, line: Int, CSVFault)
    /// A CSV file whose rows have no label.
    case unlabeled(path: String)
    /// A CSV file whose header, which begins with these names, calls no column a label.
    case noLabelColumn(path: String, columns: [String])
    /// A file of NumPy arrays that is damaged or cannot be read: why, and what to do.
    case badArchive(path: String, String)
    /// An array, by its name in a file, that cannot be pictures or labels, and why.
    case badArray(path: String, array: String, String)
    /// Files of NumPy arrays of which none, or not all that is needed, have names of pictures and labels; `missing` is what.
    case noArrays(path: String, missing: String, found: [String])
    /// A data set that cannot be kept in a file of this name.
    case notSaved(path: String, reason: String)
    /// A file of pen strokes, a line of it where it is one, that says something else than it should.
    case badStrokes(path: String, line: Int?, String)
    /// A place where drawings cannot be kept, and why.
    case notKept(path: String, reason: String)
    /// No drawing was labeled yet.
    case noDrawings
    /// A program that unpacks a file is not installed.
    case noProgram(String, path: String)
    /// Writers that a set does not have, or that leave none for the test.
    case badWriters(String, writers: [Int])
    /// Sets that cannot be mixed: what the first has, and what another.
    case unlikeSets(String, String)
    /// A file without a single picture, or with too few to set some apart for the test.
    case tooFew(path: String, count: Int)
    /// A file with more pictures than are read.
    case tooMany(path: String, limit: Int)
    /// A file that should name each of the classes and holds `found` names.
    case badClassNames(path: String, found: Int)
    /// A named set that is in none of the places; `places` were searched, `failures` say what each mirror answered.
    case unavailable(name: String, places: [String], failures: [String], putInto: String)
    /// Loading was stopped; of the download of a set the part that came is kept and the next one continues it.
    case interrupted(download: String?)

    package var exitStatus: Int32 {
        if case .interrupted = self { Interrupted().exitStatus } else { 1 }
    }
}

/// What is wrong with a line of a CSV file.
package enum CSVFault: Equatable, Sendable {
    /// Fewer or more fields than a label and a square of pixels.
    case fieldCount(found: Int, expected: Int)
    /// The number of pixels in the first row is not a square.
    case notSquare(pixels: Int)
    /// A field, counted from 1, is not a whole number from 0 to `limit`.
    case field(Int, limit: Int)
}
