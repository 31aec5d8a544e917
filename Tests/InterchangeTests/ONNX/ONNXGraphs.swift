import ConvNet
import Files

@testable import Interchange

/// Graphs as bytes, put together by hand.
struct ONNXGraphs {
    enum Setting {
        case integer(Int)
        case integers([Int])
        case float(Float)
        case text(String)
    }

    var nodes: [ProtobufMessage] = []
    var tensors: [ProtobufMessage] = []
    var input: [Int] = [1, 4, 4]
    var opset = 13

    /// A node that is called as what it gives.
    mutating func node(
        _ operation: String, _ inputs: String, _ output: String, _ settings: [String: Setting] = [:], domain: String = ""
    ) {
        nodes.append(ProtobufMessage { node in
            for input in inputs.split(separator: " ") { node.put(1, String(input)) }
            node.put(2, output)
            node.put(3, output)
            node.put(4, operation)
            for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
                node.put(5, ProtobufMessage {
                    $0.put(1, name)
                    switch setting {
                    case .integer(let value): $0.put(3, value)
                    case .integers(let values): for value in values { $0.put(8, value) }
                    case .float(let value): $0.put(2, value)
                    case .text(let text): $0.put(4, text)
                    }
                })
            }
            if !domain.isEmpty { node.put(7, domain) }
        })
    }

    mutating func tensor(_ name: String, _ dimensions: [Int], _ values: [Float]? = nil) {
        let count = dimensions.reduce(1, *)
        var raw: [UInt8] = []
        raw.append(littleEndian: values ?? (0..<count).map { Float($0 % 7 - 3) / 8 })
        tensor(name, dimensions) { $0.put(9, raw) }
    }

    mutating func tensor(_ name: String, _ dimensions: [Int], type: Int = 1, _ fill: (inout ProtobufMessage) -> Void) {
        tensors.append(ProtobufMessage {
            for size in dimensions { $0.put(1, size) }
            $0.put(2, type)
            $0.put(8, name)
            fill(&$0)
        })
    }

    mutating func sizes(_ name: String, _ values: [Int]) {
        tensor(name, [values.count], type: 7) { for value in values { $0.put(7, ProtobufMessage.varint(value)) } }
    }

    /// The end that most graphs here have: x → flatten → dense → y.
    mutating func end(_ value: String, inputs: Int = 16) {
        node("Flatten", value, "flat")
        tensor("w", [inputs, 3])
        node("MatMul", "flat w", "y")
    }

    var bytes: [UInt8] {
        ProtobufMessage {
            $0.put(1, 8)
            $0.put(7, ProtobufMessage { graph in
                for node in nodes { graph.put(1, node) }
                for tensor in tensors { graph.put(5, tensor) }
                graph.put(11, Self.value("x", input))
                graph.put(12, Self.value("y", [3]))
            })
            $0.put(8, ProtobufMessage { $0.put(2, opset) })
        }.bytes
    }

    private static func value(_ name: String, _ sizes: [Int]) -> ProtobufMessage {
        let shape = ProtobufMessage { shape in
            shape.put(1, ProtobufMessage { $0.put(2, "N") })
            for size in sizes { shape.put(1, ProtobufMessage { $0.put(1, size) }) }
        }
        return ProtobufMessage {
            $0.put(1, name)
            $0.put(2, ProtobufMessage { $0.put(1, ProtobufMessage { $0.put(1, 1); $0.put(2, shape) }) })
        }
    }

    /// The network that the bytes are read as.
    var opened: OpenedNetwork { get throws { try ONNXFormat().open(bytes, named: "a.onnx", WeightHints()) } }
}

extension ProtobufMessage {
    /// A number as packed fields have it.
    fileprivate static func varint(_ value: Int) -> [UInt8] { Array(ProtobufMessage { $0.put(1, value) }.bytes.dropFirst()) }
}
