/// A kernel that holds a block of sums in registers, written once for any number of them.
///
/// The compiler makes a function for every size, so the sums of each stay in registers.
protocol RegisterBlock {
    /// Computes with `P` rows of `K` vectors `V` of sums.
    func run<let P: Int, let K: Int, V: FloatVector>(_ sums: InlineArray<P, InlineArray<K, V>>.Type)
}

/// How large blocks may be.
enum RegisterBlocks {
    /// Rows of a block of so many lanes. Two multiply-add units need eight sums under way; of 16 registers two vectors of
    /// factors leave room for six rows of two, and more rows the compiler no longer unrolls.
    @inline(__always)
    static func mostRows(_ lanes: Int) -> Int { isPair(lanes) ? 6 : 8 }

    /// Whether so many lanes are two vectors.
    @inline(__always)
    private static func isPair(_ lanes: Int) -> Bool { lanes == (VectorWidth.isWide ? 32 : 16) }

    /// How many of `rest` lanes the next block takes.
    @inline(__always)
    static func lanes(of rest: Int) -> Int { rest >= 32 && VectorWidth.isWide ? 32 : rest >= 16 ? 16 : 8 }

    /// Calls `body` with the first lane and the number of lanes of every block that covers a depth.
    @inline(__always)
    static func forEach(depth: Int, _ body: (_ first: Int, _ lanes: Int) -> Void) {
        var first = 0
        while first < depth {
            let lanes = lanes(of: depth - first)
            body(first, lanes)
            first += lanes
        }
    }
}

extension RegisterBlock {
    /// Computes a block of `rows`, at most `mostRows(lanes)`, and `lanes`, as `RegisterBlocks.lanes` gave them.
    @inline(__always)
    func run(rows: Int, lanes: Int) {
        switch lanes {
        case 32 where VectorWidth.isWide: upToSix(rows, InlineArray<2, SIMD16<Float>>.self)
        case 16 where VectorWidth.isWide: upToEight(rows, InlineArray<1, SIMD16<Float>>.self)
        case 16: upToSix(rows, InlineArray<2, SIMD8<Float>>.self)
        default: upToEight(rows, InlineArray<1, SIMD8<Float>>.self)
        }
    }

    @inline(__always)
    private func upToEight<let K: Int, V: FloatVector>(_ rows: Int, _ row: InlineArray<K, V>.Type) {
        switch rows {
        case 7: run(InlineArray<7, InlineArray<K, V>>.self)
        case 8: run(InlineArray<8, InlineArray<K, V>>.self)
        default: upToSix(rows, row)
        }
    }

    @inline(__always)
    private func upToSix<let K: Int, V: FloatVector>(_ rows: Int, _: InlineArray<K, V>.Type) {
        switch rows {
        case 1: run(InlineArray<1, InlineArray<K, V>>.self)
        case 2: run(InlineArray<2, InlineArray<K, V>>.self)
        case 3: run(InlineArray<3, InlineArray<K, V>>.self)
        case 4: run(InlineArray<4, InlineArray<K, V>>.self)
        case 5: run(InlineArray<5, InlineArray<K, V>>.self)
        case 6: run(InlineArray<6, InlineArray<K, V>>.self)
        default: preconditionFailure("A block of these sizes is not there")
        }
    }
}
