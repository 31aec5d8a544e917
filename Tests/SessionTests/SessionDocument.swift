import Glibc
import Notebook
import Testing

/// A Markdown file in `Sessions/`.
struct SessionDocument: Sendable, CustomTestStringConvertible {
    let path: String
    /// As it stands in the file.
    let text: String
    let document: Document

    var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }

    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    /// The folder that holds the MNIST files, if it is there; it must be called `mnist`.
    static let mnist: String? = {
        let folder = getenv("CONVO_TEST_MNIST").map { String(cString: $0) } ?? root + "/../shared/mnist"
        return access(folder, R_OK) == 0 ? folder : nil
    }()

    /// Those of `Sessions/` and the lessons.
    static let all = documents(in: root + "/Sessions") + documents(in: root + "/Sessions/lessons")

    private static func documents(in folder: String) -> [SessionDocument] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var documents: [SessionDocument] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard name.hasSuffix(".md"), let text = text(of: "\(folder)/\(name)") else { continue }
            do {
                documents.append(SessionDocument(
                    path: "\(folder)/\(name)", text: text, document: try Document(markdown: text)))
            } catch {
                Issue.record("\(name): \(error)")
            }
        }
        return documents.sorted { $0.path < $1.path }
    }

    private static func text(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block.prefix(count) }
        return String(validating: bytes, as: UTF8.self)
    }
}
