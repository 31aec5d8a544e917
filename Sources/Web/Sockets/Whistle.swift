import Dispatch
import Synchronization

/// Lets one thread sleep until another one has something for it; blown several times before it looks, it wakes once.
final class Whistle: Sendable {
    private let isBlown = Mutex(false)
    private let semaphore = DispatchSemaphore(value: 0)

    func blow() {
        let isFirst = isBlown.withLock { isBlown in
            defer { isBlown = true }
            return !isBlown
        }
        if isFirst { semaphore.signal() }
    }

    /// Sleeps until it is blown, or so many milliseconds.
    func wait(milliseconds: Int?) {
        guard let milliseconds else {
            semaphore.wait()
            return isBlown.withLock { $0 = false }
        }
        if semaphore.wait(timeout: .now() + .milliseconds(milliseconds)) == .success { isBlown.withLock { $0 = false } }
    }
}
