import Glibc
import Synchronization

/// The bytes to and from a browser. One thread reads, any thread writes.
///
/// Unsafe code: buffers are handed to the system for the length of a call.
final class ByteStream: Sendable {
    private let descriptor: Int32
    private let writing = Mutex(true)

    /// Who takes nothing for so long is gone.
    private static let patience = Duration.seconds(10)

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Some bytes; nil at the end, after an error, and when nothing has come in time.
    func read(atMost count: Int, by deadline: ContinuousClock.Instant?) -> [UInt8]? {
        guard wait(for: POLLIN, by: deadline) else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = recv(descriptor, &bytes, count, 0)
        guard got > 0 else { return nil }
        bytes.removeLast(count - got)
        return bytes
    }

    /// Sends all, or ends the stream.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        writing.withLock { isOpen in
            guard isOpen else { return false }
            let deadline = ContinuousClock.now + Self.patience
            var done = 0
            while done < bytes.count {
                let sent = bytes.withUnsafeBytes { buffer in
                    send(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                }
                if sent > 0 {
                    done += sent
                } else if errno == EAGAIN || errno == EINTR, wait(for: POLLOUT, by: deadline) {
                    continue
                } else {
                    isOpen = false
                    end()
                    return false
                }
            }
            return true
        }
    }

    /// Nothing goes either way any more; who waits for bytes wakes up.
    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func wait(for events: Int32, by deadline: ContinuousClock.Instant?) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let left = deadline.map { max(0, Int32(($0 - .now) / .milliseconds(1)) + 1) }
            if let deadline, deadline <= .now { return false }
            let count = poll(&waiting, 1, left ?? -1)
            if count > 0 { return true }
            if count < 0, errno != EINTR { return false }
        }
    }
}
