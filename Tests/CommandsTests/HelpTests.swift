import Testing

@testable import Commands
@testable import Display
@testable import Explorer

@Suite struct HelpTests {
    private func page(_ line: String, columns: Int = 80) throws -> String {
        var interpreter = Fixture.interpreter(data: false)
        let surface = SilentSurface(columns: columns)
        return try text(of: try interpreter.output(line, on: surface), columns: columns)
    }

    /// A screen of help as it is laid out, before anything is wrapped to make it fit.
    private func text(of output: Output, columns: Int = 80) throws -> String {
        let text = ListingLayout(columns: columns).text(try #require(output.value(as: Listing.self)))
        #expect(text.count { $0.isNewline } > 3, "a screen of help is more than a line")
        return text
    }

    @Test func `the first screen fits a terminal and names three lines to try`() throws {
        let text = try page("help")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 22)
        #expect(text.contains("load synthetic"))
    }

    @Test func `the first three lines lead to what a misread digit was read by`() throws {
        var interpreter = Fixture.interpreter(bundled: .embedded)
        let text = try text(of: try interpreter.output("help"))
        let indented = text.split(separator: "\n").filter { $0.hasPrefix("  ") }.prefix(3)
        let lines = indented.compactMap { $0.dropFirst(2).split(separator: "  ", maxSplits: 1).first.map(String.init) }
        #expect(lines == interpreter.session.suggestions.map(\.line))
        var last: Output?
        for line in lines { last = try interpreter.output(line) }
        #expect(try #require(last?.tables.first).value("method", row: 0)?.asText == "integrated")
        let answer = try interpreter.table("predict it")
        #expect(answer.value("predicted", row: 0) != answer.value("label", row: 0))
    }

    @Test func `what only the operating system's shell can call is told apart from what does not exist`() throws {
        var interpreter = Interpreter(commands: CommandCatalog.explorer, outer: [OuterCommand("serve", "Draw digits on a page in the browser.")])
        let failure = try interpreter.failure("serve --port 80")
        #expect(failure.exitStatus == 64 && failure.message.hasSuffix("leave with `quit`, then run `convo serve`"))
        #expect(try interpreter.failure("serv").message.contains("did you mean 'serve'?"))
        #expect(try interpreter.failure("help serfe").message.contains("did you mean 'serve'?"))
        #expect(try text(of: try interpreter.output("help serve")).contains("serve: Draw digits on a page in the browser."))
        #expect(try text(of: try interpreter.output("help all")).contains("convo serve"))
        interpreter = Interpreter(commands: CommandCatalog.explorer)
        #expect(try interpreter.failure("serve").message.hasPrefix("there is no command 'serve'"))
        #expect(try !text(of: try interpreter.output("help all")).contains("operating system"))
    }

    @Test func `help all names every command by topic`() throws {
        let text = try page("help all")
        for command in CommandCatalog.explorer { #expect(text.contains("\n  \(command.name) "), "\(command.name)") }
        for option in GlobalOption.allCases { #expect(text.contains("\n  \(option.name)")) }
    }

    @Test func `help of a command shows usage, arguments and examples`() throws {
        let text = try page("help train")
        #expect(text.contains("train [EPOCHS] [--batches BATCHES]"))
        #expect(text.contains("Examples:"))
        #expect(try page("train --help") == text)
        #expect(try page("train -h") == text)
    }

    static let names: [String] = CommandCatalog.explorer.map { $0.name }

    @Test(arguments: HelpTests.names)
    func `no line of help is wider than the screen`(_ name: String) throws {
        for line in try page("help \(name)", columns: 72).split(separator: "\n") where !line.hasPrefix("  ") {
            #expect(line.count <= 72, "\(line)")
        }
    }

    @Test func `topics and paths have pages`() throws {
        #expect(try page("help training").contains("sweep"))
        #expect(try page("help paths").contains("test/is4/as9"))
        #expect(try page("help networks").contains("\n\nNetworks  (help networks)\n  new "))
    }
}
