import Painting
import Words

/// A kind of file that keeps an output, told by the ending of its name.
package enum SaveFormat: String, Sendable, CaseIterable {
    /// Everything that a screen shows, words, tables, pictures and charts with their axes, in pixels.
    case png
    /// The same as vectors.
    case svg
    /// The rows of tables; else the numbers of pictures and charts. One number a cell.
    case csv
    /// The tensor that is shown, whole, as an array of 32-bit floats for NumPy.
    case npy
    /// All tensors that are shown, by their names.
    case npz

    /// The format that a file's name ends with; nil for another ending.
    package init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
            let format = SaveFormat(rawValue: name[dot...].dropFirst().lowercased())
        else { return nil }
        self = format
    }

    /// The endings there are, in words: `.png, .svg, .csv, .npy or .npz`.
    package static var endings: String { Format.alternatives(allCases.map { "." + $0.rawValue }) }

    /// The bytes of a file that keeps the output.
    ///
    /// - Parameter room: the screen that the output is shown on; what depends on it, such as the maps that there is room for, is
    ///   kept as it is shown there.
    /// - Throws: `SaveError` if the output holds nothing that this format can keep.
    package func encode(_ output: Output, in room: Room = .usual) throws(SaveError) -> [UInt8] {
        switch self {
        case .png: try PNGFile.bytes(of: output, in: room)
        case .svg: try SVGFile.bytes(of: output, in: room)
        case .csv: try CSVFile.bytes(of: output, in: room)
        case .npy: try NPYFile.bytes(of: output)
        case .npz: try NPZFile.bytes(of: output)
        }
    }
}

extension SaveFormat {
    /// The format that keeps an output without tensors best: its numbers, if it has some.
    static func keeping(_ output: Output) -> SaveFormat {
        output.kind.rowBlocks(in: .usual).isEmpty ? .svg : .csv
    }
}

/// Why an output cannot be kept in a file of a format.
package enum SaveError: Error, Hashable, Sendable {
    /// The output holds nothing that the format can keep.
    case nothing(SaveFormat)
    /// No number in the output is one of the network itself.
    case noTensor(SaveFormat, fitting: SaveFormat)
    /// There are more than the one that the format can keep.
    case severalTensors(SaveFormat, names: [String])
    /// The picture would have more pixels than fit into a file.
    case tooLarge(SaveFormat, pixels: Int)
}

extension SaveError: CustomStringConvertible {
    /// One line: what is missing, and which format to take.
    package var description: String {
        switch self {
        case .nothing(.csv): "there are no rows and no numbers to put into a .csv file; .svg keeps everything"
        case .nothing(let format):
            "there is nothing to keep in a .\(format.rawValue) file; run a command that shows something"
        case .noTensor(let format, let fitting):
            "a .\(format.rawValue) file keeps tensors of the network, and this shows none; .\(fitting.rawValue) keeps "
                + (fitting == .csv ? "its numbers" : "everything")
        case .severalTensors(let format, let names):
            "a .\(format.rawValue) file keeps one tensor, and this shows \(names.count) (\(names.prefix(2).joined(separator: ", "))"
                + (names.count > 2 ? " …" : "") + "); .npz keeps all by name"
        case .tooLarge(let format, let pixels):
            "a .\(format.rawValue) file of \(Format.integer(pixels)) pixels is too large; show fewer pictures"
        }
    }
}
