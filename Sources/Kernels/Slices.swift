/// Element-wise steps: cut into slices that are worth a thread's while.
enum Slices {
    /// Floats in a slice, a multiple of 64.
    static var length: Int { 4096 }

    /// Calls `body` with ranges that cover 0 ..< `count`, on several threads; all but the last end at multiples of 64.
    static func run(_ count: Int, _ body: @Sendable (Range<Int>) -> Void) {
        let slices = (count + length - 1) / length
        WorkerPool.shared.run(slices) { index in body(index * length..<min(count, (index + 1) * length)) }
    }

    /// Calls `body` with ranges of about `length` floats' worth of rows, on several threads.
    static func run(rows: Int, depth: Int, _ body: @Sendable (Range<Int>) -> Void) {
        let most = max(1, length / depth)
        let slices = (rows + most - 1) / most
        WorkerPool.shared.run(slices) { index in body(index * most..<min(rows, (index + 1) * most)) }
    }
}
