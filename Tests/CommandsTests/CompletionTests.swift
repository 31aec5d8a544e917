import Testing

@testable import Commands
@testable import Explorer

@Suite struct CompletionTests {
    private func texts(_ line: String, _ interpreter: Interpreter? = nil) -> [String] {
        let interpreter = interpreter ?? Self.withNetwork
        return interpreter.completions(for: line, cursor: line.count).candidates.map(\.text)
    }

    private static let withNetwork: Interpreter = {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        _ = try? interpreter.execute("new; set lr", on: SilentSurface())
        return interpreter
    }()

    @Test func `commands complete at the start and after a separator`() {
        #expect(texts("trai") == ["train"])
        #expect(texts("help; swe") == ["sweep"])
        #expect(texts("--json trai") == ["train"])
        #expect(texts("--wi") == ["--width"])
        #expect(texts("--color n") == ["never"])
    }

    @Test func `a comment is completed by nothing, and is over at the end of its line`() {
        #expect(texts("model # trai") == [])
        #expect(texts("model # new\ntrai") == ["train"])
    }

    @Test func `a completion replaces the word at the cursor`() {
        let completion = Self.withNetwork.completions(for: "help; trai 3", cursor: 10)
        #expect(completion.range == 6..<10)
        #expect(completion.candidates.map(\.text) == ["train"])
        #expect(completion.candidates.first?.description == TrainCommand.abstract)
    }

    @Test func `options complete with their meaning, each once`() {
        #expect(texts("train --b") == ["--batches"])
        #expect(texts("train --batches 3 --b").isEmpty)
        #expect(texts("train 1 --").contains("--watch"))
        let help = Self.withNetwork.completions(for: "train --save", cursor: 12).candidates.first?.description
        #expect(help?.isEmpty == false)
    }

    @Test func `values complete by their kind`() {
        #expect(texts("set sch") == ["schedule"])
        #expect(texts("set schedule co") == ["constant", "cosine"])
        #expect(texts("sweep optimizer adam a") == ["adam", "adamw"])
        #expect(texts("use b") == ["bundled"])
        #expect(texts("train --from ne") == ["net"])
        #expect(texts("help sw") == ["sweep"])
        #expect(texts("expect val") == ["value"])
        #expect(texts("expect value con") == ["contains"])
        #expect(texts("networks --as b") == ["blocks", "braille"])
        #expect(texts("bench k") == ["kernels"])
    }

    @Test func `a watched command completes like any other`() {
        #expect(texts("train 3 --watch net") == ["networks"])
        #expect(texts("train 3 --watch set sch") == ["schedule"])
    }

    @Test func `sample paths complete part by part`() throws {
        let completer = Completer(session: Self.withNetwork.session)
        func texts(_ partial: String) -> [String] { completer.candidates(.sample, partial, after: []).map(\.text) }
        #expect(texts("t") == ["train/", "test/"])
        #expect(texts("test/wr") == ["test/wrong"])
        #expect(texts("test/is4/as9") == ["test/is4/as9"])
        #expect(texts("test/is4/is").isEmpty)
        #expect(texts("test/0").contains("test/0-8"))
    }

    @Test func `unit paths complete from the network in use`() throws {
        let completer = Completer(session: Self.withNetwork.session)
        func texts(_ partial: String) -> [String] { completer.candidates(.unit, partial, after: []).map(\.text) }
        #expect(texts("conv") == ["conv1", "conv2"])
        #expect(texts("conv2/3") == ["conv2/3", "conv2/30", "conv2/31"])
        #expect(texts("conv2/3/") == ["conv2/3/0,0", "conv2/3/5,5", "conv2/3/10,10"])
        #expect(completer.candidates(.layer, "d", after: []).map(\.text).contains("dense1"))
    }

    @Test func `files complete with folders, quoted where they must be`() throws {
        let folder = try Fixture.folder()
        for name in ["a b.safetensors", "notes.md", "seven.png"] { try Fixture.write("x", to: "\(folder)/\(name)") }
        #expect(texts("open \(folder)/") == ["\(folder)/a\\ b.safetensors"])
        #expect(texts("run \(folder)/n") == ["\(folder)/notes.md"])
        #expect(texts("\(folder)/s") == ["\(folder)/seven.png"])
        #expect(texts("ls /us").contains("/usr/"))
        #expect(texts("open '\(folder)/a") == ["\(folder)/a\\ b.safetensors"])
    }

    @Test func `every command is described without a mistake`() {
        for command in Self.withNetwork.session.commands.all {
            let description = DescriptionCache.description(of: command)
            #expect(!command.abstract.isEmpty)
            #expect(description.arguments.allSatisfy { !$0.help.isEmpty }, "\(command.name)")
        }
    }

    @Test func `a line is colored by what its words are`() {
        let kinds = Self.withNetwork.highlights(of: "--json train 3 --save 'a' # x").map(\.kind)
        #expect(kinds == [.option, .command, .number, .option, .quoted, .comment])
        #expect(Self.withNetwork.highlights(of: "trian test/1").map(\.kind) == [.unknownCommand, .path])
    }
}
