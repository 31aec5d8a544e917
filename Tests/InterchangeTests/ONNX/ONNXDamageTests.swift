import ConvNet
import Testing

@testable import Interchange

/// Files that lie: each is refused in one line, in bounded time and memory.
@Suite struct ONNXDamageTests {
    private func refusal(_ bytes: [UInt8]) -> String? {
        do {
            _ = try ONNXFormat().read(bytes, named: "a")
            return nil
        } catch {
            let words = "\(error)"
            #expect(!words.contains("\n") && words.count < 400)
            return words
        }
    }

    @Test func `a file cut off anywhere is refused`() throws {
        for name in ["keras", "half", "cntk"] {
            let bytes = try ONNXFixtureTests.bytes(name)
            for count in stride(from: 0, to: bytes.count, by: bytes.count > 3000 ? 7 : 1) {
                // Behind the graph and the version nothing of use is left.
                let words = refusal(Array(bytes[..<count]))
                #expect(words != nil || count > bytes.count - 80, "\(name) \(count)")
            }
        }
    }

    @Test func `a changed byte anywhere gives a network or one line`() throws {
        for name in ["half", "cntk", "row"] {
            let bytes = try ONNXFixtureTests.bytes(name)
            for place in bytes.indices {
                for change: UInt8 in [0x01, 0x80, 0xFF] {
                    var other = bytes
                    other[place] ^= change
                    _ = refusal(other)
                }
            }
        }
    }

    @Test func `circles, and inputs that nothing gives, are refused`() throws {
        var circle = ONNXGraphs()
        circle.node("Relu", "b", "a")
        circle.node("Relu", "a", "b")
        circle.end("b")
        #expect(refusal(circle.bytes)?.contains("expected a graph without circles") == true)
        var own = ONNXGraphs()
        own.node("Relu", "y", "y")
        #expect(refusal(own.bytes)?.contains("circles") == true)
        var loose = ONNXGraphs()
        loose.node("Relu", "nowhere", "y")
        #expect(refusal(loose.bytes)?.contains("got 'nowhere', which none does") == true)
    }

    @Test func `sizes that no file has are refused before anything is made`() {
        var graph = ONNXGraphs()
        graph.tensor("w", [1 << 40, 1 << 40]) { $0.put(9, [1, 2, 3, 4]) }
        graph.node("Flatten", "x", "f")
        graph.node("MatMul", "f w", "y")
        #expect(refusal(graph.bytes)?.contains("expected weights of 16 inputs") == true)
        var tall = ONNXGraphs()
        tall.tensor("w", [16, 2_500_000_000]) { $0.put(9, [1, 2, 3, 4]) }
        tall.node("Flatten", "x", "f")
        tall.node("MatMul", "f w", "y")
        #expect(refusal(tall.bytes) != nil)
        var negative = ONNXGraphs()
        negative.tensor("w", [16, -3]) { $0.put(9, [1, 2, 3, 4]) }
        negative.node("Flatten", "x", "f")
        negative.node("MatMul", "f w", "y")
        #expect(refusal(negative.bytes) != nil)
        for side in [0, Int.max, 1 << 33] {
            var image = ONNXGraphs()
            image.input = [1, side, side]
            image.end("x")
            #expect(refusal(image.bytes) != nil)
        }
    }

    @Test func `one tensor that many nodes name is not taken without end`() throws {
        var graph = ONNXGraphs()
        graph.input = [1, 32, 32]
        graph.tensor("w", [1024, 1024])
        graph.node("Flatten", "x", "a0")
        for step in 0..<100 { graph.node("MatMul", "a\(step) w", "a\(step + 1)") }
        graph.node("Identity", "a100", "y")
        #expect(refusal(graph.bytes)?.contains("more weights than any network here") == true)
        var long = ONNXGraphs()
        for step in 0..<4000 { long.node("Relu", step == 0 ? "x" : "a\(step - 1)", "a\(step)") }
        long.end("a3999")
        #expect(refusal(long.bytes) != nil)
    }

    @Test func `a list that doubles and doubles stays short`() {
        var graph = ONNXGraphs()
        graph.sizes("s0", [1, 1])
        for step in 0..<40 { graph.node("Concat", "s\(step) s\(step)", "s\(step + 1)", ["axis": .integer(0)]) }
        graph.node("Reshape", "x s40", "y")
        #expect(refusal(graph.bytes)?.contains("a list of more than 64 sizes") == true)
    }

    @Test func `nodes without end and tensors of other sizes than they say are refused`() {
        var long = ONNXGraphs()
        for step in 0..<5000 { long.node("Relu", step == 0 ? "x" : "a\(step - 1)", "a\(step)") }
        long.end("a4999")
        #expect(refusal(long.bytes)?.contains("more than 4096 nodes") == true)
        var short = ONNXGraphs()
        short.tensor("w", [16, 3], [1, 2, 3])
        short.node("Flatten", "x", "f")
        short.node("MatMul", "f w", "y")
        #expect(refusal(short.bytes)?.contains("the tensor w: expected 192 bytes, got 12") == true)
    }

    @Test func `bytes of other kinds are not taken for a model`() {
        let others: [[UInt8]] = [
            [], [8], [8, 8], Array("\u{8}\u{8} text".utf8), Array("PK\u{3}\u{4}".utf8), [8, 8, 0x12, 0x80], [0x0A, 3, 1, 2, 3],
        ]
        for bytes in others { #expect(!ONNXFormat().recognizes(bytes)) }
    }
}
