import Datasets
import Display
import Painting
import Testing

@testable import Commands
@testable import Explorer

/// Every example in every command's help is run, in a folder of its own with a few drawn digits, and gives what it says.
@Suite(.serialized) struct ExampleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let command: String
        let example: Example
        var testDescription: String { "\(command): \(example.line)" }
    }

    static let cases: [Case] = CommandCatalog.explorer.flatMap { command in
        command.examples.map { Case(command: command.name, example: $0) }
    }

    @Test func `every command has an example`() {
        for command in CommandCatalog.explorer { #expect(!command.examples.isEmpty, "\(command.name)") }
    }

    @Test(arguments: ExampleTests.cases) func `the examples of help give what they say`(_ test: Case) throws {
        let (folder, example) = (try Self.folder(), test.example)
        var interpreter = Interpreter(environment: ["CONVO_MIRRORS": "", "CONVO_DATA": "/nonexistent", "XDG_DATA_HOME": folder])
        interpreter.session.state.provide(Self.digits)
        interpreter.session.folder = folder
        for line in example.setting { try interpreter.execute(line, on: SilentSurface()) }
        let (revision, undoable) = (interpreter.session.state.revision, interpreter.session.past.count)
        let output = try #require(try interpreter.execute(example.line, on: SilentSurface()).last?.output)
        if try Self.onlyLooks(example.line, in: interpreter.session) {
            #expect(interpreter.session.state.revision == revision)
            #expect(interpreter.session.past.count == undoable)
        }
        switch example.result {
        case .value(let expected): try interpreter.execute("expect \(expected)", on: SilentSurface())
        case .text(let text):
            let context = RenderContext(width: 100, unicode: true)
            #expect(TextRenderer(context).render(output).contains(text))
            #expect(!text.isEmpty)
        case .nothing: #expect(output == .nothing)
        }
    }

    /// Whether no command of the line says that it changes anything.
    private static func onlyLooks(_ line: String, in session: Session) throws -> Bool {
        try Lexer.commands(line).allSatisfy { statement in
            var (words, options) = (statement.texts, GlobalOptions())
            let type = session.commands[words[0]]
            try options.takeFollowing(from: &words, of: type.map(DescriptionCache.description))
            return try session.command(words, on: SilentSurface()).effect.onSession != .changes
        }
    }

    /// Fewer than `load synthetic` draws, and the same ones as far as they go.
    private static let digits = SyntheticDigits.dataset(seed: 1, train: 2000, test: 500)

    /// Holds a document for `run`.
    private static func folder() throws -> String {
        let folder = try Fixture.folder()
        try Fixture.write("# Settings\n\n```convo\nset\n```\n", to: "\(folder)/lesson.md")
        return folder
    }
}
