import CMD
import Glibc

/// Whole files as bytes, written so that a reader sees the old file or the new one, never a part.
///
/// The one place in this module that calls C: files and SHA-256.
enum FileBytes {
    /// What the system said against it.
    struct Failure: Error {
        let reason: String

        static var last: Failure { Failure(reason: String(cString: strerror(errno))) }
    }

    /// All bytes of a regular file of at most `limit` bytes.
    static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        // Without O_NONBLOCK a named pipe that nobody writes to would be waited for without end.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(reason: "it is a directory") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "it is no regular file") }
        guard status.st_size <= limit else {
            throw Failure(reason: "it has \(status.st_size) bytes, expected at most \(limit)")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.count - filled
            // The call writes at most `count` bytes behind the first `filled`, all inside the array.
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + filled }, count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .last }
            if got == 0 { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }

    /// Puts `bytes` at `path`: a temporary file beside it, flushed to the disk, then renamed over it.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let temporary = "\(path).\(getpid()).tmp"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last }
        do throws(Failure) {
            try writeAll(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw .last }
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let failure = Failure.last
            unlink(temporary)
            throw failure
        }
        flushFolder(of: path)
    }

    /// Takes a file away, if it is there.
    static func remove(_ path: String) { unlink(path) }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = bytes.count - done
            // The call reads at most `count` bytes behind the first `done`, all inside the array.
            let put = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, count) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw .last }
            done += put
        }
    }

    /// Makes the rename itself last; a file system that cannot is no reason to fail.
    private static func flushFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
    static func sha256(_ bytes: [UInt8]) -> String {
        var context = SHA2_CTX()
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256Init(&context)
        // The array outlives the call, which reads exactly its bytes.
        bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
        // The digest has the 32 bytes that the call writes.
        digest.withUnsafeMutableBufferPointer { SHA256Final($0.baseAddress, &context) }
        return digest.map { (byte: UInt8) in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
