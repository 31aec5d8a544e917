import ConvNet
import Translation

/// How an operator's window slides: the settings that Conv and the pools have in common.
struct ONNXWindow {
    let stride: Int
    let padding: Padding

    /// - Parameters:
    ///   - height: rows of the window
    ///   - width: columns of the window
    ///   - rows: of the map that it slides over
    ///   - columns: of that map
    init(_ node: ONNXNode, height: Int, width: Int, rows: Int, columns: Int, file: String) throws(InterchangeError) {
        func unknown(_ reason: String) -> InterchangeError { .unsupported(file: file, layer: node.title, reason: reason) }
        let strides = node.integers("strides") ?? [1, 1]
        guard strides.count == 2, strides[0] == strides[1] else {
            throw unknown("its strides are \(strides.map { "\($0)" }.joined(separator: " and ")), expected the same down and along")
        }
        guard (1...64).contains(strides[0]), (1...64).contains(height), (1...64).contains(width) else {
            throw .badLayer(file: file, layer: node.title, problem: "expected a window and strides of 1 to 64")
        }
        guard (node.integers("dilations") ?? []).allSatisfy({ $0 == 1 }) else { throw unknown("its window has gaps (dilations)") }
        if let shape = node.integers("kernel_shape"), shape != [height, width] {
            throw .badLayer(file: file, layer: node.title, problem: "its kernel_shape is not that of its weights")
        }
        stride = strides[0]
        switch node.text("auto_pad") ?? "NOTSET" {
        case "NOTSET":
            let pads = node.integers("pads") ?? [0, 0, 0, 0]
            guard pads.count == 4, pads.allSatisfy({ (0...64).contains($0) }) else {
                throw unknown("its pads are not four numbers from 0 to 64")
            }
            padding = Padding.zeros(top: pads[0], left: pads[1], bottom: pads[2], right: pads[3]).simplest(
                height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
        case "VALID": padding = .valid
        case "SAME_UPPER": padding = Padding.same.simplest(
            height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
        case "SAME_LOWER":
            // The same zeros, the odd one before.
            let zeros = Padding.same.zeros(height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
            padding = Padding.zeros(top: zeros.bottom, left: zeros.right, bottom: zeros.top, right: zeros.left).simplest(
                height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
        case let other: throw unknown("its auto_pad is '\(ONNXNode.shown(other))'")
        }
    }

    /// Whether a pool with these settings never looks at the zeros, so that it is one without them.
    func isWithinMap(height: Int, width: Int, rows: Int, columns: Int) -> Bool {
        let zeros = padding.zeros(height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
        func sees(_ size: Int, _ window: Int, _ after: Int) -> Bool { (size + after - window) / stride != (size - window) / stride }
        return zeros.top == 0 && zeros.left == 0 && rows >= height && columns >= width
            && !sees(rows, height, zeros.bottom) && !sees(columns, width, zeros.right)
    }
}
