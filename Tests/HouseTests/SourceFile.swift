import Foundation

/// What a source file of a target says about its place in the house.
struct SourceFile {
    /// Below `Sources`: `Display/Charts/Axis.swift`.
    let path: String
    let target: String
    /// The first folder inside the target; empty for a file that stands in none.
    let folder: String
    let lines: Int
    let imports: Set<String>
    /// Types and functions of the whole target that it declares.
    let declared: Set<String>
    /// Every name that stands in it, unless it declares one of that name itself, nested or not.
    let named: Set<String>

    init(path: String, text: String) {
        let code = SwiftCode.of(text)
        let parts = path.split(separator: "/").map(String.init)
        self.path = path
        target = parts[0]
        folder = parts.count > 2 ? parts[1] : ""
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        imports = Set(code.matches(of: /(?m)^(?:@testable |internal |package )?import (?:struct |func )?(\w+)/).map { String($0.1) })
        declared = Set(code.matches(of: Self.declaration).map { String($0.1) })
        let own = Set(code.matches(of: /\b(?:struct|class|enum|protocol|actor|typealias|case|associatedtype) ([A-Z]\w*)/).map { String($0.1) })
        named = Set(code.matches(of: /\b[A-Za-z_]\w*/).map { String($0.0) }).subtracting(own)
    }

    /// Declarations that begin a line: those of the file itself.
    private nonisolated(unsafe) static let declaration =
        /(?m)^(?:@\w+(?:\([^)]*\))? )*(?:(?:package|public|final|indirect|nonisolated|unsafe|\(|\)) ?)*(?:struct|class|enum|protocol|actor|typealias) ([A-Z]\w*)/

    /// All files of all targets.
    static let all: [SourceFile] = {
        let root = Repository.root + "/Sources"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            (try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)).map { SourceFile(path: name, text: $0) }
        }
    }()
}

/// The folder of the package.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func text(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }
}
