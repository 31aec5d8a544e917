import ConvNet
import Files
import Translation
import Words

/// ONNX: a graph of operators, as PyTorch, TensorFlow, Keras and many others export networks.
///
/// A graph is read if it is a line of operators that are layers here; ``ONNXReader`` knows which.
package struct ONNXFormat: WeightReading, WeightWriting {
    /// What stands in files as their writer.
    static let producer = "convo"
    /// More bytes than the largest network has in double precision, with room for what surrounds it.
    private static let largestFile = 320 << 20
    /// Operators had other attributes before.
    private static let firstOpset = 7

    package let name = "ONNX"
    package let endings = ["onnx"]

    package init() {}

    package func recognizes(_ bytes: [UInt8]) -> Bool { FileNature(bytes: bytes) == .onnx }

    package func check(beginning bytes: [UInt8], size: Int, named name: String) throws {
        guard size <= Self.largestFile else {
            throw InterchangeError.foreign(
                file: name, what: "an ONNX model of \(Format.bytes(size))",
                remedy: "expected a network for digits, at most \(Format.bytes(Self.largestFile))")
        }
    }

    package func read(_ bytes: [UInt8], named name: String) throws -> Network { try open(bytes, named: name, WeightHints()).network }

    package func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        guard hints.layers == nil else { throw WeightFileError.needlessHint(file: name, hint: "--layers", format: self.name) }
        return try Self.open(bytes, named: name, hints)
    }

    private static func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws(InterchangeError) -> OpenedNetwork {
        let model = try ONNXParser(file: name).model(bytes)
        guard let graph = model.graph else {
            throw .damaged(file: name, part: "the model", expected: "a graph", got: "none")
        }
        guard model.opset >= firstOpset else {
            throw .foreign(
                file: name, what: "an ONNX model of opset \(model.opset)",
                remedy: "convert it to opset \(firstOpset) or later (onnx.version_converter)")
        }
        let (output, note) = try chosenOutput(graph, file: name)
        let order = try ONNXOrder(of: output, in: graph, file: name)
        guard let value = order.inputs.first, order.inputs.count == 1 else {
            throw .foreign(
                file: name, what: "a graph with \(order.inputs.count) inputs", remedy: "expected one, the image")
        }
        let input = try ONNXInput(value, hint: hints.input, file: name)
        let pixels = hints.pixels ?? bytePixels(value, order)
        var reader = ONNXReader(model, input: input, pixels: pixels, file: name)
        if let note { reader.assembly.note(note) }
        if hints.pixels == nil, pixels != nil {
            reader.assembly.note("the graph takes whole numbers, so pixels are taken to be from 0 to 255")
        }
        try reader.read(order.nodes, output: output)
        return OpenedNetwork(try reader.assembly.network(), notes: reader.assembly.notes, isForeign: true)
    }

    /// The output that has a number for each class.
    private static func chosenOutput(_ graph: ONNXGraph, file: String) throws(InterchangeError) -> (name: String, note: String?) {
        let outputs = graph.outputs
        guard let first = outputs.first(where: { $0.type?.isFloat == true && $0.dimensions?.count == 2 })
            ?? outputs.first(where: { $0.type?.isFloat == true }) ?? outputs.first(where: { $0.type == nil }) ?? outputs.first
        else { throw .damaged(file: file, part: "the graph", expected: "an output", got: "none") }
        let name = ONNXNode.shown(first.name)
        return (first.name, outputs.count > 1 ? "of the graph's \(outputs.count) outputs '\(name)' is read" : nil)
    }

    /// A graph that takes bytes and does not bring them down itself reads them as they are.
    private static func bytePixels(_ value: ONNXValue, _ order: ONNXOrder) -> WeightHints.Pixels? {
        guard let type = value.type, !type.isFloat else { return nil }
        let passing: Set<String> = ["Cast", "Identity", "Reshape", "Transpose", "Unsqueeze", "Squeeze"]
        let first = order.nodes.first { !passing.contains($0.operation) && $0.operation != "Constant" }?.operation
        return first == "Div" || first == "Mul" ? nil : WeightHints.Pixels(scale: 255, offset: 0)
    }
}
