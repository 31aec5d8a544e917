import Glibc
import Testing

@testable import Shell

@Suite struct HistoryTests {
    private func history(_ lines: String...) -> History {
        var history = History()
        for line in lines { history.add(line) }
        return history
    }

    @Test func `a line used again moves to the end and stands once`() {
        #expect(history("a", "b", "a").lines == ["b", "a"])
    }

    @Test func `blank lines are not remembered`() {
        #expect(history("a", "", "  \n").lines == ["a"])
    }

    @Test func `the oldest lines go when there are too many`() {
        var history = History(limit: 2)
        for line in ["a", "b", "c"] { history.add(line) }
        #expect(history.lines == ["b", "c"])
    }

    @Test func `the suggestion is the rest of the newest line that begins so`() {
        let history = history("train 3", "train 10", "load mnist")
        #expect(history.suggestion(for: "tr") == "ain 10")
        #expect(history.suggestion(for: "train 3") == "")
        #expect(history.suggestion(for: "") == "")
        #expect(history.suggestion(for: "x") == "")
    }

    @Test func `a file keeps newlines and backslashes`() {
        for line in ["plain", "two\nlines", #"back\slash"#, #"not a newline: \n"#, "日本\\\n", "\\"] {
            #expect(HistoryFile.decode(HistoryFile.encode(line)) == line)
            #expect(!HistoryFile.encode(line).contains("\n"))
        }
    }

    @Test func `a file is made with its folders, for its user alone`() {
        let home = Home()
        let file = HistoryFile(path: home.file("state/convo/history"))
        file.append(HistoryFile.Entry(line: "first"))
        file.append(HistoryFile.Entry(line: "second\nrow"))
        #expect(file.load().map(\.line) == ["first", "second\nrow"])
        #expect(home.read("state/convo/history") == "first\nsecond\\nrow\n")
        var status = stat()
        stat(file.path, &status)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func `a file that has grown long is cut`() {
        let home = Home()
        home.write((1...50).map { "line \($0)\n" }.joined(), to: "history")
        let file = HistoryFile(path: home.file("history"))
        #expect(file.load(limit: 3).map(\.line) == ["line 48", "line 49", "line 50"])
        #expect(home.read("history") == "line 48\nline 49\nline 50\n")
    }

    @Test func `a missing file is an empty history`() {
        #expect(HistoryFile(path: "/nonexistent/history").load() == [])
    }

    @Test func `a line begins a row, whatever stands before it in the file`() {
        let home = Home()
        home.write("set batch 2", to: "history")
        let file = HistoryFile(path: home.file("history"))
        file.append(HistoryFile.Entry(line: "set lr"))
        file.append(HistoryFile.Entry(line: "set seed"))
        #expect(home.read("history") == "set batch 2\nset lr\nset seed\n")
    }

    @Test(.timeLimit(.minutes(1))) func `a history that is a pipe is left alone`() {
        let home = Home()
        #expect(mkfifo(home.file("history"), 0o600) == 0)
        let file = HistoryFile(path: home.file("history"))
        file.append(HistoryFile.Entry(line: "set lr"))
        #expect(file.load() == [])
    }

    @Test func `what came to nothing is kept and not suggested, until it comes to something`() {
        let home = Home()
        let file = HistoryFile(path: home.file("history"))
        for line in [#"set lr 1\"#, "set batch x"] {
            file.append(HistoryFile.Entry(line: line))
            file.append(HistoryFile.Entry(line: line, hasFailed: true))
        }
        file.append(HistoryFile.Entry(line: #"set lr 1\"#))
        #expect(file.load().suffix(2) == [
            HistoryFile.Entry(line: "set batch x", hasFailed: true), HistoryFile.Entry(line: #"set lr 1\"#),
        ])
        var history = History()
        history.add("set batch 4")
        history.add("set batch x")
        history.markFailed("set batch x")
        #expect(history.suggestion(for: "set b") == "atch 4")
        #expect(history.lines.last == "set batch x")
        history.add("set batch x")
        #expect(history.suggestion(for: "set b") == "atch x")
    }
}

@Suite struct IncrementalSearchTests {
    private let history: History = {
        var history = History()
        for line in ["train 3", "load mnist", "train 日本", "show test/3"] { history.add(line) }
        return history
    }()

    private func searching(_ text: String) -> IncrementalSearch {
        var search = IncrementalSearch(in: history)
        for scalar in text.unicodeScalars { _ = search.press(.scalar(scalar)) }
        return search
    }

    @Test func `the newest line with the pattern is found as it is typed`() {
        #expect(searching("tr").matchedLine == "train 日本")
        #expect(searching("train 3").matchedLine == "train 3")
        #expect(searching("日").matchedLine == "train 日本")
        #expect(searching("日").matchedOffset == 6)
        #expect(searching("").matchedLine == nil)
    }

    @Test func `Ctrl-R goes on to the line before`() {
        var search = searching("tr")
        #expect(search.press(.scalar("\u{12}")) == .goOn)
        #expect(search.matchedLine == "train 3")
        #expect(search.press(.scalar("\u{12}")) == .goOn)
        #expect(search.matchedLine == "train 3")
        #expect(search.failed)
        #expect(search.prompt == "search, nothing found 'tr': ")
    }

    @Test func `a shorter pattern is searched from the newest line again`() {
        var search = searching("3x")
        #expect(search.failed)
        #expect(search.press(.scalar("\u{7f}")) == .goOn)
        #expect(search.matchedLine == "show test/3")
        #expect(search.prompt == "search '3': ")
    }

    @Test func `Ctrl-G and escape give up, other keys keep the match`() {
        var search = searching("tr")
        #expect(search.press(.scalar("\u{7}")) == .giveUp)
        #expect(search.press(.scalar("\u{1b}")) == .giveUp)
        #expect(search.press(.scalar("\r")) == .keep(.scalar("\r")))
        #expect(search.press(.named(.left)) == .keep(.named(.left)))
    }

    @Test func `pasted text is searched for`() {
        var search = IncrementalSearch(in: history)
        #expect(search.press(.paste("load\nmore")) == .goOn)
        #expect(search.matchedLine == "load mnist")
    }
}
