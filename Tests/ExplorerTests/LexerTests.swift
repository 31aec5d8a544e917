import Testing

@testable import Explorer

@Suite struct LexerTests {
    private func words(_ text: String) throws -> [[String]] { try Lexer.commands(text).map(\.texts) }

    @Test func `blanks part words, semicolons and line ends part commands`() throws {
        #expect(try words("load mnist;  show  test/1\nhelp") == [["load", "mnist"], ["show", "test/1"], ["help"]])
        #expect(try words(" ; \n;") == [])
    }

    @Test func `one kind of quote holds the other`() throws {
        #expect(try words(#"run "it's here.md" 'say "no"'"#) == [["run", "it's here.md", #"say "no""#]])
    }

    @Test func `quotes keep blanks, separators and comments, and join with what touches them`() throws {
        #expect(try words("new --layers='conv 8; # dense'x") == [["new", "--layers=conv 8; # densex"]])
        #expect(try words("a '' b") == [["a", "", "b"]])
    }

    @Test func `a comment begins a word and ends with its line`() throws {
        #expect(try words("help # all of it; quit\nls") == [["help"], ["ls"]])
        #expect(try words("show a#b") == [["show", "a#b"]])
    }

    @Test func `a backslash joins lines and keeps a character`() throws {
        #expect(try words("train \\\n 3") == [["train", "3"]])
        #expect(try words(#"run my\ file.md a\;b"#) == [["run", "my file.md", "a;b"]])
    }

    @Test func `an open quote is named`() {
        #expect(throws: ExplorerError.openQuote("'")) { try words("run 'abc") }
        #expect(throws: ExplorerError.openQuote("\"")) { try words("run \"it's") }
    }

    @Test func `text with an open quote or a backslash at its end goes on`() {
        #expect(!Lexer.isComplete("new --layers 'conv 8,"))
        #expect(!Lexer.isComplete("train \\"))
        #expect(Lexer.isComplete("train 1"))
        #expect(Lexer.isComplete("run a\\\\"))
        #expect(Lexer.isComplete("# it's a comment"))
    }

    /// Row by row it must come out as in one look at all rows.
    @Test func `rows are joined where the text goes on`() {
        let pieces = ["a", " ", "'", "\"", "\\", ";", "#", "é", "b c", ""]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            }
            var (reader, pending) = (CommandRows(), [String]())
            for row in rows {
                pending.append(row)
                let whole = pending.joined(separator: "\n")
                let taken = reader.take(row)
                #expect((taken != nil) == Lexer.isComplete(whole), "\(rows)")
                guard let taken else { continue }
                #expect(taken == whole)
                pending = []
            }
            #expect(reader.end() == (pending.isEmpty ? nil : pending.joined(separator: "\n")))
        }
    }

    @Test func `what is for the shell goes to the end of its line`() throws {
        let text = "set lr 1; !echo it's; ls # \"x\n !pwd \\\n -P\nhelp"
        let statements = try Lexer.commands(text)
        #expect(statements.map(\.shellLine) == [nil, "echo it's; ls # \"x", "pwd \\\n -P", nil])
        var rows = CommandRows()
        #expect(rows.take("!echo it's") == "!echo it's")
        #expect(rows.take("!echo \\") == nil)
        #expect(rows.take("b") == "!echo \\\nb")
    }

    @Test func `tokens say where they stand`() {
        let tokens = Lexer.tokens("set lr '1' # x")
        #expect(tokens.map(\.range) == [0..<3, 4..<6, 7..<10, 11..<14])
        #expect(tokens.map(\.isQuoted) == [false, false, true, false])
        #expect(tokens.map(\.kind) == [.word, .word, .word, .comment])
    }

    @Test(arguments: ["plain", "two words", "it's", #"say "no""#, #"it's "both""#, "", "#no", "a;b", #"back\slash"#])
    func `a quoted word is read back as it is`(_ word: String) throws {
        #expect(try words(Lexer.quoted(word)) == [[word]])
    }
}
