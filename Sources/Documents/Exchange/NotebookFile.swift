import Display
import Explorer
import Files
import Markdown
import Notebook
import Painting

/// A document with what it showed as a Jupyter notebook.
///
/// Format: nbformat 4.5, https://nbformat.readthedocs.io/en/latest/format_description.html. What stands behind ```` ```convo ````
/// is kept in each cell's metadata, as `{"convo": {"options": "hide slow"}}`, and said in tags that other tools know.
package enum NotebookFile {
    /// Parts two cells of text where a document has one passage.
    static let separator = "<!-- next cell -->"

    /// The file.
    package static func text(_ pieces: [DocumentExport.Piece]) -> String {
        var ids = CellIdentifiers()
        var number = 0
        let cells = pieces.flatMap { piece in
            piece.isProse
                ? passages(of: piece.report.text).map { markdown($0, &ids) } : [code(piece, &ids, &number)]
        }
        let kernel = JSONText.object([
            ("display_name", JSONText.string("Convo")), ("language", JSONText.string("convo")),
            ("name", JSONText.string("convo")),
        ])
        let language = JSONText.object([
            ("file_extension", JSONText.string(".convo")), ("mimetype", JSONText.string("text/x-convo")),
            ("name", JSONText.string("convo")),
        ])
        return """
            {
             "cells": [
            \(cells.map { "  " + $0 }.joined(separator: ",\n"))
             ],
             "metadata": {"kernelspec":\(kernel),"language_info":\(language)},
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """
    }

    /// The cells of text that a passage stands for, without blank lines around them; none of blank lines alone.
    static func passages(of prose: String) -> [String] {
        var passages: [[Substring]] = [[]]
        for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == separator { passages.append([]) } else { passages[passages.count - 1].append(line) }
        }
        return passages.compactMap { lines in
            let start = lines.drop { $0.allSatisfy(\.isWhitespace) }
            let kept = start.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed()
            return kept.isEmpty ? nil : kept.joined(separator: "\n")
        }
    }

    private static func markdown(_ text: String, _ ids: inout CellIdentifiers) -> String {
        JSONText.object([
            ("cell_type", JSONText.string("markdown")), ("id", JSONText.string(ids.next(text))), ("metadata", "{}"),
            ("source", lines(text)),
        ])
    }

    private static func code(_ piece: DocumentExport.Piece, _ ids: inout CellIdentifiers, _ number: inout Int) -> String {
        let text = piece.report.text
        let hasRun = piece.report.verdict == "passed"
        if hasRun { number += 1 }
        return JSONText.object([
            ("cell_type", JSONText.string("code")), ("execution_count", hasRun ? "\(number)" : "null"),
            ("id", JSONText.string(ids.next("code " + text))), ("metadata", NotebookMetadata.json(piece)),
            ("outputs", JSONText.array(NotebookOutputs.json(piece, number: number))),
            ("source", lines(text.hasSuffix("\n") ? String(text.dropLast()) : text)),
        ])
    }

    /// A text as a list of its lines, as Jupyter writes it.
    static func lines(_ text: String) -> String {
        guard !text.isEmpty else { return "[]" }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let last = lines.popLast() ?? ""
        return JSONText.array((lines.map { $0 + "\n" } + (last.isEmpty ? [] : [last])).map(JSONText.string))
    }
}

/// The names of cells: each follows from the cell's text, so that it stays when cells around it come and go.
struct CellIdentifiers {
    private var given: [String: Int] = [:]

    mutating func next(_ text: String) -> String {
        let name = String(SHA256.sum(of: Array(text.utf8)).prefix(12))
        let count = given[name, default: 0]
        given[name] = count + 1
        return count == 0 ? name : "\(name)-\(count)"
    }
}

/// What a cell asks for, in a notebook's words.
enum NotebookMetadata {
    static func json(_ piece: DocumentExport.Piece) -> String {
        let options = piece.cell.info.options.map { $0.name + ($0.value.map { "=" + $0 } ?? "") }
        var members: [(key: String, json: String)] = []
        if !options.isEmpty {
            members.append(("convo", JSONText.object([("options", JSONText.string(options.joined(separator: " ")))])))
        }
        if piece.isHidden { members.append(("jupyter", JSONText.object([("outputs_hidden", "true"), ("source_hidden", "true")]))) }
        let tags = [
            piece.isHidden ? "remove-cell" : nil, piece.options?.expectsError == true ? "raises-exception" : nil,
            piece.options?.isParameters == true ? "parameters" : nil,
        ].compactMap { $0 }
        if !tags.isEmpty { members.append(("tags", JSONText.array(tags.map(JSONText.string)))) }
        return JSONText.object(members)
    }

    /// The options of a cell, from its metadata: those that were kept, else what its tags say.
    static func options(_ metadata: JSON?) -> [String] {
        if let kept = metadata?["convo"]?["options"]?.text {
            return kept.split(whereSeparator: \.isWhitespace).map(String.init)
                .filter { !$0.contains("`") && !$0.unicodeScalars.contains { $0.value < 0x20 } }
        }
        let meant = ["remove-cell": "hide", "remove_cell": "hide", "raises-exception": "expect-error", "parameters": "parameters"]
        return (metadata?["tags"]?.texts ?? []).compactMap { meant[$0] }
    }
}

/// What the commands of a cell showed, each in the forms that notebooks know: as text, as a piece of a page, and as a picture.
enum NotebookOutputs {
    private static let plain = TextRenderer(RenderContext(width: 80, color: .none, unicode: true))
    private static let page = HTMLRenderer()

    static func json(_ piece: DocumentExport.Piece, number: Int) -> [String] {
        let shown = piece.report.outputs.map(\.output).filter { $0 != .nothing }
        var outputs = shown.enumerated().map { place, output in
            display(output, number: place == shown.count - 1 && piece.expectedError == nil ? number : nil)
        }
        if let error = piece.expectedError {
            outputs.append(JSONText.object([
                ("ename", JSONText.string("Error")), ("evalue", JSONText.string(error)),
                ("output_type", JSONText.string("error")), ("traceback", JSONText.array([JSONText.string("error: \(error)")])),
            ]))
        } else if piece.report.verdict == "skipped", let reason = piece.report.message {
            outputs.append(display(.note("skipped: \(reason)"), number: nil))
        }
        return outputs
    }

    /// - Parameter number: that of the cell, for its result
    private static func display(_ output: Output, number: Int?) -> String {
        var data = [(key: "text/plain", json: NotebookFile.lines(plain.render(output)))]
        let html = page.render(output)
        if !html.isEmpty { data.append(("text/html", NotebookFile.lines(html))) }
        if output.hasPictures, let bytes = try? SaveFormat.png.encode(output, in: HTMLRenderer.screen) {
            data.append(("image/png", JSONText.string(Base64.text(of: bytes))))
        } else if output.hasFigures, let bytes = try? SaveFormat.svg.encode(output, in: HTMLRenderer.screen) {
            data.append(("image/svg+xml", NotebookFile.lines(String(decoding: bytes, as: UTF8.self))))
        }
        let type = number == nil ? "display_data" : "execute_result"
        return JSONText.object(
            [("data", JSONText.object(data))] + (number.map { [("execution_count", "\($0)")] } ?? [])
                + [("metadata", "{}"), ("output_type", JSONText.string(type))])
    }
}
