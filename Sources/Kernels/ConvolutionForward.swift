/// The direct forward step of one image.
///
/// Order of each sum: bias, then kernel rows, kernel columns, input channels.
struct ConvolutionForward: @unchecked Sendable {
    let geometry: ConvolutionGeometry
    let weights: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let floor: Float

    /// Writes output rows `rows` of one image to y, which begins with them.
    func run(_ x: UnsafePointer<Float>, rows: Range<Int>, into y: UnsafeMutablePointer<Float>) {
        let g = geometry
        let inner = g.interiorColumns
        for row in rows {
            let taps = g.kernelRows(forOutputRow: row)
            let line = x + (row * g.strideHeight + taps.lowerBound - g.padding.top) * g.width * g.inputDepth
            let result = y + (row - rows.lowerBound) * g.outputWidth * g.outputDepth
            RegisterBlocks.forEach(depth: g.outputDepth) { channel, lanes in
                for column in 0..<inner.lowerBound {
                    tile(line, result, taps, column..<column + 1, channel, lanes)
                }
                tile(line, result, taps, inner, channel, lanes)
                for column in inner.upperBound..<g.outputWidth {
                    tile(line, result, taps, column..<column + 1, channel, lanes)
                }
            }
        }
    }

    /// Results of some columns of a row; all of them see the same kernel columns.
    private func tile(
        _ line: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>, _ rows: Range<Int>, _ columns: Range<Int>,
        _ channel: Int, _ lanes: Int
    ) {
        let g = geometry
        let taps = g.kernelColumns(forOutputColumn: columns.lowerBound)
        let first = columns.lowerBound * g.strideWidth + taps.lowerBound - g.padding.left
        let kernelRow = g.kernelWidth * g.inputDepth * g.outputDepth
        Tile(
            x: line + first * g.inputDepth,
            w: weights + rows.lowerBound * kernelRow + taps.lowerBound * g.inputDepth * g.outputDepth + channel,
            y: result + columns.lowerBound * g.outputDepth + channel,
            start: bias + channel,
            outer: rows.count,
            inner: taps.count * g.inputDepth,
            xOuter: g.width * g.inputDepth,
            xNext: g.strideWidth * g.inputDepth,
            wOuter: kernelRow,
            wInner: g.outputDepth,
            yNext: g.outputDepth,
            floor: floor
        ).cover(columns.count, lanes: lanes)
    }
}

extension ConvolutionGeometry {
    /// Kernel rows that lie inside the input for an output row.
    func kernelRows(forOutputRow row: Int) -> Range<Int> {
        let first = row * strideHeight - padding.top
        let lower = min(kernelHeight, max(0, -first))
        return lower..<max(lower, min(kernelHeight, height - first))
    }

    /// Kernel columns that lie inside the input for an output column.
    @inline(__always)
    func kernelColumns(forOutputColumn column: Int) -> Range<Int> {
        let first = column * strideWidth - padding.left
        let lower = min(kernelWidth, max(0, -first))
        return lower..<max(lower, min(kernelWidth, width - first))
    }

    /// Output columns for which the whole kernel lies inside the input.
    var interiorColumns: Range<Int> {
        let lower = min(outputWidth, (padding.left + strideWidth - 1) / strideWidth)
        let last = width + padding.left - kernelWidth
        return lower..<max(lower, min(outputWidth, last < 0 ? 0 : last / strideWidth + 1))
    }
}
