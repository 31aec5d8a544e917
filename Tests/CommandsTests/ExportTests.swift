import Display
import Files
import Glibc
import Notebook
import Painting
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Documents written for others: pages, notebooks and Markdown.
@Suite struct ExportTests {
    private let folder: String
    private let interpreter: Interpreter

    init() throws {
        folder = try Fixture.folder()
        var interpreter = Fixture.interpreter()
        interpreter.session.folder = folder
        self.interpreter = interpreter
    }

    private func write(_ text: String, to name: String = "a.md") throws { try Fixture.write(text, to: "\(folder)/\(name)") }

    private func text(_ name: String) throws -> String {
        String(decoding: try FileBytes.read("\(folder)/\(name)", limit: 1 << 24), as: UTF8.self)
    }

    private func isThere(_ name: String) -> Bool { access("\(folder)/\(name)", F_OK) == 0 }

    /// What a line notes in the end, or why it fails.
    private func said(_ line: String) -> String {
        var copy = interpreter
        let surface = SilentSurface()
        do throws(CommandFailure) { try copy.execute(line, on: surface) } catch { return error.message }
        #expect(surface.results.count == 1)
        return surface.results.map { TextRenderer(RenderContext(width: 400)).render($0.output) }.joined()
    }

    private let lesson = """
        # Bars & <b>more</b>

        Some *words*, a [link](https://example.org/x), a [trap](javascript:x) and <script>alert(1)</script>.

        ```convo
        set batch 8; set seed 2
        new --layers 'conv 2 3x3, flatten, dense 10'
        filters conv1
        ```

        ```output
        recorded before
        ```

        ```convo hide
        set lr 0.5
        ```

        ```convo expect-error
        set lr -5
        ```

        ```convo slow
        set seed 3
        ```

        <!-- recorded with convo 0.0.0, x, seed 1 -->

        """

    // MARK: Pages

    @Test func `a page holds title, prose, commands, outputs and errors, and nothing from elsewhere`() throws {
        try write(lesson)
        #expect(said("export a.md --to b.html --fast") == "\(folder)/b.html holds a.md with what 5 commands showed")
        let page = try text("b.html")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        for piece in [
            "<title>Bars &amp; more</title>", "<h1 id=\"bars--more\">", "name=\"viewport\"", "@media (prefers-color-scheme:dark)",
            "@media print", "<pre class=\"command\"><code>set batch 8</code></pre>", "batch is 8; it was 32",
            "src=\"data:image/", "alt=\"conv1/0", "<p class=\"error\">error: lr expects", "skipped: slow",
            "<em>words</em>", "href=\"https://example.org/x\"", " a trap and alert(1).",
        ] { #expect(page.contains(piece), "\(piece)") }
        for piece in ["<script", "javascript", "recorded before", "recorded with", "set lr 0.5", "<link", "@import", "url(", folder] {
            #expect(!page.contains(piece), "\(piece)")
        }
        #expect(!page.contains(/(src|poster|data)="(?!data:image)/))
        #expect(WellFormedPage.faults(of: page) == [])
    }

    @Test func `a cell that fails ends it with its error, and nothing is written`() throws {
        try write("```convo\nset lr -5\n```\n")
        for ending in ["html", "ipynb", "md"] {
            #expect(said("export a.md --to b.\(ending)").hasPrefix("a.md:2: lr expects a number above 0"))
            #expect(!isThere("b.\(ending)"))
        }
    }

    @Test func `a lesson is written by its name, number or file name, unless a file has that name`() throws {
        for name in ["relu", "5", "05-relu.md"] {
            #expect(try Document(named: name, in: interpreter.session).text.contains("# ReLU"))
        }
        try write("# Mine\n\n```convo\nset lr\n```\n", to: "05-relu.md")
        #expect(said("export 05-relu.md --to mine.md").contains("mine.md holds 05-relu.md"))
        #expect(try text("mine.md").contains("# Mine"))
    }

    @Test func `a document runs in a session of its own, with the values and rights that it is given`() throws {
        try write("```convo parameters\nsize\n```\n```convo\nset batch $size\n```\n")
        #expect(said("export a.md").contains("a.md needs a value for size"))
        var copy = interpreter
        try copy.execute("export a.md --set size=7", on: SilentSurface())
        #expect(copy.session.settings.training.batchSize == 32)
        #expect(try text("a.html").contains("set batch 7") && text("a.html").contains("size = 7"))
        try write("```convo\n!touch here\n```\n")
        #expect(said("export a.md").contains("a document may run a shell command"))
    }

    @Test func `run --save does the same, and refuses what is no document`() throws {
        try write(lesson)
        #expect(said("run a.md --save b.html").contains("b.html holds a.md"))
        #expect(said("export a.md --to c.html").contains("c.html holds a.md"))
        #expect(try text("b.html") == text("c.html"))
        let refusal = said("run a.md --save x.png")
        #expect(refusal.contains("shows nothing of its own to keep in x.png") && refusal.contains("or `export` the document"))
        #expect(said("run a.md --save x.pdf") == "--save expects a file that ends in .html, .ipynb or .md, got 'x.pdf'")
        #expect(said("run a.md --save x.html --check").contains("--save cannot go with --record or --check"))
        #expect(said("export a.md --to x.png") == "--to expects a file that ends in .html, .ipynb or .md, got 'x.png'")
        #expect(said("export a.md --to ./a.md").contains("is the document itself"))
    }

    @Test func `pictures beside a document are in its page, others are not`() throws {
        try write("![a dot](dot.png) ![away](/etc/passwd) ![up](../x.png) ![net](https://example.org/y.png)\n")
        var copy = interpreter
        try copy.execute("show train/0 --save dot.png", on: SilentSurface())
        #expect(said("export a.md").contains("a.html holds"))
        let page = try text("a.html")
        #expect(page.contains("<img src=\"data:image/png;base64,") && page.contains("alt=\"a dot\""))
        for words in ["away", "up", "net"] { #expect(page.contains("[picture: \(words)]")) }
    }

    @Test func `Markdown keeps its cells, records words and has its pictures beside it`() throws {
        try write(lesson)
        #expect(said("export a.md --to b.md").contains("with 1 picture in b-files"))
        let document = try Document(markdown: try text("b.md"))
        let before = try Document(markdown: lesson)
        #expect(document.commands.map(\.text) == before.commands.map(\.text))
        #expect(document.text.contains("![") && document.text.contains("](<b-files/1.png>)"))
        #expect(document.text.contains("batch is 8; it was 32") && !document.text.contains("recorded before"))
        #expect(try FileBytes.read("\(folder)/b-files/1.png", limit: 1 << 20).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        var copy = interpreter
        try copy.execute("run b.md --fast", on: SilentSurface())
    }

    // MARK: Notebooks

    private func notebook(_ name: String) throws -> JSON { try JSON(Array(text(name).utf8)[...], deepest: 100) }

    private func source(_ cell: JSON) -> String { cell["source"]?.texts.joined() ?? "" }

    @Test func `a notebook is of nbformat 4,5, with names, options, tags and outputs`() throws {
        try write(lesson)
        #expect(said("export a.md --to b.ipynb --fast").contains("b.ipynb holds a.md"))
        let notebook = try notebook("b.ipynb")
        #expect(notebook["nbformat"]?.integer == 4 && notebook["nbformat_minor"]?.integer == 5)
        #expect(notebook["metadata"]?["kernelspec"]?["name"]?.text == "convo")
        #expect(notebook["metadata"]?["kernelspec"]?["display_name"]?.text == "Convo")
        #expect(notebook["metadata"]?["language_info"]?["name"]?.text == "convo")
        let cells = try #require(notebook["cells"]?.elements)
        #expect(cells.compactMap { $0["cell_type"]?.text } == ["markdown", "code", "code", "code", "code"])
        let ids = cells.compactMap { $0["id"]?.text }
        #expect(Set(ids).count == cells.count && ids.allSatisfy { (1...64).contains($0.count) })
        #expect(source(cells[1]) == "set batch 8; set seed 2\nnew --layers 'conv 2 3x3, flatten, dense 10'\nfilters conv1")
        #expect(cells[2]["metadata"]?["convo"]?["options"]?.text == "hide" && cells[2]["metadata"]?["tags"]?.texts == ["remove-cell"])
        let outputs = try #require(cells[1]["outputs"]?.elements)
        #expect(outputs.compactMap { $0["output_type"]?.text } == ["display_data", "display_data", "display_data", "execute_result"])
        #expect(outputs[0]["data"]?["text/plain"]?.texts == ["batch is 8; it was 32"])
        #expect(outputs[3]["data"]?["image/png"]?.text?.hasPrefix("iVBOR") == true)
        #expect(outputs[3]["data"]?["text/html"]?.texts.joined().contains("<figure") == true)
        #expect(outputs[3]["execution_count"]?.integer == 1)
        #expect(cells[3]["outputs"]?.elements?.last?["output_type"]?.text == "error")
        #expect(cells[3]["metadata"]?["tags"]?.texts == ["raises-exception"])
        #expect(cells[4]["execution_count"] == .null)
    }

    @Test func `the names of cells stay when others come and go, and equal cells have their own`() {
        func ids(_ texts: [String]) -> [String] {
            var ids = CellIdentifiers()
            return texts.map { ids.next($0) }
        }
        #expect(ids(["a", "b"]) == ids(["b", "a"]).reversed())
        #expect(Set(ids(["a", "a", "a"])).count == 3)
    }

    /// What must survive: prose without the blank lines around it, commands, and what they ask for.
    private func essence(_ markdown: String) throws -> [[String]] {
        let document = try Document(markdown: markdown)
        return document.cells.indices.flatMap { place -> [[String]] in
            let cell = document.cells[place]
            return switch cell.kind {
            case .output: []
            case .prose: NotebookFile.passages(of: document.unrecordedText(of: place)).map { ["prose", $0] }
            case .commands: [["commands", cell.text] + cell.info.options.map { "\($0.name)=\($0.value ?? "")" }]
            }
        }
    }

    private func roundTrip(_ markdown: String) throws -> String {
        let pieces = DocumentExport.unrun(try Document(markdown: markdown), named: "a.md")
        try write(NotebookFile.text(pieces), to: "trip.ipynb")
        return try NotebookReading(file: "\(folder)/trip.ipynb").text
    }

    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    private static let names = ["README.md", "CHANGELOG.md", "Weights/README.md"]
        + Folder.listing(of: root + "/Sessions").filter { $0.hasSuffix(".md") }.map { "Sessions/" + $0 }

    @Test(arguments: names)
    func `a document that becomes a notebook and a document again has the same cells`(_ name: String) throws {
        let text = try DocumentText.read("\(Self.root)/\(name)")
        #expect(try essence(roundTrip(text)) == essence(text))
        #expect(try essence(text).count > 0)
    }

    @Test func `cells of every kind survive the way to a notebook and back`() throws {
        let text = lesson + """
            1. in a list:

               ```convo tolerance=1e-3 mnist
               evaluate test
               # ünïcode " \\ 

               ```

               more
            <!-- next cell -->
            ````convo
            ```
            set lr
            ````

            ```swift
            let a = 1
            ```

            ```convo
            ```

            """
        #expect(try essence(roundTrip(text)) == essence(text))
        #expect(try roundTrip(text).contains("\n````convo\n```\nset lr\n````\n"))
        #expect(try roundTrip(roundTrip(text)) == roundTrip(text))
    }

    @Test func `a foreign notebook keeps every cell, and none of it runs that did not`() throws {
        try write(#"""
            {"cells": [
              {"cell_type": "markdown", "metadata": {}, "source": "open\n```\ncode"},
              {"cell_type": "markdown", "metadata": {}, "source": ["<!-- never\n", "closed"]},
              {"cell_type": "markdown", "metadata": {}, "source": "a\n\n```convo\n!rm x\n```\nb"},
              {"cell_type": "code", "metadata": {"tags": ["raises-exception"]}, "source": ["set lr -5\r\n", "set"], "outputs": []},
              {"cell_type": "code", "metadata": {"convo": {"options": "slow\n```\n!rm x"}}, "source": "```\n!x\n```"},
              {"cell_type": "raw", "metadata": {}, "source": "raw"}
            ], "metadata": {"kernelspec": {"name": "convo"}}, "nbformat": 4, "nbformat_minor": 2}
            """#, to: "x.ipynb")
        #expect(said("import x.ipynb") == "x.md holds 2 cells of commands, 3 of text and 1 that are not run")
        let document = try Document(markdown: try text("x.md"))
        #expect(document.commands.map(\.text) == ["set lr -5\nset\n", "```\n!x\n```\n"])
        #expect(document.commands.map { $0.info.options.map(\.name) } == [["expect-error"], ["slow", "!rm", "x"]])
        for words in ["open", "never", "!rm x", "raw"] { #expect(document.text.contains(words)) }
    }

    @Test func `cells of another language are blocks of it`() throws {
        try write(#"{"cells": [{"cell_type": "code", "source": "print(1)"}], "metadata": {"language_info": {"name": "python"}}, "nbformat": 4}"#, to: "x.ipynb")
        #expect(said("import x.ipynb --to y.md") == "y.md holds 0 cells of commands, 0 of text and 1 that are not run")
        #expect(try text("y.md") == "```python\nprint(1)\n```\n")
    }

    @Test(arguments: [
        ("hello", "is not JSON from byte 0 on"), ("", "is an empty file"), ("{}", "names no nbformat"), ("[]", "names no nbformat"),
        (#"{"nbformat": 3, "worksheets": []}"#, "has nbformat 3"), (#"{"nbformat": 4}"#, "has no cells"),
        (#"{"nbformat": 4, "cells": 7}"#, "has no cells"), (#"{"nbformat": 4, "cells": [1]}"#, "has no kind for cell 1"),
        (#"{"nbformat": 4, "cells": [{"cell_type": "code"}]}"#, "has no text for cell 1"),
        (#"{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["a", 1]}]}"#, "has no text for cell 1"),
        (#"{"nbformat": 4, "cells": ["#, "is not JSON from byte"), (String(repeating: "[", count: 4000), "is not JSON from byte"),
    ]) func `what is no notebook is refused in one line`(_ text: String, _ words: String) throws {
        try write(text, to: "x.ipynb")
        var copy = interpreter
        let failure = try copy.failure("import x.ipynb")
        #expect(failure.message == "\(folder)/x.ipynb \(words)" + failure.message.dropFirst("\(folder)/x.ipynb \(words)".count))
        #expect(failure.message.hasSuffix("expected a Jupyter notebook of nbformat 4 (.ipynb)"))
        #expect(!isThere("x.md"))
    }

    @Test func `a notebook that is not there or too large is refused in one line`() throws {
        #expect(said("import none.ipynb") == "there is no file \(folder)/none.ipynb; check its name")
        let file = try #require(fopen("\(folder)/huge.ipynb", "w"))
        #expect(ftruncate(fileno(file), 65 << 20) == 0)
        fclose(file)
        #expect(said("import huge.ipynb").contains("huge.ipynb is larger than 64 MB"))
        #expect(said("import huge.ipynb --to x.html") == "--to expects a file that ends in .md, got 'x.html'")
    }
}

/// Reads a page simply: every element is closed in its order, and no name is given twice.
enum WellFormedPage {
    static func faults(of page: String) -> [String] {
        let bare = page.replacing(/<style>(.|\n)*?<\/style>/, with: "")
        var (open, faults, ids) = ([String](), [String](), Set<String>())
        for match in bare.matches(of: /<(\/?)([a-z0-9]+)((?:[^<>"]|"[^"<>]*")*)>/) {
            let (close, name, rest) = (!match.1.isEmpty, String(match.2), match.3)
            if let id = rest.firstMatch(of: /\bid="([^"]*)"/)?.1, !ids.insert(String(id)).inserted { faults.append("two of \(id)") }
            if ["br", "hr", "img", "meta"].contains(name) || rest.hasSuffix("/") { continue }
            if !close { open.append(name) } else if open.popLast() != name { faults.append("</\(name)>") }
        }
        let marks = bare.matches(of: /<(\/?)([a-z0-9]+)((?:[^<>"]|"[^"<>]*")*)>/).count + 1
        if bare.count(where: { $0 == "<" }) != marks { faults.append("a < that is no tag") }
        return faults + open
    }
}
