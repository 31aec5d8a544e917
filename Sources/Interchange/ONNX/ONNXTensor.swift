import ConvNet
import Files
import Translation
import Words

/// A tensor of a file: `TensorProto`. Its numbers stay the file's bytes until they are asked for.
struct ONNXTensor {
    /// More numbers than any network here has are refused before they are counted out.
    static let mostNumbers = 1 << 26

    var name = ""
    /// As the file has it, also where it is none that is known.
    var type = 0
    var dimensions: [Int] = []
    /// The numbers, the lowest byte of each first.
    var raw: ArraySlice<UInt8>?
    /// Numbers in a field of their type, in as many pieces as the file has them.
    var packed: [ArraySlice<UInt8>] = []
    /// Whether they stand in another file.
    var isExternal = false

    /// How many numbers the dimensions make; nil if there are more than any file has.
    var count: Int? {
        var count = 1
        for size in dimensions {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow, product <= Self.mostNumbers else { return nil }
            count = product
        }
        return count
    }

    /// Its numbers as the core has them.
    func floats() throws(ONNXTensorFault) -> [Float] {
        let (type, count) = try checked()
        guard let raw else {
            switch type {
            case .float: return try exact(packed.flatMap { [Float](littleEndian: $0) }, count)
            case .double: return try exact(packed.flatMap { Self.wide($0).map { Float(Double(bitPattern: $0)) } }, count)
            case .float16: return try exact(varints(count).map { Float(Float16(bitPattern: UInt16(truncatingIfNeeded: $0))) }, count)
            default: return try integers(most: count).map { Float($0) }
            }
        }
        guard raw.count == count * type.size else { throw .size(expected: count * type.size, got: raw.count) }
        switch type {
        case .float: return [Float](littleEndian: raw)
        case .double: return Self.wide(raw).map { Float(Double(bitPattern: $0)) }
        case .float16: return Self.numbers(raw, 2).map { Float(Float16(bitPattern: UInt16(truncatingIfNeeded: $0))) }
        default: return try integers(most: count).map { Float($0) }
        }
    }

    /// Its whole numbers.
    ///
    /// - Parameter most: a tensor with more is refused
    func integers(most: Int) throws(ONNXTensorFault) -> [Int] {
        let (type, count) = try checked()
        guard count <= most else { throw .tooMany }
        guard !type.isFloat else { return try floats().map { Int(exactly: $0) ?? Int.max } }
        guard let raw else { return try exact(varints(count).map { Int(Int64(bitPattern: $0)) }, count) }
        guard raw.count == count * type.size else { throw .size(expected: count * type.size, got: raw.count) }
        return Self.numbers(raw, type.size).map { bits in
            switch type {
            case .int8: Int(Int8(truncatingIfNeeded: bits))
            case .int16: Int(Int16(truncatingIfNeeded: bits))
            case .int32: Int(Int32(truncatingIfNeeded: bits))
            default: Int(truncatingIfNeeded: bits)
            }
        }
    }

    private func checked() throws(ONNXTensorFault) -> (ONNXType, Int) {
        guard !isExternal else { throw .external }
        guard let type = ONNXType(rawValue: type), type.size > 0 else { throw .type(type) }
        guard let count else { throw .tooMany }
        return (type, count)
    }

    private func varints(_ count: Int) throws(ONNXTensorFault) -> [UInt64] {
        var numbers: [UInt64] = []
        for piece in packed {
            do { numbers += try ProtobufFields.varints(in: piece, most: count + 1 - numbers.count) } catch { throw .damaged(error) }
            guard numbers.count <= count else { break }
        }
        return numbers
    }

    private func exact<Number>(_ numbers: [Number], _ count: Int) throws(ONNXTensorFault) -> [Number] {
        guard numbers.count == count else { throw .count(expected: count, got: numbers.count) }
        return numbers
    }

    private static func wide(_ bytes: ArraySlice<UInt8>) -> [UInt64] { numbers(bytes, 8) }

    private static func numbers(_ bytes: ArraySlice<UInt8>, _ size: Int) -> [UInt64] {
        guard size > 0 else { return [] }
        return stride(from: bytes.startIndex, through: bytes.endIndex - size, by: size).map { place in
            bytes[place..<place + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
    }
}

/// Why a tensor's numbers cannot be had.
enum ONNXTensorFault: Error {
    case external
    case type(Int)
    case tooMany
    case size(expected: Int, got: Int)
    case count(expected: Int, got: Int)
    case damaged(ProtobufFault)
}

extension ONNXTensorFault {
    /// The fault of a tensor of that name, as an error about the file.
    func error(file: String, tensor: String) -> InterchangeError {
        let part = "the tensor \(ONNXNode.shown(tensor))"
        return switch self {
        case .external:
            .foreign(
                file: file, what: "\(part.dropFirst(4)) by the name of another file",
                remedy: "save the model with its weights inside (onnx.save with save_as_external_data=False)")
        case .type(let type): .foreign(file: file, what: "\(part.dropFirst(4)) of ONNX type \(type)", remedy: "convert it to float32")
        case .tooMany:
            .damaged(file: file, part: part, expected: "sizes whose product fits the file", got: "too many numbers")
        case .size(let expected, let got):
            .damaged(file: file, part: part, expected: "\(Format.integer(expected)) bytes", got: Format.integer(got))
        case .count(let expected, let got):
            .damaged(file: file, part: part, expected: "\(Format.integer(expected)) numbers", got: Format.integer(got))
        case .damaged(let fault): .damaged(file: file, part: part, expected: "numbers", got: fault.description)
        }
    }
}
