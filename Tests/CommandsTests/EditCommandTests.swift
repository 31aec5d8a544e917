import ConvNet
import Testing

@testable import Explorer

@Suite(.serialized) struct EditCommandTests {
    private func message(_ line: String) throws -> String? {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        return try interpreter.failure(line).message
    }

    @Test func `an edit changes one number, and undo brings it back`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let before = try interpreter.session.network().network
        let table = try interpreter.table("edit conv1/3/kernel/1,1 -0.5")
        let after = try interpreter.session.network().network
        let changed = before.parameters.indices.filter { before.parameters[$0] != after.parameters[$0] }
        // Kernel rows, columns, one input channel, 16 filters.
        #expect(changed == [(1 * 3 + 1) * 16 + 3])
        #expect(changed.allSatisfy { after.parameters[$0] == -0.5 })
        #expect(table.value("before", row: 0) == .number(Double(before.parameters[67])))
        #expect(table.value("after", row: 0) == .number(-0.5))
        #expect(table.value("sample", row: 0) == "test/0")
        #expect(table.finding?.contains("→ -0.5") == true)
        try interpreter.execute("undo", on: SilentSurface())
        #expect(try interpreter.session.network().network == before)
    }

    @Test func `an edit shows the answer for it, which stays what it was`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("show test/3-5", on: SilentSurface())
        let table = try interpreter.table("edit dense1/7/bias 100")
        #expect(table.value("sample", row: 0) == "test/3")
        #expect(table.value("predicted_before", row: 0) == 3)
        #expect(table.value("predicted_after", row: 0) == 7)
        #expect(interpreter.session.lastSample == .images(.test, filters: [], choice: [3...5]))
    }

    @Test func `an edit that cannot be is refused`() throws {
        #expect(try message("edit bn1/3/moving_variance -1")
            == "bn1/3/moving_variance expects a variance, which is no less than 0, got '-1'")
        #expect(try message("edit bn1/3/gamma much")?.contains("a number from -1000000 to 1000000") == true)
        #expect(try message("edit bn1/30/gamma 1")?.contains("bn1 has 16 channels, 0–15") == true)
        #expect(try message("edit bn1/3 1")?.contains("names no parameter") == true)
    }
}
