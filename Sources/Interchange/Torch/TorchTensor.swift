import Files

/// Numbers in memory of PyTorch, which tensors are views of.
struct TorchStorage: Sendable {
    /// Nil for bytes whose type the tensor tells.
    let type: NumberType?
    let key: String
    /// How many numbers of the type, or bytes.
    let count: Int

    /// The type of `torch.FloatStorage` and the like.
    init?(_ name: String, key: String, count: Int) {
        guard name.hasPrefix("torch."), name.hasSuffix("Storage"), count >= 0 else { return nil }
        let word = name.dropFirst(6).dropLast(7).split(separator: ".").last ?? ""
        guard let type = Self.types[String(word)] else { return nil }
        (self.type, self.key, self.count) = (type, key, count)
    }

    private static let types: [String: NumberType?] = [
        "Half": .float16, "BFloat16": .bfloat16, "Float": .float32, "Double": .float64, "Char": .int8, "Short": .int16,
        "Int": .int32, "Long": .int64, "Byte": .uint8, "Bool": .boolean, "Untyped": NumberType?.none,
    ]

    /// Bytes of one of its numbers.
    var width: Int { type?.width ?? 1 }
}

/// A tensor of PyTorch: sizes and steps over a storage.
struct TorchTensor: Sendable {
    let storage: TorchStorage
    let type: NumberType
    let offset: Int
    let shape: [Int]
    let strides: [Int]
    /// How many numbers it has.
    let count: Int

    /// Names of types as PyTorch writes them: "torch.float32".
    static let types: [String: NumberType] = [
        "torch.float16": .float16, "torch.half": .float16, "torch.bfloat16": .bfloat16, "torch.float32": .float32,
        "torch.float": .float32, "torch.float64": .float64, "torch.double": .float64, "torch.int8": .int8, "torch.int16": .int16,
        "torch.int32": .int32, "torch.int64": .int64, "torch.uint8": .uint8, "torch.bool": .boolean,
    ]

    /// Nil where not every number lies inside the storage.
    init?(_ storage: TorchStorage, type: NumberType, offset: Int, shape: [Int], strides: [Int]) {
        guard shape.count <= 8, strides.count == shape.count, offset >= 0, (shape + strides).allSatisfy({ $0 >= 0 }) else { return nil }
        var (count, last) = (1, offset)
        for (size, stride) in zip(shape, strides) {
            let (product, tooMany) = count.multipliedReportingOverflow(by: size)
            let (step, tooWide) = stride.multipliedReportingOverflow(by: max(size - 1, 0))
            let (place, tooFar) = last.addingReportingOverflow(step)
            guard !tooMany, !tooWide, !tooFar else { return nil }
            (count, last) = (product, place)
        }
        let room = storage.count * storage.width / type.width
        guard count == 0 || last < room else { return nil }
        (self.storage, self.type, self.offset, self.shape, self.strides, self.count) = (storage, type, offset, shape, strides, count)
    }

    /// Its numbers in the order of its dimensions, the last one fastest.
    ///
    /// - Parameter numbers: those of the storage, as many as it says
    func values(of numbers: [Float]) -> [Float] {
        StridedOrder(sizes: shape, strides: strides, start: offset).map { numbers.indices.contains($0) ? numbers[$0] : .nan }
    }
}
