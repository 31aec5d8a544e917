import Datasets
import Glibc
import Testing

@testable import Commands
@testable import Explorer

/// Every example in every command's help is run, in a folder of its own with small data.
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

    @Test(arguments: ExampleTests.cases) func `the examples of help run`(_ test: Case) throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let surface = SilentSurface()
        let line = test.example.line.split(separator: " ").map { word in
            ["lesson.md", "mine.safetensors", "first.safetensors", "small.safetensors"].contains(String(word))
                ? "\(Self.folder)/\(word)" : String(word)
        }.joined(separator: " ")
        // The data that the fixture has loaded stand in for drawn digits, which take seconds.
        for line in test.example.setting where line != "load synthetic" {
            try interpreter.execute(line.replacing("mine.safetensors", with: "\(Self.folder)/mine.safetensors"), on: surface)
        }
        try interpreter.execute(line, on: surface)
    }

    /// Holds a document for `run`.
    private static let folder: String = {
        guard let folder = try? Fixture.folder() else { return "/tmp" }
        try? Fixture.write("```convo\nset\n```\n", to: "\(folder)/lesson.md")
        return folder
    }()
}
