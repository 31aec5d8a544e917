import Words

/// What is read of an ONNX model (onnx.proto, `ModelProto`); everything else in the file is skipped.
struct ONNXModel {
    /// The program that wrote it.
    var producer = ""
    /// The version of ONNX's own operators; 0 where none is named.
    var opset = 0
    var graph: ONNXGraph?
}

/// A graph of operators: `GraphProto`.
struct ONNXGraph {
    var nodes: [ONNXNode] = []
    var initializers: [String: ONNXTensor] = [:]
    var inputs: [ONNXValue] = []
    var outputs: [ONNXValue] = []
}

/// What goes into a graph or comes out of it: `ValueInfoProto`.
struct ONNXValue {
    var name = ""
    /// The type of its numbers; nil for what is no tensor.
    var type: ONNXType?
    /// Its dimensions, nil for those that are open; nil altogether where the file does not tell them.
    var dimensions: [Int?]?
}

/// One operator of a graph: `NodeProto`.
struct ONNXNode {
    var name = ""
    var operation = ""
    /// Empty for ONNX's own operators.
    var domain = ""
    var inputs: [String] = []
    var outputs: [String] = []
    var attributes: [String: ONNXAttribute] = [:]

    /// What errors call it: "conv1 (Conv)".
    var title: String {
        let kind = domain.isEmpty || domain == "ai.onnx" ? operation : "\(domain).\(operation)"
        let own = name.isEmpty ? outputs.first ?? "" : name
        return own.isEmpty ? Self.shown(kind) : "\(Self.shown(own)) (\(Self.shown(kind)))"
    }

    /// A name of a file in one line of a bearable length.
    static func shown(_ name: String) -> String {
        let clean = String(name.unicodeScalars.prefix(80).map { $0.properties.isWhitespace || $0.value < 32 ? " " : Character($0) })
        return name.unicodeScalars.count > 80 ? clean + "…" : clean
    }

    func integer(_ attribute: String) -> Int? { if case .integer(let value) = attributes[attribute] { value } else { nil } }

    func integers(_ attribute: String) -> [Int]? { if case .integers(let values) = attributes[attribute] { values } else { nil } }

    func float(_ attribute: String) -> Float? { if case .float(let value) = attributes[attribute] { value } else { nil } }

    func text(_ attribute: String) -> String? { if case .text(let value) = attributes[attribute] { value } else { nil } }
}

/// A setting of an operator: `AttributeProto`.
enum ONNXAttribute {
    case float(Float)
    case integer(Int)
    case text(String)
    case tensor(ONNXTensor)
    case floats([Float])
    case integers([Int])
    /// A graph, texts, or a type that came later.
    case other
}

/// The type of a tensor's numbers: `TensorProto.DataType`.
enum ONNXType: Int {
    case float = 1, uint8, int8, uint16, int16, int32, int64, text, bool, float16, double, uint32, uint64

    var isFloat: Bool { self == .float || self == .float16 || self == .double }

    /// Bytes of a number in `raw_data`; 0 for what is no number.
    var size: Int {
        switch self {
        case .text: 0
        case .uint8, .int8, .bool: 1
        case .uint16, .int16, .float16: 2
        case .float, .int32, .uint32: 4
        case .double, .int64, .uint64: 8
        }
    }
}
