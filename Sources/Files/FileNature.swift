import Glibc

/// What a file is by its first bytes, whatever its name says.
package enum FileNature: CaseIterable, Sendable {
    case empty, png, jpeg, gif, bmp, webp, heic, avif, tiff, pgm, netpbm, svg, pdf
    case hdf5, pyTorch, keras, npz, numpy, pickle, safetensors, onnx, matlab, parquet, idx
    case zip, gzip, bzip2, xz, zstandard, sevenZip, tar
    case webPage, xml, notebook, lfsPointer, json, elf, sqlite, text

    /// So many of a file's first bytes tell.
    package static let bytesNeeded = 4096

    /// The nature of a regular file or of what its link names; nil where there is none that can be read, or where its
    /// bytes tell nothing.
    ///
    /// A pipe is not looked at: what is read of it would be gone.
    package static func of(_ path: String) -> FileNature? {
        let file = open(path.systemName, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: bytesNeeded)
        let count = read(file, &bytes, bytes.count)
        return count < 0 ? nil : FileNature(bytes: bytes[..<count])
    }

    /// The nature of a file that begins like this; nil where the bytes tell nothing.
    package init?(bytes: some Collection<UInt8>) {
        let start = Array(bytes.prefix(Self.bytesNeeded))
        guard let nature = Self.marked(start) ?? Self.written(start) else { return nil }
        self = nature
    }

    /// What it is, with its article: `an HDF5 file (Keras)`, `a web page`.
    package var words: String {
        switch self {
        case .empty: "an empty file"
        case .png: "a PNG picture"
        case .jpeg: "a JPEG picture"
        case .gif: "a GIF picture"
        case .bmp: "a BMP picture"
        case .webp: "a WebP picture"
        case .heic: "a HEIC picture"
        case .avif: "an AVIF picture"
        case .tiff: "a TIFF picture"
        case .pgm: "a PGM picture"
        case .netpbm: "a PBM or PPM picture"
        case .svg: "an SVG picture"
        case .pdf: "a PDF"
        case .hdf5: "an HDF5 file (Keras)"
        case .pyTorch: "a PyTorch file"
        case .keras: "a Keras file"
        case .npz: "a NumPy archive"
        case .numpy: "a NumPy array"
        case .pickle: "a Python pickle"
        case .safetensors: "a safetensors file"
        case .onnx: "an ONNX model"
        case .matlab: "a MATLAB file"
        case .parquet: "a Parquet file"
        case .idx: "an IDX file"
        case .zip: "a zip archive"
        case .gzip: "a gzip file"
        case .bzip2: "a bzip2 file"
        case .xz: "an xz file"
        case .zstandard: "a Zstandard file"
        case .sevenZip: "a 7z archive"
        case .tar: "a tar archive"
        case .webPage: "a web page"
        case .xml: "an XML file"
        case .notebook: "a Jupyter notebook"
        case .lfsPointer: "a Git LFS pointer"
        case .json: "a JSON file"
        case .elf: "an ELF program"
        case .sqlite: "a SQLite database"
        case .text: "plain text"
        }
    }
}

extension FileNature {
    /// What to do about a file that holds this in place of what was wanted; nil where that depends on what was wanted.
    package var remedy: String? {
        switch self {
        case .webPage: "download the file again, past any page that asks to sign in"
        case .lfsPointer: "`git lfs pull` gets the file itself"
        default: nil
        }
    }

    /// The first bytes that formats of one beginning agreed on; the more particular stand first.
    private static let marks: [(nature: FileNature, bytes: [UInt8])] = [
        (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), (.jpeg, [0xFF, 0xD8, 0xFF]),
        (.gif, Array("GIF8".utf8)), (.tiff, Array("II*\0".utf8)), (.tiff, Array("MM\0*".utf8)),
        (.pdf, Array("%PDF-".utf8)), (.hdf5, [0x89] + Array("HDF\r\n\u{1A}\n".utf8)),
        (.numpy, [0x93] + Array("NUMPY".utf8)), (.matlab, Array("MATLAB 5.0 MAT-file".utf8)),
        (.parquet, Array("PAR1".utf8)), (.gzip, [0x1F, 0x8B]), (.bzip2, Array("BZh".utf8)),
        (.xz, [0xFD] + Array("7zXZ\0".utf8)), (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
        (.sevenZip, Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C]), (.elf, [0x7F] + Array("ELF".utf8)),
        (.sqlite, Array("SQLite format 3\0".utf8)), (.lfsPointer, Array("version https://git-lfs".utf8)),
        // The magic number of a state dict from before PyTorch 1.6, as a pickle.
        (.pyTorch, [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20]),
    ]

    /// What binary formats say of themselves.
    private static func marked(_ bytes: [UInt8]) -> FileNature? {
        if bytes.isEmpty { return .empty }
        if let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) { return mark.nature }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(bytes) }
        if bytes.starts(with: Array("PK\u{5}\u{6}".utf8)) { return .zip }
        if text(bytes, 0..<4) == "RIFF", text(bytes, 8..<12) == "WEBP" { return .webp }
        if text(bytes, 4..<8) == "ftyp" { return text(bytes, 8..<12) == "avif" ? .avif : .heic }
        if text(bytes, 257..<262) == "ustar" { return .tar }
        if bytes.count > 3, bytes[0] == 0, bytes[1] == 0, (0x08...0x0E).contains(bytes[2]), (1...4).contains(bytes[3]) {
            return .idx
        }
        // Before its six, four zero bytes are reserved: two letters alone also begin words.
        if text(bytes, 0..<2) == "BM", bytes.count > 9, bytes[6...9].allSatisfy({ $0 == 0 }) { return .bmp }
        if bytes.count > 8, bytes[8] == UInt8(ascii: "{"), bytes[4...7].allSatisfy({ $0 == 0 }) { return .safetensors }
        if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) { return .pickle }
        if isModel(bytes) { return .onnx }
        return netpbm(bytes)
    }

    /// `P5 28 28 …`: a letter, a digit, blanks, and the width or a comment.
    private static func netpbm(_ bytes: [UInt8]) -> FileNature? {
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), isBlank(bytes[2]),
            let next = bytes[2...].first(where: { !isBlank($0) }), (48...57).contains(next) || next == UInt8(ascii: "#")
        else { return nil }
        switch bytes[1] {
        case UInt8(ascii: "2"), UInt8(ascii: "5"): return .pgm
        case UInt8(ascii: "1"), UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"): return .netpbm
        default: return nil
        }
    }

    /// Whether fields stand there as an ONNX model begins: a version of the format as field 1, then others in their order up
    /// to one that only a whole message explains, the writer's name (2), the graph (7) or the operators' version (8).
    private static func isModel(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 4, bytes[0] == 0x08, (3...32).contains(bytes[1]) else { return false }
        var place = 2
        while place < bytes.count {
            switch bytes[place] {
            // Texts of less than 128 bytes: the writer's version, the model's domain and what is said of it.
            case 0x1A, 0x22, 0x32:
                guard place + 1 < bytes.count, bytes[place + 1] < 0x80 else { return false }
                place += 2 + Int(bytes[place + 1])
            // The model's own version.
            case 0x28:
                guard place + 1 < bytes.count, bytes[place + 1] < 0x80 else { return false }
                place += 2
            case 0x12:
                guard place + 1 < bytes.count, bytes[place + 1] < 0x80 else { return false }
                let name = bytes[(place + 2)...].prefix(Int(bytes[place + 1]))
                return name.allSatisfy { $0 >= 32 && $0 < 127 }
            case 0x3A, 0x42: return true
            default: return false
            }
        }
        return false
    }

    /// What kind of archive a zip file is, by the name of its first member.
    private static func archive(_ bytes: [UInt8]) -> FileNature {
        guard bytes.count > 30 else { return .zip }
        let length = Int(bytes[26]) + Int(bytes[27]) << 8
        let name = String(decoding: bytes[30..<min(bytes.count, 30 + length)], as: UTF8.self)
        if name.hasSuffix("data.pkl") || name.hasSuffix(".format_version") { return .pyTorch }
        if name.hasSuffix(".npy") { return .npz }
        return ["metadata.json", "config.json", "model.weights.h5"].contains(name) ? .keras : .zip
    }

    /// What a text is about; nil for bytes that are none.
    private static func written(_ bytes: [UInt8]) -> FileNature? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = (bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]).drop { isBlank($0) }
        // A character that the end cut in two is no fault of a text.
        guard body.allSatisfy({ $0 >= 32 || isBlank($0) || $0 == 27 }),
            (0..<4).contains(where: { String(validating: body.dropLast($0), as: UTF8.self) != nil })
        else { return nil }
        let text = String(decoding: body, as: UTF8.self).lowercased()
        switch text.first {
        case "<":
            if ["<!doctype html", "<html", "<head", "<body"].contains(where: { text.contains($0) }) { return .webPage }
            if text.contains("<svg") { return .svg }
            return text.hasPrefix("<?xml") ? .xml : .text
        case "{":
            if text.contains("\"nbformat\"") || text.contains("\"cells\"") { return .notebook }
            return text.dropFirst().first { !$0.isWhitespace }.map { $0 == "\"" || $0 == "}" } == true ? .json : .text
        default: return .text
        }
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        bytes.count < range.upperBound ? "" : String(decoding: bytes[range], as: UTF8.self)
    }

    /// A blank, a tab or the end of a line.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
