import Files
import Testing

@testable import Jupyter

/// What clients find when they look back.
@Suite struct InputHistoryTests {
    private static let inputs = ["load synthetic", "model", "train 1", "model", "train 2"]

    private func found(_ request: String) throws -> [Int] {
        var history = InputHistory()
        for (index, input) in Self.inputs.enumerated() { history.append(input, line: index + 1) }
        return history.found(try JSON(Array(request.utf8)[...])).map(\.line)
    }

    @Test(arguments: [
        (#"{"hist_access_type":"tail","n":2}"#, [4, 5]),
        (#"{"hist_access_type":"tail","n":-1}"#, []),
        (#"{"hist_access_type":"tail"}"#, [1, 2, 3, 4, 5]),
        (#"{"hist_access_type":"range","session":0,"start":2,"stop":4}"#, [2, 3]),
        (#"{"hist_access_type":"range","session":1,"start":4,"stop":null}"#, [4, 5]),
        (#"{"hist_access_type":"range","session":-1,"start":1}"#, []),
        (#"{"hist_access_type":"search","pattern":"train*"}"#, [3, 5]),
        (#"{"hist_access_type":"search","pattern":"*o?e*","unique":true}"#, [4]),
        (#"{"hist_access_type":"search","pattern":"*","n":1}"#, [5]),
        (#"{"hist_access_type":"search","pattern":"rain"}"#, []),
        (#"{"hist_access_type":"search","pattern":"*1"}"#, [3]),
        (#"{"hist_access_type":"guess"}"#, []),
    ]) func `what is asked for is found, oldest first`(_ request: String, _ lines: [Int]) throws {
        #expect(try found(request) == lines)
    }

    @Test func `the reply has rows of session, line and input`() throws {
        var history = InputHistory()
        history.append("say \"x\"", line: 7)
        let request = try JSON(Array(#"{"hist_access_type":"tail","n":1}"#.utf8)[...])
        #expect(history.reply(request) == #"[[1,7,"say \"x\""]]"#)
        let both = try JSON(Array(#"{"hist_access_type":"tail","n":1,"output":true}"#.utf8)[...])
        #expect(history.reply(both) == #"[[1,7,["say \"x\"",null]]]"#)
    }

    @Test func `a pattern of many stars is no burden`() throws {
        var history = InputHistory()
        history.append(String(repeating: "a", count: 5000), line: 1)
        let pattern = String(repeating: "*a", count: 500) + "*b"
        let request = try JSON(Array("{\"hist_access_type\":\"search\",\"pattern\":\"\(pattern)\"}".utf8)[...])
        #expect(history.found(request).isEmpty)
    }
}
