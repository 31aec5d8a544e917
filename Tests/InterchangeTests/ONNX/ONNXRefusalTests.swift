import ConvNet
import Testing

@testable import Interchange

/// Sound graphs that are no network here: one line that names the node.
@Suite struct ONNXRefusalTests {
    private func message(_ build: (inout ONNXGraphs) -> Void) -> String {
        var graph = ONNXGraphs()
        build(&graph)
        do {
            return "opened: \(try graph.opened.network.architecture.specification)"
        } catch {
            let words = "\(error)"
            #expect(words.hasPrefix("'a.onnx'") && !words.contains("\n") && words.count < 400)
            return words
        }
    }

    @Test func `an operator that no layer computes is named`() {
        #expect(message { $0.node("Erf", "x", "e"); $0.end("e") }
            .contains("the layer e (Erf) is not known here: no layer here computes it"))
        #expect(message { $0.node("FusedConv", "x", "e", domain: "com.microsoft"); $0.end("e") }
            .contains("e (com.microsoft.FusedConv) is not known here: it is no operator of ONNX itself"))
        #expect(message { $0.node("Log", "x", "e"); $0.end("e") }.contains("e (Log)"))
    }

    @Test func `a graph that branches is named where it does`() {
        let words = message {
            $0.node("Relu", "x", "a")
            $0.node("Sigmoid", "a", "b")
            $0.node("Add", "a b", "c")
            $0.end("c")
        }
        #expect(words.contains("the layer c (Add) is not known here: the graph branches here: it reads 'a' and 'b'"))
        #expect(message { $0.node("Relu", "x", "a"); $0.node("Add", "a a", "c"); $0.end("c") }.contains("c (Add)"))
    }

    @Test func `settings that the core has not are named`() {
        func convolution(_ settings: [String: ONNXGraphs.Setting], _ kernel: [Int] = [2, 1, 3, 3]) -> String {
            message { $0.tensor("k", kernel); $0.node("Conv", "x k", "c", settings); $0.end("c", inputs: 8) }
        }
        #expect(convolution([:]).hasPrefix("opened: conv 2 3x3, flatten, dense 3"))
        #expect(convolution(["group": .integer(2)]).contains("its channels fall into 2 groups"))
        #expect(convolution(["dilations": .integers([2, 1])]).contains("gaps"))
        #expect(convolution(["strides": .integers([2, 1])]).contains("its strides are 2 and 1"))
        #expect(convolution(["auto_pad": .text("MIRROR")]).contains("auto_pad is 'MIRROR'"))
        #expect(convolution([:], [2, 1, 3]).contains("its weights have 3 dimensions, expected 4"))
        #expect(convolution([:], [2, 5, 3, 3]).contains("expected 1 channels, got 5"))
        #expect(message {
            $0.node("AveragePool", "x", "p", ["kernel_shape": .integers([2, 2]), "pads": .integers([1, 1, 0, 0])])
            $0.end("p")
        }.contains("p (AveragePool) is not known here: its window stands over the border of the map (pads)"))
        #expect(message { $0.node("MaxPool", "x", "p", ["kernel_shape": .integers([2, 3])]); $0.end("p") }.contains("2×3 is no square"))
        #expect(message {
            $0.node("MaxPool", "x", "p", ["kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "ceil_mode": .integer(1)])
            $0.end("p")
        }.contains("ceil_mode"))
    }

    @Test func `a pool whose zeros it never sees is one without them`() {
        let words = message {
            $0.node(
                "MaxPool", "x", "p",
                [
                    "kernel_shape": .integers([2, 2]), "strides": .integers([2, 2]), "pads": .integers([0, 0, 1, 1]),
                    "ceil_mode": .integer(1),
                ])
            $0.end("p", inputs: 4)
        }
        #expect(words == "opened: maxpool 2, flatten, dense 3")
    }

    @Test func `a network without a dense layer gets one that hands its numbers on`() throws {
        var graph = ONNXGraphs()
        graph.tensor("k", [3, 1, 2, 2])
        graph.node("Conv", "x k", "c")
        graph.node("ReduceMean", "c", "y", ["axes": .integers([-1, -2]), "keepdims": .integer(0)])
        let opened = try graph.opened
        #expect(opened.network.architecture.specification == "conv 3 2x2, globalavgpool, dense 3")
        #expect(opened.network.tensor(named: "dense1/kernel")?.values == [1, 0, 0, 0, 1, 0, 0, 0, 1])
        #expect(opened.notes.contains("the graph has no dense layer; one that hands its 3 numbers on is put at its end"))
        var map = ONNXGraphs()
        map.tensor("k", [2, 1, 3, 3])
        map.node("Conv", "x k", "c")
        map.node("Flatten", "c", "y")
        // Channel 0's four places come first there, every second number here.
        let kernel = try #require(try map.opened.network.tensor(named: "dense1/kernel")).values
        #expect(kernel[0..<8] == [1, 0, 0, 0, 0, 0, 0, 0] && kernel[8..<16] == [0, 0, 0, 0, 1, 0, 0, 0])
    }

    @Test func `places of numbers that cannot be followed are refused`() {
        #expect(message { $0.node("Transpose", "x", "t", ["perm": .integers([1, 0, 2, 3])]); $0.end("t") }.contains("t (Transpose)"))
        #expect(message { $0.sizes("s", [-1, 8]); $0.node("Reshape", "x s", "r"); $0.tensor("v", [8, 3]); $0.node("MatMul", "r v", "y") }
            .contains("r (Reshape) is not known here: its shape -1×8 is no other grouping of 4×4×1"))
        #expect(message {
            $0.input = [4, 4, 3]
            $0.tensor("k", [2, 4, 3, 3])
            $0.node("Conv", "x k", "c")
            $0.end("c")
        }.contains("its input is no map in the order channels, rows, columns"))
        #expect(message { $0.node("Softmax", "x", "s", ["axis": .integer(2)]); $0.end("s") }.contains("over the axis 2"))
    }

    @Test func `what stands behind the softmax, and outputs that are a map, are refused`() {
        #expect(message {
            $0.tensor("w", [16, 3])
            $0.node("Flatten", "x", "f")
            $0.node("MatMul", "f w", "z")
            $0.node("Softmax", "z", "s")
            $0.node("Relu", "s", "y")
        }.contains("it stands behind s (Softmax), which ends a network here"))
        #expect(message { $0.tensor("k", [2, 1, 3, 3]); $0.node("Conv", "x k", "y") }.contains("ends in a map of 2×2×2"))
    }

    @Test func `old operators, other inputs and weights elsewhere are refused`() {
        #expect(message { $0.opset = 6; $0.end("x") }.contains("an ONNX model of opset 6; convert it to opset 7 or later"))
        #expect(message { $0.input = [3]; $0.node("Relu", "x", "y") }.contains("row of 3 numbers; name the image's shape"))
        func weights(type: Int, _ fill: (inout ProtobufMessage) -> Void) -> String {
            message {
                $0.node("Flatten", "x", "f")
                $0.tensor("w", [16, 3], type: type, fill)
                $0.node("MatMul", "f w", "y")
            }
        }
        #expect(weights(type: 1) { $0.put(13, "x"); $0.put(14, 1) }.contains("tensor w by the name of another file"))
        #expect(weights(type: 8) { $0.put(6, "a") }.contains("of ONNX type 8"))
    }

    @Test func `a name of a file stays in one line of a bearable length`() {
        let words = message { $0.node("Erf\n\u{1B}[31m" + String(repeating: "x", count: 5000), "x", "e\r\n"); $0.end("e\r\n") }
        #expect(!words.contains("\u{1B}") && words.contains("…"))
    }
}
