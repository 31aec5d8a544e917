import Kernels

extension PhysicalShape {
    /// The sizes of a pooling step over a map of this shape, with windows inside it.
    func pool(height: Int, width: Int, stride: Int) -> PoolGeometry {
        guard case .map(let rows, let columns, _) = shape else {
            preconditionFailure("Pooling was checked to follow a map")
        }
        return PoolGeometry(
            height: rows, width: columns, depth: depth, windowHeight: height, windowWidth: width, strideHeight: stride,
            strideWidth: stride)
    }
}
