import Kernels
import Synchronization
import Testing

extension Kernel {
    @Test(arguments: [1, 2, 3, 8])
    func `every index runs once, on any number of threads`(_ threads: Int) {
        let before = WorkerPool.threads
        defer { WorkerPool.threads = before }
        WorkerPool.threads = threads
        #expect(WorkerPool.threads == threads)
        let counts = View(count: 1000)
        for round in 1...200 {
            let count = round % 7 == 0 ? 1000 : round % 5
            counts.fill(0)
            WorkerPool.shared.run(count) { index in counts[index] += 1 }
            #expect(counts.array == (0..<1000).map { $0 < count ? 1 : 0 })
        }
    }

    @Test func `a run inside a run happens inline`() {
        let sum = Counter()
        WorkerPool.shared.run(10) { _ in
            WorkerPool.shared.run(10) { index in sum.add(index) }
        }
        #expect(sum.value == 450)
    }

    @Test func `runs from several threads take turns`() async {
        let sum = Counter()
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<100 {
                        WorkerPool.shared.run(20) { index in sum.add(index) }
                    }
                }
            }
        }
        #expect(sum.value == 4 * 100 * 190)
    }
}

/// A sum that several threads may add to.
private final class Counter: Sendable {
    private let sum = Atomic(0)

    var value: Int { sum.load(ordering: .relaxed) }

    func add(_ number: Int) { sum.wrappingAdd(number, ordering: .relaxed) }
}
