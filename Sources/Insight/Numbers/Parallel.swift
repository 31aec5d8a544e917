import Kernels

/// Independent work on all threads, with the results in order: the same for any number of threads.
enum Parallel {
    /// What `body` makes of each of 0 ..< `count`.
    static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        ThreadValues(Array(repeating: 0, count: max(1, WorkerPool.threads))).map(count) { _, index in body(index) }
    }

    /// What `body` makes of neighboring ranges of 0 ..< `count`, of `size` each but the last.
    static func blocks<Result: Sendable>(
        _ count: Int, of size: Int, _ body: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        map((count + size - 1) / size) { body($0 * size..<min(($0 + 1) * size, count)) }
    }
}
