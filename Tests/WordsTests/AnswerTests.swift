import Testing
import Words

/// Numbers as people write them.
@Suite struct AnswerTests {
    @Test(arguments: [
        ("57162", 57_162), ("57,162", 57_162), ("1,234,567", 1_234_567), ("1,234.5", 1234.5), ("0,5", 0.5), ("-0,25", -0.25),
        ("−1,5", -1.5), ("0,125", 0.125), ("97 %", 0.97), ("97,2 %", 0.972), ("1e-3", 0.001), ("3,14159", 3.14159),
    ])
    func `commas group digits or stand for the point, as they are written`(text: String, value: Double) throws {
        let number = try #require(Answer.number(text))
        #expect(abs(number.value - value) < 1e-12)
    }

    @Test func `a comma before three digits may be decimal too`() {
        #expect(Answer("-1,536").readings.map(\.value) == [-1536, -1.536])
        #expect(Answer("1.5").readings.map(\.value) == [1.5])
        #expect(Answer("1,234,567").readings.map(\.value) == [1_234_567])
    }

    @Test(arguments: ["", "seven", "1.2.3", "nan", "inf", ","]) func `what is no number is none`(text: String) {
        #expect(Answer.number(text) == nil)
    }
}
