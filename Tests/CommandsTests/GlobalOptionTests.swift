import Testing

@testable import Commands
@testable import Display
@testable import Explorer

/// The options of every command, before it and after it.
@Suite struct GlobalOptionTests {
    private func results(_ line: String) throws -> [CommandResult] {
        var interpreter = Fixture.interpreter()
        return try interpreter.execute(line, on: SilentSurface())
    }

    @Test(arguments: [
        "--json --width=60 --color never --as braille --describe help", "help --json --width=60 --color never --as braille --describe",
        "--json --color=never help --as=braille quit --width 60 --describe",
    ])
    func `they say the same before the command, after it and between its words`(line: String) throws {
        let result = try results(line)[0]
        #expect(
            result.presentation
                == Presentation(json: true, color: .never, width: 60, pictures: .braille, describe: true))
        #expect(result.command == line)
    }

    @Test func `they hold for their own command alone`() throws {
        let all = try results("help; help --json --describe; help --width 70; help")
        #expect(all.map(\.presentation.json) == [nil, true, nil, nil])
        #expect(all.map(\.presentation.describe) == [nil, true, nil, nil])
        #expect(all.map(\.presentation.width) == [nil, nil, 70, nil])
    }

    @Test(arguments: ["--seed 9 --threads 1 new x", "new x --threads 1; use x --seed 9"])
    func `seed and threads are the session's from then on`(line: String) throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(line, on: SilentSurface())
        #expect(interpreter.session.seed == 9)
        #expect(interpreter.session.settings.threads == 1)
    }

    @Test func `an option that the command has itself is the command's`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new x --seed 9", on: SilentSurface())
        #expect(interpreter.session.seed == 1)
        #expect(interpreter.session.state.networks["x"]?.network.seed == 9)
        try interpreter.execute("--seed 8 new y", on: SilentSurface())
        #expect(interpreter.session.seed == 8)
        #expect(interpreter.session.state.networks["y"]?.network.seed == 8)
    }

    @Test func `what stands behind two dashes is no option`() throws {
        var words = ["help", "--json", "--", "--width", "60"]
        var options = GlobalOptions()
        let type = Fixture.interpreter().session.commands[words[0]]
        try options.takeFollowing(from: &words, of: type.map(DescriptionCache.description))
        #expect(words == ["help", "--", "--width", "60"])
        #expect(options.presentation == Presentation(json: true))
    }

    @Test func `a command inside another leaves them to the line`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        try interpreter.execute("new --layers 'flatten, dense 10'; train 1 --batches 1", on: SilentSurface())
        let result = try interpreter.execute("at 0 model --width 60", on: SilentSurface())[0]
        #expect(result.presentation.width == 60)
        let failure = try interpreter.failure("train 1 --watch 'model --as braille'")
        #expect(failure.message.hasPrefix("'--as' belongs to the whole line and not into a command inside another"))
    }

    @Test func `the commands of a document are drawn as the line that runs it asks`() throws {
        let path = "\(try Fixture.folder())/lesson.convo"
        try Fixture.write("help\nhelp --width 70\n", to: path)
        var interpreter = Fixture.interpreter()
        let surface = SilentSurface()
        try interpreter.execute("run \(path) --json --width 60; help", on: surface)
        #expect(surface.results.map(\.presentation.json) == [true, true, true, nil])
        #expect(surface.results.map(\.presentation.width) == [60, 70, 60, nil])
    }

    @Test func `the surface is told before the command how it is to be drawn`() throws {
        let surface = SilentSurface()
        var interpreter = Fixture.interpreter()
        try interpreter.execute("set graphics braille; help --width 50; help", on: surface)
        #expect(surface.begun.map(\.width) == [nil, 50, nil])
        #expect(surface.begun.map(\.pictures) == [nil, .braille, .braille])
    }

    @Test func `TAB offers them after the command, each once, and their values`() {
        let interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        func texts(_ line: String) -> [String] {
            interpreter.completions(for: line, cursor: line.count).candidates.map(\.text)
        }
        #expect(texts("model --") == GlobalOption.allCases.map(\.name) + ["--help"])
        #expect(!texts("model --json --").contains("--json"))
        #expect(texts("model --color a") == ["auto", "always"])
        #expect(texts("--as b") == ["blocks", "braille"])
        #expect(texts("model --width ").isEmpty)
        #expect(texts("use --width 60 b") == ["bundled"] && texts("use --json b") == ["bundled"])
        #expect(texts("train 1 --sa") == ["--save"])
    }

    @Test func `help of a command names those that it has not itself`() throws {
        var interpreter = Fixture.interpreter()
        let words = "Every command also takes --json, --color, --width, --seed, --threads, --as, --describe;"
        let output = try interpreter.output("help train", on: SilentSurface(columns: 100))
        let listing = try #require(output.value(as: Listing.self))
        #expect(ListingLayout(columns: 100).text(listing).contains(words))
    }
}
