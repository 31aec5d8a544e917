import Testing

@testable import Commands
@testable import Explorer
@testable import Shell

@Suite struct CompletionTests {
    private func candidates(_ texts: String...) -> [TabCompletion.Candidate] {
        texts.map { .init(text: $0, description: "about \($0)") }
    }

    private func rows(
        _ candidates: [TabCompletion.Candidate], chosen: Int? = nil, columns: Int = 40, height: Int = 10,
        color: Bool = false
    ) -> [String] {
        CompletionListing.rows(of: candidates, chosen: chosen, columns: columns, height: height, color: color)
    }

    @Test func `candidates share the beginning that all have`() {
        #expect(TabCompletion(candidates: candidates("load", "loss", "lo")).commonPrefix == "lo")
        #expect(TabCompletion(candidates: candidates("日本", "日曜")).commonPrefix == "日")
        #expect(TabCompletion(candidates: candidates("a", "b")).commonPrefix == "")
        #expect(TabCompletion().commonPrefix == "")
    }

    @Test func `the menu goes round in both directions`() {
        var menu = CompletionMenu(TabCompletion(candidates: candidates("one", "two")), replaced: 1)
        #expect(menu.choose(forward: true) == "one")
        #expect(menu.replaced == 3)
        #expect(menu.choose(forward: true) == "two")
        #expect(menu.choose(forward: true) == "one")
        #expect(menu.choose(forward: false) == "two")
    }

    @Test func `each candidate has its description beside it`() {
        #expect(rows(candidates("load", "日本")) == ["load  about load", "日本  about 日本"])
    }

    @Test func `a description that does not fit ends in an ellipsis`() {
        #expect(rows(candidates("load", "loss"), columns: 14) == ["load  about l…", "loss  about l…"].map {
            String($0.dropLast(2)) + "…"
        })
    }

    @Test func `too many candidates stand in columns, down before across`() {
        let many = candidates("a1", "a2", "a3", "a4", "a5")
        #expect(rows(many, columns: 14, height: 3) == ["a1  a3  a5", "a2  a4"])
    }

    @Test func `what does not fit on the screen is counted`() {
        let many = (10..<40).map { TabCompletion.Candidate(text: "a\($0)") }
        #expect(rows(many, columns: 16, height: 3) == ["a10  a12  a14", "a11  a13  a15", "and 24 more"])
        #expect(rows(many, chosen: 29, columns: 16, height: 3) == ["a34  a36  a38", "a35  a37  a39", "and 24 more"])
    }

    @Test func `the chosen one is marked where there is color`() {
        #expect(rows(candidates("a", "b"), chosen: 1, color: true)[1].hasPrefix("\u{1b}[7mb\u{1b}[0m"))
        #expect(rows(candidates("a", "b"), chosen: 1)[1] == "b  about b")
    }

    @Test func `the explorer's characters become the editor's scalars`() {
        let completion = TabCompletion(Interpreter(), text: "help; hel", cursor: 9)
        #expect(completion.replaced == 3)
        #expect(completion.candidates.map(\.text) == ["help"])
        #expect(completion.candidates.first?.description.isEmpty == false)
    }
}

@Suite struct RowMotionTests {
    @Test func `up and down keep the column or go to the end of a shorter row`() {
        let rows = RowMotion("abcd\nef\nghij")
        #expect(rows.vertical(from: 3, by: 1) == 7)
        #expect(rows.vertical(from: 7, by: 1) == 10)
        #expect(rows.vertical(from: 12, by: -1) == 7)
        #expect(rows.vertical(from: 3, by: -1) == nil)
        #expect(rows.vertical(from: 8, by: 1) == nil)
    }

    @Test func `a row knows its ends`() {
        #expect(RowMotion("abcd\nef").row(of: 6) == 5..<7)
        #expect(RowMotion("").row(of: 0) == 0..<0)
    }
}

@Suite struct EditRCTests {
    @Test func `keys are read in the notation of editrc`() {
        #expect(EditRC.bytes(ofKey: "^[[A") == [27, 91, 65])
        #expect(EditRC.bytes(ofKey: "\\e[1;5C") == Array("\u{1b}[1;5C".utf8))
        #expect(EditRC.bytes(ofKey: "\\033x") == [27, 120])
        #expect(EditRC.bytes(ofKey: "^?") == [127])
        #expect(EditRC.bytes(ofKey: "ab") == [97, 98])
        #expect(EditRC.bytes(ofKey: "^") == [94])
    }

    @Test func `the choice of keys and the end of editing are not replayed`() {
        let file = EditRC(commands: [["bind", "-v"], ["convo:bind", "-e"], ["edit", "off"], ["bind", "^T", "ed-move-to-beg"]])
        #expect(file.replayed == [["bind", "^T", "ed-move-to-beg"]])
    }

    @Test func `bound sequences are known`() {
        let file = EditRC(commands: [
            ["bind", "^[[A", "x"], ["convo:bind", "-a", "\\eOB", "x"], ["bind", "^T", "x"], ["bind", "-k", "up", "x"],
            ["bind"],
        ])
        #expect(file.boundSequences == ["\u{1b}[A", "\u{1b}OB", "\u{1b}[A", "\u{1b}OA"].map { Array($0.utf8) })
    }
}
