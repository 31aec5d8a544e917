/// A dense layer: y[n,o] = b[o] + Σ x[n,i] · w[i,o].
package enum Dense {
    /// Writes y; negative results become 0 if `relu`.
    ///
    /// - Parameters:
    ///   - x: [N][I]
    ///   - weights: [I][O]
    ///   - bias: [O]
    ///   - y: [N][O], overwritten
    package static func forward(
        _ x: View, weights: View, bias: View, into y: View, batch: Int, _ geometry: DenseGeometry, relu: Bool
    ) {
        let (inputs, outputs) = (geometry.inputs, geometry.outputs)
        precondition(x.count >= batch * inputs && y.count >= batch * outputs)
        precondition(weights.count == geometry.weightCount && bias.count == outputs)
        if batch == 1 { return forward(x.start, weights, bias, into: y.start, geometry, floor: relu ? 0 : -.infinity) }
        forEachBlock(rows: batch, mostRows: 12, columns: outputs) { images, output, lanes in
            Tile(
                x: x.start + images.lowerBound * inputs, w: weights.start + output,
                y: y.start + images.lowerBound * outputs + output, start: bias.start + output, inner: inputs,
                xNext: inputs, wInner: outputs, yNext: outputs, floor: relu ? 0 : -.infinity
            ).cover(images.count, lanes: lanes)
        }
    }

    /// One image: eight vectors of sums side by side, since one or two would wait for each other.
    private static func forward(
        _ x: UnsafePointer<Float>, _ weights: View, _ bias: View, into y: UnsafeMutablePointer<Float>,
        _ geometry: DenseGeometry, floor: Float
    ) {
        let outputs = geometry.outputs
        func tile(_ output: Int) -> Tile {
            Tile(
                x: x, w: weights.start + output, y: y + output, start: bias.start + output, inner: geometry.inputs,
                wInner: outputs, floor: floor)
        }
        let whole = outputs / 64 * 64
        for output in stride(from: 0, to: whole, by: 64) {
            tile(output).run(InlineArray<1, InlineArray<8, SIMD8<Float>>>.self)
        }
        RegisterBlocks.forEach(depth: outputs - whole) { output, lanes in
            tile(whole + output).run(rows: 1, lanes: lanes)
        }
    }

    /// Writes dw[i,o] = Σ x[n,i]·dy[n,o] and db[o] = Σ dy[n,o].
    ///
    /// - Parameters:
    ///   - x: [N][I], the input of the forward step
    ///   - dy: [N][O], the gradient before the bias (after any ReLU mask)
    ///   - dw: [I][O], overwritten
    ///   - db: [O], overwritten
    package static func weightGradient(
        _ x: View, dy: View, dw: View, db: View, batch: Int, _ geometry: DenseGeometry
    ) {
        let (inputs, outputs) = (geometry.inputs, geometry.outputs)
        precondition(x.count >= batch * inputs && dy.count >= batch * outputs)
        precondition(dw.count == geometry.weightCount && db.count == outputs)
        forEachBlock(rows: inputs, mostRows: 96, columns: outputs) { rows, output, lanes in
            let place = rows.lowerBound * outputs + output
            Tile(
                x: x.start + rows.lowerBound, w: dy.start + output, y: dw.start + place, start: nil,
                inner: batch, xInner: inputs, xNext: 1, wInner: outputs, yNext: outputs
            ).cover(rows.count, lanes: lanes)
        }
        db.fill(0)
        Sums.addRows(dy.start, rows: batch, depth: outputs, to: db.start)
    }

    /// Floats of scratch that `inputGradient` needs.
    package static func inputGradientScratch(_ geometry: DenseGeometry) -> Int { geometry.weightCount }

    /// Writes dx[n,i] = Σ dy[n,o]·w[i,o]. Fast where I is a multiple of `Lanes.count`, else a plain loop runs.
    ///
    /// - Parameters:
    ///   - dy: [N][O]
    ///   - weights: [I][O]
    ///   - dx: [N][I], overwritten
    ///   - scratch: `inputGradientScratch` floats of any content
    package static func inputGradient(
        dy: View, weights: View, dx: View, scratch: View, batch: Int, _ geometry: DenseGeometry
    ) {
        let (inputs, outputs) = (geometry.inputs, geometry.outputs)
        precondition(dx.count >= batch * inputs && dy.count >= batch * outputs)
        precondition(weights.count == geometry.weightCount && scratch.count >= inputGradientScratch(geometry))
        guard inputs % Lanes.count == 0 else {
            return unevenInputGradient(dy, weights, dx, batch, geometry)
        }
        let vectors = inputs / Lanes.count
        let slices = Parts.number(vectors, most: 8)
        WorkerPool.shared.run(slices) { index in
            let rows = Parts.range(index, of: slices, count: vectors)
            let first = rows.lowerBound * Lanes.count
            Sums.transpose(
                weights.start + first * outputs, rows: rows.count * Lanes.count, columns: outputs,
                into: scratch.start + first, distance: inputs)
        }
        forEachBlock(rows: batch, mostRows: 36, columns: inputs) { images, input, lanes in
            Tile(
                x: dy.start + images.lowerBound * outputs, w: scratch.start + input,
                y: dx.start + images.lowerBound * inputs + input, start: nil, inner: outputs, xNext: outputs,
                wInner: inputs, yNext: inputs
            ).cover(images.count, lanes: lanes)
        }
    }

    /// As `inputGradient` for an I that fills no vectors; sums over o in `Double`, in order.
    private static func unevenInputGradient(
        _ dy: View, _ weights: View, _ dx: View, _ batch: Int, _ geometry: DenseGeometry
    ) {
        let outputs = geometry.outputs
        for image in 0..<batch {
            let slopes = dy[image * outputs..<(image + 1) * outputs].array.map(Double.init)
            for input in 0..<geometry.inputs {
                let row = weights.start + input * outputs
                let sum = slopes.indices.reduce(0.0) { $0 + slopes[$1] * Double(row[$1]) }
                dx[image * geometry.inputs + input] = Float(sum)
            }
        }
    }

    /// Cuts a matrix of results into blocks and calls `body` with the rows, the first column and the lanes of each,
    /// on several threads.
    private static func forEachBlock(
        rows: Int, mostRows: Int, columns: Int, _ body: @Sendable (Range<Int>, Int, Int) -> Void
    ) {
        let rowParts = Parts.number(rows, most: mostRows)
        let whole = RegisterBlocks.lanes(of: columns)
        WorkerPool.shared.run(rowParts * Parts.number(columns, most: whole)) { index in
            let (columnPart, rowPart) = index.quotientAndRemainder(dividingBy: rowParts)
            let part = Parts.range(rowPart, of: rowParts, count: rows)
            let first = columnPart * whole
            RegisterBlocks.forEach(depth: min(whole, columns - first)) { body(part, first + $0, $1) }
        }
    }
}
