import Commands
import Documents
import Explorer
import Files
import Glibc
import Raster
import Testing

@testable import Web

/// The documents of the notebook: those that come with the program, and those that it is started with.
@Suite(.serialized) struct LibraryTests {
    private let folder: String

    init() throws {
        var template = Array("/tmp/convo-library-XXXXXX".utf8CString)
        folder = String(cString: try #require(mkdtemp(&template)))
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = "\(folder)/\(name)"
        try FileBytes.write(Array(text.utf8), to: path)
        return path
    }

    private func library(_ files: [String], _ parameters: [String] = []) throws -> Library {
        try Library(files, parameters, in: Interpreter(commands: CommandCatalog.explorer).session)
    }

    /// What is said about documents that cannot be served.
    private func refusal(_ files: [String], _ parameters: [String] = []) -> (words: String, status: Int32)? {
        do {
            _ = try library(files, parameters)
            return nil
        } catch {
            return ("\(error)", (error as? ExplorerError)?.exitStatus ?? -1)
        }
    }

    @Test func `lessons and documents are listed, each opens, and no name comes twice`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"documents\"}")
        let items = try #require(page.hear("documents")?["items"]?.elements)
        let names = items.compactMap { $0["name"]?.text }
        #expect(Set(names).count == names.count && names.contains("convolution") && names.contains("first-steps") && names.contains("look-inside"))
        #expect(Set(items.compactMap { $0["group"]?.text }) == ["Lessons", "Documents"])
        for name in names {
            page.say("{\"t\":\"document\",\"name\":\"\(name)\"}")
            let cells = try #require(page.hear("document") { $0["name"]?.text == name }?["cells"]?.elements)
            #expect(cells.contains { $0["kind"]?.text == "prose" } && cells.contains { $0["kind"]?.text == "commands" }, "\(name)")
        }
        page.say("{\"t\":\"document\",\"name\":\"../first-steps\"}")
        #expect(page.hear("error")?["words"]?.text == "there is no document '../first-steps'")
    }

    @Test func `the documents that come with the program are those of the folder`() throws {
        for shipped in ShippedDocument.all {
            let text = try String(decoding: FileBytes.read("Sessions/\(shipped.file)", limit: 1 << 20), as: UTF8.self)
            #expect(text == shipped.text, "\(shipped.file)")
        }
        #expect(ShippedDocument.all.count == 4)
    }

    @Test func `a document that the program is started with runs on the page, with values for its parameters`() throws {
        let path = try file("sheet.md", """
            # Rates

            ```convo parameters
            rate
            width = 4
            ```

            ```convo
            new mine --layers 'conv $width 5x5 relu, flatten, dense 10'
            set lr $rate
            ```

            ```convo fashion
            load fashion
            ```

            ```convo
            open weights.safetensors
            ```
            """)
        let served = try Served(library: library([path], ["rate=0.02"]))
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"document\",\"name\":\"sheet.md\"}")
        let opened = try #require(page.hear("document"))
        let cells = try #require(opened["cells"]?.elements)
        #expect(opened["title"]?.text == "Rates" && cells.compactMap { $0["kind"]?.text } == ["prose", "parameters", "commands", "commands", "commands"])
        #expect(cells[1]["text"]?.text == "rate = 0.02\nwidth = 4")
        #expect(cells[2]["text"]?.text == "new mine --layers 'conv 4 5x5 relu, flatten, dense 10'\nset lr 0.02\n")
        #expect(cells[3]["skipped"]?.text?.contains("is not here") == true)
        #expect(page.run(cells[2]["text"]?.text ?? "", id: 1).error == nil)
        #expect(page.run(cells[4]["text"]?.text ?? "", id: 2).error?.contains("not allowed here") == true)
        #expect(page.run("set lr", id: 3).html.contains("0.02"))
    }

    @Test func `pictures beside a document come with it, and nothing from elsewhere`() throws {
        try FileBytes.write(PNG.encode(Picture(width: 2, height: 2, pixels: [0, 80, 160, 255])), to: "\(folder)/two.png")
        let path = try file("pictures.md", "# Two\n\n![a square](two.png) ![a secret](/etc/hostname) ![far](https://example.com/x.png)\n")
        let served = try Served(library: library([path]))
        // The files are not looked at again.
        unlink("\(folder)/two.png")
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"document\",\"name\":\"pictures.md\"}")
        let html = try #require(page.hear("document")?["cells"]?.elements?.first?["html"]?.text)
        #expect(html.contains("<img src=\"data:image/png;base64,") && html.contains("[picture: a secret]") && html.contains("[picture: far]"))
    }

    @Test func `pages are told nothing of where a document lies, and two of one name are told apart`() throws {
        let path = try file("one.md", "# One\n\n```convo\nnetworks\n```\n")
        let names = try library([path, path]).entries.filter { $0.group == .handed }.map(\.name)
        #expect(names == ["one.md", "one.md (2)"])
    }

    @Test func `an exercise is asked without its answer, and judged by what stands behind it`() throws {
        let path = try file("exercise.md", """
            ```convo exercise points=2
            7850
            ```

            ```convo hide
            expect answer = 7850
            ```
            """)
        let served = try Served(library: library([path]))
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"document\",\"name\":\"exercise.md\"}")
        let cells = try #require(page.hear("document")?["cells"]?.elements)
        #expect(cells.count == 2 && cells[0]["text"]?.text == "# your answer" && cells[0]["points"]?.integer == 2 && cells[1]["judge"]?.flag == true)
        for (answer, isRight) in [("7850", true), ("7851", false)] {
            page.say("{\"t\":\"run\",\"line\":\"\(answer)\",\"id\":1,\"exercise\":true}")
            #expect(page.hear("done") { $0["id"]?.integer == 1 }?["error"] == nil)
            #expect((page.run(cells[1]["text"]?.text ?? "", id: 2).error == nil) == isRight)
        }
    }

    @Test func `a document begins as the program does, and leaves networks of other names on the shelf`() throws {
        let path = try file("begin.md", "```convo\nnew mine --layers 'flatten, dense 10'\n```\n")
        let served = try Served(library: library([path]))
        let page = Client.page(port: served.port)
        #expect(page.run("new mine\nnew other\nset lr 0.5", id: 1).error == nil)
        for id in [2, 3] {
            page.say(JSONText.object([
                ("t", "\"run\""), ("line", JSONText.string("new mine --layers 'flatten, dense 10'")), ("id", "\(id)"), ("beginning", "\"begin.md\""),
            ]))
            #expect(page.hear("done") { $0["id"]?.integer == id }?["error"] == nil)
        }
        #expect(page.run("set lr", id: 4).html.contains("0.001"))
        #expect(page.run("use other", id: 5).error == nil)
        #expect(page.run("undo\nundo", id: 6).error == nil)
    }

    @Test func `what cannot be read or run is refused at the start, in the line and with the status of run`() throws {
        let faulty = try [
            file("open.md", "```convo\nnetworks\n"), file("option.md", "```convo swift\nnetworks\n```\n"),
            file("quote.md", "```convo\nnew 'a\n```\n"), file("shell.md", "```convo\n!ls\n```\n"), file("rate.md", "```convo parameters\nrate\n```\n"),
            "\(folder)/missing.md", folder, file("noise.md", "\0\u{1}"),
        ]
        for path in faulty {
            let refused = try #require(refusal([path]), "\(path)")
            #expect(!refused.words.contains("\n") && refused.words.contains(path), "\(refused.words)")
            var interpreter = Interpreter(commands: CommandCatalog.explorer)
            do {
                try interpreter.execute("run \(path)", on: SilentSurface())
                #expect(path == folder, "run takes \(path)")
            } catch {
                #expect(error.exitStatus == refused.status, "\(path): \(error.message)")
            }
        }
        let sound = try file("sound.md", "```convo\nnetworks\n```\n")
        #expect(refusal([sound]) == nil)
        #expect(refusal([sound], ["rate=3"])?.words.contains("has a parameter 'rate'") == true)
        #expect(refusal([sound, faulty[4]], ["rate=3"]) == nil)
    }
}
