import Synchronization

/// Numbers of which no two are alike, to tell a state from all others, undone ones included.
package enum Stamp {
    private static let last = Atomic<Int>(0)

    package static func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}
