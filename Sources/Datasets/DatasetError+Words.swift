import Glibc
import Words

extension DatasetError {
    /// One line: the thing, what was expected, what came, what to do.
    package var description: String {
        switch self {
        case .unknownName, .missing, .unreadable, .unwritable, .unknownFile, .incompleteFolder, .ambiguousFolder:
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
            "no data set is called “\(name)”: expected mnist, fashion, synthetic, a folder of IDX files or CIFAR-10's batches, or a "
                + "CSV file"
        case .missing(let path):
            "\(path): there is no such file or folder"
        case .unreadable(let path, let code):
            "\(path) cannot be read: \(String(cString: strerror(code)))"
        case .unwritable(let path, let code):
            "\(path) cannot be made: \(String(cString: strerror(code))): name a folder of your own in XDG_CACHE_HOME, "
                + "or load synthetic, which needs none"
        case .unknownFile(let path):
            "\(path) is no data set: expected a folder of IDX files or CIFAR-10's batches, or a CSV file, plain or gzipped"
        case .incompleteFolder(let path, let expected, let csv?, _):
            "\(path) holds no \(expected): to load the table in it, load \(path)/\(csv)"
        case .incompleteFolder(let path, let expected, nil, let files):
            "\(path) holds no \(expected): expected \(files), gzipped or not"
        case .ambiguousFolder(let path, let first, let second):
            "\(path) holds both \(first) and \(second): leave one data set in the folder"
        default: ""
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
        case .badLabel(let path, let index, let label):
            "\(path): label \(index) is \(label), expected a digit from 0 to 9"
        case .countsDisagree(let images, let imageCount, let labels, let labelCount):
            "\(images) holds \(imageCount) images but \(labels) holds \(labelCount) labels: take both from one data set"
        case .sizesDisagree(let train, let test):
            "the training pictures are \(sides(train)) but the test pictures \(sides(test)): expected one size"
        case .badLine(let path, let line, let fault):
            "\(path), line \(line): \(fault.description)"
        case .unlabelled(let path):
            "\(path) has no labels: expected “label” as its first column (Kaggle's train.csv has it, test.csv has not)"
        case .tooFew(let path, let count):
            "\(path) holds \(count) pictures: expected at least 2, one to train with and one for the test"
        case .tooMany(let path, let limit):
            "\(path) holds more than \(limit) pictures, more than are read: download the file again"
        case .badClassNames(let path, let found):
            "\(path) holds \(found) names: expected ten, one for each class, each on a line: leave it out for the usual ones"
        default: ""
        }
    }

    private var download: String {
        switch self {
        case .unavailable(let name, let places, let failures, let putInto):
            "\(name) is not in \(places.joined(separator: ", ")), and it could not be downloaded"
                + (failures.isEmpty ? "" : " (\(failures.joined(separator: "; ")))")
                + ": put its four IDX files into \(putInto), or load synthetic, which needs none"
        case .interrupted("synthetic"):
            Interrupted().description
        case .interrupted(let name):
            "the download of \(name) was stopped; load \(name) continues it"
        default: ""
        }
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
