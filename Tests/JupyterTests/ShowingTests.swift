import Display
import Explorer
import Painting
import Testing

@testable import Jupyter

/// What becomes of a result in a notebook.
@Suite struct ShowingTests {
    private let room = Room(columns: 60, rows: 24)
    private let tile = Tile(caption: "one", width: 2, height: 2, values: [0, 1, 1, 0])

    private func showing(_ output: Output, _ presentation: Presentation = Presentation(), file: String? = nil) -> Showing {
        Showing(CommandResult(command: "c", output: output, presentation: presentation, file: file), in: room)
    }

    @Test func `words go to the stream, with a line end`() {
        #expect(showing(.group([.text("said"), .note("and noted")])) == .words("said\nand noted\n"))
        #expect(showing(.nothing) == .nothing)
    }

    @Test func `a table is a result, as a table and as text without colors`() {
        let table = Table(columns: [Column("split")], rows: [[.text("test")]])
        guard case .result(let bundle) = showing(.table(table)) else { return #expect(Bool(false)) }
        #expect(bundle.data.keys.sorted() == ["text/html", "text/plain"])
        #expect(bundle.data["text/plain"]?.contains("test") == true && bundle.data["text/plain"]?.contains("u001b") == false)
    }

    @Test func `a picture is a drawing with a PNG file and its size on the page`() throws {
        guard case .drawing(let bundle) = showing(.picture(PictureOutput(tiles: [tile]))) else { return #expect(Bool(false)) }
        #expect(bundle.data.keys.sorted() == ["image/png", "text/plain"])
        #expect(bundle.data["image/png"]?.hasPrefix("\"iVBORw0KGgo") == true)
        #expect(bundle.metadata["image/png"]?.contains(/"width":[1-9]\d*,"height":[1-9]/) == true)
        #expect(bundle.data["text/plain"]?.contains("one") == true)
    }

    @Test func `who asks for characters gets them alone`() {
        let picture = Output.picture(PictureOutput(tiles: [tile]))
        guard case .drawing(let bundle) = showing(picture, Presentation(pictures: .braille)) else { return #expect(Bool(false)) }
        #expect(Array(bundle.data.keys) == ["text/plain"])
    }

    @Test func `JSON and a description are words`() {
        let picture = Output.picture(PictureOutput(tiles: [tile]))
        guard case .words(let json) = showing(picture, Presentation(json: true)) else { return #expect(Bool(false)) }
        #expect(json.hasPrefix(#"{"command":"c","output":{"kind":"#) && json.hasSuffix("}\n"))
        guard case .words = showing(picture, Presentation(describe: true)) else { return #expect(Bool(false)) }
    }

    @Test func `a file that keeps the result is named`() {
        #expect(showing(.text("said"), file: "x.png") == .words("said\nkept in x.png\n"))
    }
}
