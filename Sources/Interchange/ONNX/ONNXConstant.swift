import Translation

/// A value of a graph that does not depend on the image: weights, and the sizes that reshapes are told.
struct ONNXConstant {
    /// Stands in sizes for the number of images, which is open.
    static let batch = Int.min
    /// Lists of sizes are short.
    static let mostSizes = 64

    enum Numbers {
        case tensor(ONNXTensor)
        case floats([Float])
        case sizes([Int])
    }

    var dimensions: [Int]
    var numbers: Numbers
    /// What errors call it.
    var name: String

    init(_ tensor: ONNXTensor, name: String) {
        (dimensions, numbers, self.name) = (tensor.dimensions, .tensor(tensor), name)
    }

    init(sizes: [Int], name: String, isScalar: Bool = false) {
        (dimensions, numbers, self.name) = (isScalar ? [] : [sizes.count], .sizes(sizes), name)
    }

    init(floats: [Float], dimensions: [Int], name: String) {
        (self.dimensions, numbers, self.name) = (dimensions, .floats(floats), name)
    }

    func floats(_ file: String) throws(InterchangeError) -> [Float] {
        switch numbers {
        case .tensor(let tensor):
            do { return try tensor.floats() } catch { throw error.error(file: file, tensor: name) }
        case .floats(let values): return values
        case .sizes(let values): return values.map { Float($0) }
        }
    }

    func sizes(_ file: String) throws(InterchangeError) -> [Int] {
        switch numbers {
        case .tensor(let tensor):
            do { return try tensor.integers(most: Self.mostSizes) } catch { throw error.error(file: file, tensor: name) }
        case .floats(let values): return values.prefix(Self.mostSizes).map { Int(exactly: $0) ?? Int.max }
        case .sizes(let values): return values
        }
    }
}
