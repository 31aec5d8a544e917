import Files
import Glibc
import Words

extension DatasetError {
    /// One line: the thing, what was expected, what came, what to do.
    package var description: String {
        switch self {
        case .unknownName, .missing, .special, .unreadable, .unwritable, .unknownFile, .otherFile, .incompleteFolder,
            .ambiguousFolder, .tooManyClasses:
            whereabouts
        case .unavailable, .interrupted:
            download
        default:
            contents
        }
    }

    private var whereabouts: String {
        switch self {
        case .unknownName(let name, let suggestion?):
            "no data set is called “\(name)”: did you mean “\(suggestion)”?"
        case .unknownName(let name, nil):
            "no data set is called “\(name)”: expected mnist, fashion, pendigits, drawings, synthetic, \(Self.places)"
        case .missing(let path):
            "\(path): there is no such file or folder"
        case .special(let path):
            "\(path) is a pipe or a device: expected a file or a folder"
        case .unreadable(let path, let code):
            "\(path) cannot be read: \(String(cString: strerror(code)))"
        case .unwritable(let path, let code):
            "\(path) cannot be made: \(String(cString: strerror(code))): name a folder of your own in XDG_CACHE_HOME, "
                + "or load synthetic, which needs none"
        case .unknownFile(let path, nil):
            "\(path) is no data set: expected \(Self.places), plain or gzipped"
        case .unknownFile(let path, .idx?):
            "\(path) is one file of a data set: load the folder that holds all four"
        case .unknownFile(let path, let nature?):
            Self.words(for: nature, at: path, not: "a data set", otherwise: "expected \(Self.places)")
        case .otherFile(let path, let nature, let wanted):
            Self.words(for: nature, at: path, not: wanted, otherwise: "download the file again")
        case .tooManyClasses(let path, let found, let limit):
            "\(path) holds \(found) folders of pictures: expected at most \(limit), one for each class"
        case .incompleteFolder(let path, let expected, let csv?, _):
            "\(path) holds no \(expected): to load the table in it, load \(path)/\(csv)"
        case .incompleteFolder(let path, let expected, nil, let files):
            "\(path) holds no \(expected): expected \(files), gzipped or not"
        case .ambiguousFolder(let path, let first, let second):
            "\(path) holds both \(first) and \(second): leave one data set in the folder, or name the beginning of its files: "
                + "load \(path)/emnist-letters"
        default: ""
        }
    }

    private static let places =
        "a folder of IDX files, of CIFAR-10's batches, of folders of pictures or of NumPy arrays, or a .npz or CSV file"

    /// What a file is in place of what it should be.
    private static func words(for nature: FileNature, at path: String, not wanted: String, otherwise remedy: String) -> String {
        switch nature {
        case .gzip: "\(path) is gzipped twice: unpack it once with gunzip"
        case .matlab: "\(path) is a MATLAB file, not \(wanted): in Python, `import numpy, scipy.io; "
            + "numpy.savez('\(path).npz', **{k: v for k, v in scipy.io.loadmat('\(path)').items() if k[0] != '_'})` makes a .npz of it"
        case .zip, .tar, .bzip2, .xz, .zstandard, .sevenZip: "\(path) is \(nature.words), not \(wanted): unpack it first"
        default: "\(path) is \(nature.words), not \(wanted): \(nature.remedy ?? remedy)"
        }
    }

    private var contents: String {
        switch self {
        case .wrongMagic(let path, let expected, let found):
            "\(path) is no IDX file of this kind: expected it to begin with \(hex(expected)), found \(hex(found))"
        case .badDimensions(let path, let dimensions):
            "\(path) says it holds \(dimensions.map { String($0) }.joined(separator: "×")) bytes: "
                + "expected from 1 to as many as a file of its size can hold: download the file again"
        case .truncated(let path, let expected, let found):
            "\(path) is cut short: expected \(expected) bytes, found \(found): download the file again"
        case .trailing(let path, let expected):
            "\(path) goes on after the \(expected) bytes that its header promises: download the file again"
        case .damagedGzip(let path):
            "\(path) is gzipped but damaged or cut short: download the file again"
        case .afterGzip(let path):
            "\(path) goes on after the end of its gzipped data: download the file again"
        case .pictureTooLarge(let path, let lengths, let limit):
            "\(path) holds pictures of \(sides(lengths)): expected at most \(Format.integer(limit)) pixels in each: scale them down first"
        case .tooLarge(let path, let limit):
            "\(path) holds more than fits into memory: expected at most \(Format.bytes(limit)) of pixels in a data set, a byte each: "
                + "take fewer pictures, or smaller ones"
        case .badPicture(let path, let error):
            "\(error)".contains(path) ? "\(error)" : "\(path): \(error)"
        case .badLabel(let path, let index, let label, let limit):
            "\(path): label \(index) is \(label), expected a \(limit == 9 ? "digit" : "number") from 0 to \(limit)"
        case .badArchive(let path, let reason):
            "\(path) \(reason)"
        case .badArray(let path, let array, let reason):
            "\(path): \(array) \(reason)"
        case .noArrays(let path, let missing, let found):
            "\(path) holds no \(missing): expected arrays such as x_train, y_train, x_test and y_test, found "
                + (found.isEmpty ? "none" : found.prefix(6).joined(separator: ", ") + (found.count > 6 ? " …" : ""))
        case .notSaved(let path, let reason):
            "the data cannot be kept in \(path): \(reason)"
        case .countsDisagree(let images, let imageCount, let labels, let labelCount):
            "\(images) holds \(Format.count(imageCount, "image")) but \(labels) holds \(Format.count(labelCount, "label")): take both from one data set"
        case .sizesDisagree(let train, let test):
            "the training pictures are \(sides(train)) but the test pictures \(sides(test)): expected one size"
        case .badLine(let path, let line, let fault):
            "\(path), line \(line): \(fault.description)"
        case .unlabeled(let path):
            "\(path) has no labels: expected “label” as its first column (Kaggle's train.csv has it, test.csv has not)"
        case .noLabelColumn(let path, let columns):
            "\(path): no column is called label, class, digit, target or y; its header begins with "
                + columns.map { "“\($0)”" }.joined(separator: ", ")
        case .badStrokes(let path, let line, let what):
            "\(path)\(line.map { ", line \($0)" } ?? "") is no file of pen strokes (UNIPEN): expected .SEGMENT, .PEN_DOWN and points, "
                + "found \(what)"
        case .notKept(let path, let reason):
            "drawings cannot be kept in \(path): \(reason)"
        case .noDrawings:
            "no drawing was labeled yet: `draw` one and `label` it"
        case .noProgram(let program, let path):
            "\(path) is packed, and \(program), which unpacks it, is not installed: apt install \(program)"
        case .badWriters(let what, let writers):
            "\(what): expected " + (writers.isEmpty ? "" : "some of the writers \(Self.runs(of: writers)) to train with, and ")
                + "others for the test"
        case .unlikeSets(let first, let other):
            "\(first) and \(other) cannot be mixed: expected images of one size and the same classes"
        case .tooFew(let path, let count):
            "\(path) holds \(Format.count(count, "picture")): expected at least 2, one to train with and one for the test"
        case .tooMany(let path, let limit):
            "\(path) holds more than \(limit) pictures, more than are read: download the file again"
        case .badClassNames(let path, let found):
            "\(path) holds \(found) names: expected one for each class, each on a line: leave it out for the usual ones"
        default: ""
        }
    }

    private var download: String {
        switch self {
        case .unavailable(let name, let places, let failures, let putInto):
            "\(name) is not in \(places.joined(separator: ", ")), and it could not be downloaded"
                + (failures.isEmpty ? "" : " (\(failures.joined(separator: "; ")))")
                + ": put its files into \(putInto), or load synthetic, which needs none"
        case .interrupted(nil):
            Interrupted().description
        case .interrupted(let name?):
            "the download of \(name) was stopped; load \(name) continues it"
        default: ""
        }
    }

    /// `1-24`, from the first to the last.
    private static func runs(of numbers: [Int]) -> String {
        guard let first = numbers.min(), let last = numbers.max() else { return "" }
        return first == last ? "\(first)" : "\(first)-\(last)"
    }

    private func hex(_ word: UInt32) -> String {
        let digits = String(word, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    private func sides(_ lengths: [Int]) -> String { lengths.map { String($0) }.joined(separator: "×") }
}

extension CSVFault: CustomStringConvertible {
    /// The end of a line that names file and line.
    package var description: String {
        switch self {
        case .fieldCount(let found, let expected):
            "expected a label and \(expected - 1) pixels, \(expected) fields, found \(found)"
        case .notSquare(let pixels):
            "expected a label and a square of pixels, such as 28·28 = 784, found \(pixels) pixels"
        case .field(let field, let limit):
            "field \(field) is no whole number from 0 to \(limit)"
        }
    }
}
