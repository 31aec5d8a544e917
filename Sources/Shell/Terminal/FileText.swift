import Glibc

/// Small text files, read and written without Foundation.
enum FileText {
    /// The contents as text, broken UTF-8 mended; nil when the file cannot be opened.
    static func read(_ path: String) -> String? {
        let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard number >= 0 else { return nil }
        defer { close(number) }
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes: [UInt8] = []
        while true {
            switch Descriptor(number: number).read() {
            case .bytes(let more): bytes += more
            case .interrupted: continue
            case .end, .failed: return String(decoding: bytes, as: UTF8.self)
            }
        }
    }

    /// Adds lines at the end in one write, so that two sessions can share a file. The file is the user's alone. Where its
    /// last line has no end, as some editors leave it, that comes first. Only a regular file is written to.
    @discardableResult
    static func append(_ lines: String, to path: String) -> Bool {
        makeFolder(of: path)
        let number = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o600)
        guard number >= 0 else { return false }
        defer { close(number) }
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        var last = UInt8(ascii: "\n")
        if status.st_size > 0 { pread(number, &last, 1, status.st_size - 1) }
        return Descriptor(number: number).write(last == UInt8(ascii: "\n") ? lines : "\n" + lines)
    }

    /// Puts a whole new text in place of the old one, which stays if anything fails.
    @discardableResult
    static func replace(_ path: String, with text: String) -> Bool {
        let draft = path + ".\(getpid())"
        unlink(draft)
        guard append(text, to: draft), rename(draft, path) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }

    private static func makeFolder(of path: String) {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            if !part.isEmpty { mkdir(folder, 0o700) }
        }
    }
}
