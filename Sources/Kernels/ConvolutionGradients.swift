/// The weight gradient of a part of a batch.
///
/// Order of each sum: images, output rows, output columns.
struct ConvolutionWeightGradient: @unchecked Sendable {
    let geometry: ConvolutionGeometry

    /// Adds the share of one image to `sums`, [KH][KW][C][K].
    func add(_ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>) {
        let g = geometry
        let unpadded = g.padding.left == 0 && g.padding.right == 0
        let kernelRow = g.kernelWidth * g.inputDepth * g.outputDepth
        for ky in 0..<g.kernelHeight {
            let rows = g.outputRows(forKernelRow: ky)
            if unpadded {
                // Neighboring kernel columns see neighboring inputs, so they make one long run of factors.
                add(x, dy, sums + ky * kernelRow, ky, rows, first: 0, columns: 0..<g.outputWidth,
                    factors: g.kernelWidth * g.inputDepth)
                continue
            }
            for kx in 0..<g.kernelWidth {
                add(x, dy, sums + ky * kernelRow + kx * g.inputDepth * g.outputDepth, ky, rows,
                    first: kx - g.padding.left, columns: g.outputColumns(forKernelColumn: kx), factors: g.inputDepth)
            }
        }
    }

    /// Adds to `factors` rows of sums the products of inputs from column `first` on with the gradients.
    private func add(
        _ x: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, _ ky: Int,
        _ rows: Range<Int>, first: Int, columns: Range<Int>, factors: Int
    ) {
        let g = geometry
        guard !rows.isEmpty, !columns.isEmpty else { return }
        let inputRow = rows.lowerBound * g.strideHeight + ky - g.padding.top
        let inputColumn = columns.lowerBound * g.strideWidth + first
        let depth = g.outputDepth
        RegisterBlocks.forEach(depth: depth) { channel, lanes in
            Tile(
                x: x + (inputRow * g.width + inputColumn) * g.inputDepth,
                w: dy + (rows.lowerBound * g.outputWidth + columns.lowerBound) * depth + channel,
                y: sums + channel,
                start: sums + channel,
                outer: rows.count,
                inner: columns.count,
                xOuter: g.strideHeight * g.width * g.inputDepth,
                xInner: g.strideWidth * g.inputDepth,
                xNext: 1,
                wOuter: g.outputWidth * depth,
                wInner: depth,
                yNext: depth,
                startNext: depth
            ).cover(factors, lanes: lanes)
        }
    }
}

/// The input gradient of one image.
///
/// Order of each sum: kernel columns, kernel rows, output channels.
struct ConvolutionInputGradient: @unchecked Sendable {
    let geometry: ConvolutionGeometry
    /// [KH][KW][K][C]
    let weights: UnsafePointer<Float>

    /// Overwrites the gradient of one image.
    func run(_ dy: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>) {
        let g = geometry
        dx.update(repeating: 0, count: g.inputCount)
        for line in 0..<g.height {
            // The kernel rows that carry a result into this line: every stride-th, each one result row higher.
            let place = line + g.padding.top
            let highest = min(g.outputHeight - 1, place / g.strideHeight)
            let first = place - highest * g.strideHeight
            guard first < g.kernelHeight else { continue }
            let count = min(highest, (g.kernelHeight - 1 - first) / g.strideHeight) + 1
            for kx in 0..<g.kernelWidth {
                let columns = g.outputColumns(forKernelColumn: kx)
                guard !columns.isEmpty else { continue }
                let column = columns.lowerBound * g.strideWidth + kx - g.padding.left
                add(
                    dy + (highest * g.outputWidth + columns.lowerBound) * g.outputDepth,
                    weights + (first * g.kernelWidth + kx) * g.inputDepth * g.outputDepth,
                    to: dx + (line * g.width + column) * g.inputDepth, kernelRows: count, columns: columns.count)
            }
        }
    }

    /// Adds to some columns of one line what one kernel column contributes.
    private func add(
        _ dy: UnsafePointer<Float>, _ tap: UnsafePointer<Float>, to dx: UnsafeMutablePointer<Float>, kernelRows: Int,
        columns: Int
    ) {
        let g = geometry
        RegisterBlocks.forEach(depth: g.inputDepth) { channel, lanes in
            Tile(
                x: dy,
                w: tap + channel,
                y: dx + channel,
                start: dx + channel,
                outer: kernelRows,
                inner: g.outputDepth,
                xOuter: -g.outputWidth * g.outputDepth,
                xNext: g.outputDepth,
                wOuter: g.strideHeight * g.kernelWidth * g.inputDepth * g.outputDepth,
                wInner: g.inputDepth,
                yNext: g.strideWidth * g.inputDepth,
                startNext: g.strideWidth * g.inputDepth
            ).cover(columns, lanes: lanes)
        }
    }
}

extension ConvolutionGeometry {
    /// Output rows for which a kernel row lies inside the input.
    func outputRows(forKernelRow ky: Int) -> Range<Int> {
        Self.outputs(offset: ky - padding.top, stride: strideHeight, extent: height, outputs: outputHeight)
    }

    /// Output columns for which a kernel column lies inside the input.
    func outputColumns(forKernelColumn kx: Int) -> Range<Int> {
        Self.outputs(offset: kx - padding.left, stride: strideWidth, extent: width, outputs: outputWidth)
    }

    /// The indices o of 0 ..< `outputs` with 0 ≤ o·stride + offset < extent.
    private static func outputs(offset: Int, stride: Int, extent: Int, outputs: Int) -> Range<Int> {
        let lower = min(outputs, max(0, (stride - 1 - offset) / stride))
        let beyond = extent - offset
        let upper = beyond <= 0 ? 0 : min(outputs, (beyond + stride - 1) / stride)
        return lower..<max(lower, upper)
    }
}
