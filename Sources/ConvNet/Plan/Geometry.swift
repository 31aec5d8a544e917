import Kernels

extension Layer {
    /// The sizes of a convolution over that input; nil for any other layer.
    func convolutionGeometry(_ input: PhysicalShape) -> ConvolutionGeometry? {
        guard case .convolution(let filters, let kernelHeight, let kernelWidth, let stride, let padding) = self,
            case .map(let height, let width, _) = input.shape
        else { return nil }
        let rows = Window(input: height, size: kernelHeight, stride: stride, padding: padding)
        let columns = Window(input: width, size: kernelWidth, stride: stride, padding: padding)
        return ConvolutionGeometry(
            height: height, width: width, inputDepth: input.depth, outputDepth: Lanes.padded(filters),
            kernelHeight: kernelHeight, kernelWidth: kernelWidth, strideHeight: stride, strideWidth: stride,
            padding: Kernels.Padding(
                top: rows.before, left: columns.before, bottom: rows.after, right: columns.after))
    }
}

extension PhysicalShape {
    /// The sizes of a pooling step over a map of this shape.
    func pool(size: Int, stride: Int) -> PoolGeometry {
        guard case .map(let height, let width, _) = shape else {
            preconditionFailure("Pooling was checked to follow a map")
        }
        return PoolGeometry(
            height: height, width: width, depth: depth, windowHeight: size, windowWidth: size, strideHeight: stride,
            strideWidth: stride)
    }
}
