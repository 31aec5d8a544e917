import Synchronization

/// Values of which each thread of a job has one to itself, such as memory that is costly to make.
///
/// Contract, which makes it safe to share: a value is used by the thread that drew it alone, until that thread's part of
/// the job is done; what values have in common is only read while a job runs.
package final class ThreadValues<Value>: @unchecked Sendable {
    /// One for each thread that may take part.
    package let values: [Value]

    package init(_ values: [Value]) {
        precondition(!values.isEmpty, "A job needs a value")
        self.values = values
    }

    /// What `body` makes of each of 0 ..< `count`, in order; on as many threads as there are values. On one, jobs inside
    /// the body are shared among all threads as ever.
    package func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Value, Int) -> Result) -> [Result] {
        let next = Atomic<Int>(0)
        let results = Mutex([Result?](repeating: nil, count: count))
        WorkerPool.shared.run(min(count, values.count)) { place in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let result = body(values[place], index)
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
