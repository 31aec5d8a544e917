import Files
import Translation
import Words

/// From the bytes of a file to the parts of its model that matter here. The numbers of fields are those of onnx.proto.
struct ONNXParser {
    /// More nodes, tensors or names in one place than any linear network needs are refused.
    static let most = 1 << 12

    let file: String

    /// The fields of one message, whose faults name the file.
    private struct Fields {
        let file: String
        let part: String
        var fields: ProtobufFields

        mutating func next() throws(InterchangeError) -> (number: Int, value: ProtobufValue)? {
            do { return try fields.next() } catch {
                throw .damaged(file: file, part: part, expected: "a field of an ONNX model", got: error.description)
            }
        }
    }

    private func fields(_ bytes: ArraySlice<UInt8>, of part: String) -> Fields {
        Fields(file: file, part: part, fields: ProtobufFields(bytes))
    }

    func model(_ bytes: [UInt8]) throws(InterchangeError) -> ONNXModel {
        var (model, rest) = (ONNXModel(), fields(bytes[...], of: "the model"))
        while let (number, value) = try rest.next() {
            switch (number, value) {
            case (2, .bytes(let text)): model.producer = Self.text(text)
            case (7, .bytes(let graph)): model.graph = try self.graph(graph)
            case (8, .bytes(let operators)):
                let (domain, version) = try operatorSet(operators)
                if domain.isEmpty || domain == "ai.onnx" { model.opset = version }
            default: continue
            }
        }
        return model
    }

    private func operatorSet(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> (domain: String, version: Int) {
        var (result, rest) = ((domain: "", version: 0), fields(bytes, of: "an operator set"))
        while let (number, value) = try rest.next() {
            if number == 1 { result.domain = value.message.map(Self.text) ?? "" }
            if number == 2 { result.version = value.integer ?? 0 }
        }
        return result
    }

    private func graph(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> ONNXGraph {
        var (graph, rest, count) = (ONNXGraph(), fields(bytes, of: "the graph"), 0)
        while let (number, value) = try rest.next() {
            guard [1, 5, 11, 12].contains(number), case .bytes(let message) = value else { continue }
            count += 1
            guard count <= Self.most else {
                throw .foreign(
                    file: file, what: "a graph of more than \(Format.integer(Self.most)) nodes and tensors",
                    remedy: "expected a linear network of the layers in `help new`")
            }
            switch number {
            case 1: graph.nodes.append(try node(message))
            case 5:
                let tensor = try tensor(message)
                graph.initializers[tensor.name] = tensor
            case 11: graph.inputs.append(try self.value(message))
            default: graph.outputs.append(try self.value(message))
            }
        }
        return graph
    }

    private func node(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> ONNXNode {
        var (node, rest, count) = (ONNXNode(), fields(bytes, of: "a node"), 0)
        while let (number, value) = try rest.next() {
            guard case .bytes(let content) = value else { continue }
            count += 1
            guard count <= Self.most else {
                throw .damaged(file: file, part: "the node \(node.title)", expected: "a few inputs", got: "thousands")
            }
            switch number {
            case 1: node.inputs.append(Self.text(content))
            case 2: node.outputs.append(Self.text(content))
            case 3: node.name = Self.text(content)
            case 4: node.operation = Self.text(content)
            case 5:
                let (name, attribute) = try attribute(content)
                node.attributes[name] = attribute
            case 7: node.domain = Self.text(content)
            default: continue
            }
        }
        return node
    }

    private func attribute(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> (String, ONNXAttribute) {
        var (name, attribute, rest) = ("", ONNXAttribute.other, fields(bytes, of: "an attribute"))
        var (floats, integers, type) = ([Float](), [Int](), 0)
        while let (number, value) = try rest.next() {
            switch (number, value) {
            case (1, .bytes(let text)): name = Self.text(text)
            case (2, .four(let bits)): attribute = .float(Float(bitPattern: bits))
            case (3, .varint(let bits)): attribute = .integer(Int(Int64(bitPattern: bits)))
            case (4, .bytes(let text)): attribute = .text(Self.text(text))
            case (5, .bytes(let bytes)): attribute = .tensor(try tensor(bytes))
            case (7, .four(let bits)): if floats.count < Self.most { floats.append(Float(bitPattern: bits)) }
            case (7, .bytes(let bytes)): floats += [Float](littleEndian: bytes.prefix(4 * Self.most))
            case (8, _): integers += try list(value, most: Self.most - integers.count)
            case (20, .varint(let bits)): type = Int(truncatingIfNeeded: bits)
            default: continue
            }
        }
        // An empty list has nothing but its type.
        if !floats.isEmpty || type == 6 { attribute = .floats(floats) }
        if !integers.isEmpty || type == 7 { attribute = .integers(integers) }
        return (name, attribute)
    }

    private func tensor(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> ONNXTensor {
        var (tensor, rest) = (ONNXTensor(), fields(bytes, of: "a tensor"))
        var loose: [UInt8] = []
        while let (number, value) = try rest.next() {
            switch (number, value) {
            case (1, _):
                tensor.dimensions += try list(value, most: 64)
                guard tensor.dimensions.count <= 32 else {
                    throw .damaged(file: file, part: "a tensor", expected: "a few dimensions", got: "dozens")
                }
            case (2, .varint(let type)): tensor.type = Int(truncatingIfNeeded: type)
            case (8, .bytes(let name)): tensor.name = Self.text(name)
            case (9, .bytes(let raw)): tensor.raw = raw
            case (4, .bytes(let piece)), (5, .bytes(let piece)), (7, .bytes(let piece)), (10, .bytes(let piece)):
                tensor.packed.append(piece)
            case (4, .four(let bits)): loose.append(littleEndian: [Float(bitPattern: bits)])
            case (13, _): tensor.isExternal = true
            case (14, .varint(let place)): if place == 1 { tensor.isExternal = true }
            default: continue
            }
        }
        if !loose.isEmpty { tensor.packed.append(loose[...]) }
        return tensor
    }

    /// A value with its type: tensor_type, elem_type, shape, dim.
    private func value(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> ONNXValue {
        var (result, rest) = (ONNXValue(), fields(bytes, of: "an input or output"))
        while let (number, value) = try rest.next() {
            guard case .bytes(let content) = value else { continue }
            if number == 1 { result.name = Self.text(content) }
            if number == 2 { try readType(content, into: &result) }
        }
        return result
    }

    private func readType(_ bytes: ArraySlice<UInt8>, into result: inout ONNXValue) throws(InterchangeError) {
        var kinds = fields(bytes, of: "a type")
        while let (number, value) = try kinds.next() {
            guard number == 1, case .bytes(let tensor) = value else { continue }
            var rest = fields(tensor, of: "a type")
            while let (number, value) = try rest.next() {
                if number == 1 { result.type = value.integer.flatMap { ONNXType(rawValue: $0) } }
                if number == 2, case .bytes(let shape) = value { result.dimensions = try dimensions(shape) }
            }
        }
    }

    private func dimensions(_ bytes: ArraySlice<UInt8>) throws(InterchangeError) -> [Int?] {
        var (sizes, rest) = ([Int?](), fields(bytes, of: "a shape"))
        while let (_, value) = try rest.next() {
            guard case .bytes(let dimension) = value, sizes.count < 32 else { continue }
            var (size, parts) = (Int?.none, fields(dimension, of: "a dimension"))
            while let (number, value) = try parts.next() {
                if number == 1 { size = value.integer.flatMap { $0 > 0 ? $0 : nil } }
            }
            sizes.append(size)
        }
        return sizes
    }

    /// One number, or all of a packed field.
    private func list(_ value: ProtobufValue, most: Int) throws(InterchangeError) -> [Int] {
        switch value {
        case .varint(let bits): return most > 0 ? [Int(Int64(bitPattern: bits))] : []
        case .bytes(let bytes):
            do { return try ProtobufFields.varints(in: bytes, most: max(0, most)).map { Int(Int64(bitPattern: $0)) } } catch {
                throw .damaged(file: file, part: "a list of numbers", expected: "a field of an ONNX model", got: error.description)
            }
        default: return []
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
