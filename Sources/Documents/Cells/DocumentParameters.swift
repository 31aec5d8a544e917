import Explorer
import Notebook
import Words

/// The parameters of a document, which stand as `$epochs` or `${epochs}` in its commands.
///
///     ```convo parameters
///     epochs = 3
///     rate
///     ```
///
/// One without a value must be given one by whoever runs the document.
package struct DocumentParameters: Sendable, Hashable {
    private var values: [String: String?] = [:]
    /// In the order in which they are declared.
    private var names: [String] = []

    /// None.
    init() {}

    /// Takes those that a document declares, filled with what was given for them.
    ///
    /// - Parameter given: `epochs=3`, in words of their own
    /// - Throws: one line that names the file and the line: a declaration that is none, a name that is not declared, a
    ///   parameter that has no value
    init(of document: Document, filledWith given: [String], file: String) throws {
        for cell in document.commands where (try? CellOptions(cell.info))?.isParameters == true {
            for (offset, line) in cell.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                do { try declare(String(line)) } catch {
                    throw ExplorerError.inDocument(file, line: cell.line + offset, message: "\(error)")
                }
            }
        }
        for one in given { try fill(one, file: file) }
        let missing = names.filter { values[$0] == .some(nil) }
        guard missing.isEmpty else {
            throw ExplorerError.refused(
                "\(file) needs a value for \(missing.joined(separator: ", "))", remedy: "give it one: `--set \(missing[0])=VALUE`")
        }
    }

    private mutating func declare(_ line: String) throws {
        let bare = line.prefix { $0 != "#" }
        guard !bare.allSatisfy(\.isWhitespace) else { return }
        let (name, value) = Self.parts(String(bare))
        guard Self.isName(name) else {
            throw ExplorerError.badValue(name: "a parameter", given: line, expected: "a name of letters, or name = value")
        }
        try Self.check(value ?? "", of: name)
        if values[name] == nil { names.append(name) }
        values[name] = .some(value)
    }

    private mutating func fill(_ given: String, file: String) throws {
        let (name, value) = Self.parts(given)
        guard let value else { throw ExplorerError.badValue(name: "--set", given: given, expected: "NAME=VALUE") }
        guard values[name] != nil else {
            guard !names.isEmpty else {
                throw ExplorerError.refused("\(file) has no parameters", remedy: "leave out --set \(given)")
            }
            throw UnknownName("parameter", name, among: names)
        }
        try Self.check(value, of: name)
        values[name] = .some(value)
    }

    /// `epochs = 3`, in the order in which they are declared.
    var lines: [String] { names.map { "\($0) = \((values[$0] ?? nil) ?? "")" } }

    private static func parts(_ text: String) -> (name: String, value: String?) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
            String(String(part.drop(while: \.isWhitespace)).reversed().drop(while: \.isWhitespace).reversed())
        }
        return (parts[0], parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
    }

    private static func isName(_ text: String) -> Bool {
        text.first.map { $0.isLetter || $0 == "_" } == true && text.allSatisfy(isPartOfName)
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }

    /// A value stands in a command, or in quotes in it, and must not end either.
    private static func check(_ value: String, of name: String) throws {
        guard !value.contains(where: { ";'\"\\#$`".contains($0) || $0.isNewline }) else {
            throw ExplorerError.badValue(
                name: name, given: value, expected: "a value without quotes, semicolons, #, $ and backslashes")
        }
    }

    /// The commands of a cell with values in the place of the parameters. Lines for another shell keep their own.
    ///
    /// - Throws: for a parameter that is not declared, with those that are
    func filled(_ text: String) throws -> String {
        guard text.contains("$") else { return text }
        return try text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.drop(while: \.isWhitespace).first == "!" ? String(line) : try filled(line: line)
        }.joined(separator: "\n")
    }

    /// The commands of a cell; none of one that declares parameters.
    ///
    /// - Throws: the error with file and line
    func filled(of cell: Cell, in file: String) throws(ExplorerError) -> String {
        guard (try? CellOptions(cell.info))?.isParameters != true else { return "" }
        do { return try filled(cell.text) } catch {
            throw .inDocument(file, line: cell.line, message: "\(error)")
        }
    }

    private func filled(line: Substring) throws -> String {
        var result = ""
        var rest = line
        while let sign = rest.firstIndex(of: "$") {
            result += rest[..<sign]
            rest = rest[rest.index(after: sign)...]
            let isBraced = rest.first == "{"
            let name = String((isBraced ? rest.dropFirst() : rest).prefix(while: Self.isPartOfName))
            guard Self.isName(name) else {
                result += "$"
                continue
            }
            guard let found = values[name], let value = found else {
                guard !names.isEmpty else {
                    throw ExplorerError.refused(
                        "'$\(name)' is no parameter: the document has none", remedy: "declare it in a cell: ```convo parameters")
                }
                throw UnknownName("parameter", name, among: names)
            }
            result += value
            rest = rest.dropFirst(name.count + (isBraced ? 1 : 0))
            if isBraced, rest.first == "}" { rest = rest.dropFirst() }
        }
        return result + rest
    }
}
