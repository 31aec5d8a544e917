import CZlib
import Files
import Glibc
@testable import Datasets

/// A folder of its own for a test, gone when the test lets go of it.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/convo-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DatasetError.unwritable(path: "/tmp", code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        if FileType(of: path) == .folder {
            for name in (try? Folder.names(in: path)) ?? [] { remove(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    /// Writes a file, gzipped if so wanted, and gives back its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8], gzipped: Bool = false) throws -> String {
        let file = path + "/" + name
        if let slash = name.lastIndex(of: "/") { try Folder.make(path + "/" + name[..<slash]) }
        // Mode T is zlib's word for no compression at all.
        guard let stream = gzopen(file, gzipped ? "wb6" : "wbT") else {
            throw DatasetError.unwritable(path: file, code: errno)
        }
        gzwrite(stream, bytes, UInt32(bytes.count))
        gzclose(stream)
        return file
    }

    /// Writes the four files of a tiny data set of 4×3 pictures, and gives back their uncompressed bytes by name.
    @discardableResult
    func writeSet(in folder: String = "", gzipped: Bool = false, train: Int = 6, test: Int = 2) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (split, count) in [("train", train), ("t10k", test)] {
            files["\(split)-images-idx3-ubyte"] = IDXBytes.images(count: count, height: 4, width: 3)
            files["\(split)-labels-idx1-ubyte"] = IDXBytes.labels((0..<count).map { UInt8($0 % 10) })
        }
        for (name, bytes) in files {
            try write((folder.isEmpty ? "" : folder + "/") + name + (gzipped ? ".gz" : ""), bytes, gzipped: gzipped)
        }
        return files
    }
}

/// IDX files byte by byte.
enum IDXBytes {
    static func images(count: Int, height: Int, width: Int) -> [UInt8] {
        header(3, [count, height, width]) + (0..<count * height * width).map { UInt8($0 % 251) }
    }

    static func labels(_ labels: [UInt8]) -> [UInt8] { header(1, [labels.count]) + labels }

    static func header(_ dimensions: UInt8, _ sizes: [Int]) -> [UInt8] {
        [0, 0, 8, dimensions] + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 255) } }
    }
}
