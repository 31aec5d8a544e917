import ConvNet
import Translation

/// A tensor of another program, in the order of its dimensions there.
package struct NamedTensor: Sendable, Equatable {
    package let name: String
    package let shape: [Int]
    /// As many as the product of the shape, the last dimension fastest.
    package let values: [Float]

    package init(name: String, shape: [Int], values: [Float]) { (self.name, self.shape, self.values) = (name, shape, values) }

    /// "conv1.weight 16×1×3×3".
    var words: String { "\(name) \(Self.size(shape))" }

    static func size(_ shape: [Int]) -> String { shape.isEmpty ? "1" : shape.map { "\($0)" }.joined(separator: "×") }
}

/// What a file without a graph holds: tensors in their order, and what is known of them.
package struct TensorFile {
    /// More numbers are none of a network here.
    package static let mostNumbers = Architecture.mostParameters
    /// More tensors are none of a network here.
    static let mostTensors = 4000

    /// What errors call it.
    package let file: String
    package let tensors: [NamedTensor]
    /// The order of dimensions that the kind of file speaks for; nil where it tells nothing.
    package var order: DimensionOrder?
    /// Whether the tensors stand in the file as the program had them, not by their names.
    package var keepsOrder = true
    /// The layers, where Convo wrote the file.
    package var layers: Architecture?

    package init(_ tensors: [NamedTensor], file: String) { (self.tensors, self.file) = (tensors, file) }

    /// The layers that Convo noted in a file that it wrote.
    ///
    /// - Parameters:
    ///   - layers: as a specification
    ///   - input: "28x28x1"
    package static func told(layers: String, input: String, file: String) throws(InterchangeError) -> Architecture {
        let sides = input.split(separator: "x").compactMap { Int($0) }
        guard sides.count == 3 else {
            throw .damaged(file: file, part: "the shape of an image", expected: "one such as 28x28x1", got: "'\(input.prefix(40))'")
        }
        do { return try Architecture(layers: layers, input: .map(height: sides[0], width: sides[1], channels: sides[2])) } catch {
            throw .badArchitecture(file: file, problem: "\(error)")
        }
    }

    /// The shape of an image as `told(layers:input:file:)` reads it.
    package static func written(_ input: Shape) -> String {
        guard case .map(let height, let width, let channels) = input else { return "\(input.count)x1x1" }
        return "\(height)x\(width)x\(channels)"
    }
}

/// How a program lays out the numbers of a layer.
package enum DimensionOrder: Sendable {
    /// Kernels filters × channels × rows × columns and units × inputs, maps flattened channel by channel.
    case torch
    /// Kernels rows × columns × channels × filters and inputs × units, maps flattened place by place; the core's own.
    case keras

    /// The other one.
    var other: DimensionOrder { self == .torch ? .keras : .torch }

    /// The shape of a kernel in the core's order.
    func shape(_ shape: [Int]) -> [Int] {
        switch (self, shape.count) {
        case (.torch, 4): [shape[2], shape[3], shape[1], shape[0]]
        case (.torch, 2): [shape[1], shape[0]]
        default: shape
        }
    }

    /// The numbers of a kernel in the core's order.
    func values(_ kernel: NamedTensor) -> [Float] {
        let shape = kernel.shape
        switch (self, shape.count) {
        case (.torch, 4):
            return TensorOrder.kernel(
                fromOIHW: kernel.values, filters: shape[0], channels: shape[1], height: shape[2], width: shape[3])
        case (.torch, 2): return TensorOrder.turned(kernel.values, rows: shape[0], columns: shape[1])
        default: return kernel.values
        }
    }
}
