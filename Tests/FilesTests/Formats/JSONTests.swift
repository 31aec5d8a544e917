import Testing

@testable import Files

@Suite struct JSONTests {
    private func read(_ text: String) throws(JSONError) -> JSON { try JSON(Array(text.utf8)[...]) }

    @Test func `values of each kind are read`() throws {
        let value = try read(#" {"a":[1,-2.5e3,null],"b":true,"c":{"d":"x"}} "#)
        #expect(value["a"]?.elements?.map(\.double) == [1, -2500, nil])
        #expect(value["a"]?.elements?.map(\.integer) == [1, nil, nil])
        #expect(value["b"]?.flag == true)
        #expect(value["a"]?.flag == nil)
        #expect(try read(#"["x",1,"y"]"#).texts == ["x", "y"])
        #expect(value["c"]?["d"]?.text == "x")
        #expect(value["d"] == nil)
        #expect(value["b"]?["d"] == nil)
    }

    @Test func `a text says where it stands between its quotes`() throws {
        #expect(try read(#"["é\n"]"#) == .array([.string("é\n", at: 2..<6)]))
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, JSONError.Problem.duplicateKey("a"), 10), ("[1,]", .unexpected, 3), ("[1", .ended, 2),
        ("1 2", .unexpected, 2), (#""\ud800x""#, .unexpected, 7), ("1e", .badNumber, 2), ("nul", .ended, 3),
        (String(repeating: "[", count: 17), .tooDeep, 16),
    ])
    func `what is no JSON is refused, and where`(_ text: String, _ problem: JSONError.Problem, _ offset: Int) {
        #expect(throws: JSONError(problem: problem, offset: offset)) { try read(text) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONError(problem: .notUTF8, offset: 3)) { try JSON([0x22, 0xFF, 0x22]) }
    }

    @Test func `strings are escaped and stay on one line`() {
        #expect(JSONText.string("a\"b\\c\n\t\u{1}\u{2028}é") == #""a\"b\\c\n\t\u0001\u2028é""#)
    }

    @Test func `what is written is read back as it was`() throws {
        let text = String(String.UnicodeScalarView((0...0x2030).compactMap { Unicode.Scalar($0) })) + "🙂"
        let written = JSONText.object([("key \"", JSONText.array([JSONText.string(text)]))])
        #expect(try read(written)["key \""]?.elements?.first?.text == text)
    }

    @Test func `numbers read back as the same numbers`() throws {
        for value: Double in [0.1, 1.0 / 3, .leastNonzeroMagnitude, 1.7976931348623157e308, -0.0, 123_456_789.123] {
            #expect(try read(JSONText.number(value)).double?.bitPattern == value.bitPattern)
        }
        #expect(JSONText.number(Float(0.1)) == "0.1")
        #expect(JSONText.number(Double.nan) == "null")
    }
}
