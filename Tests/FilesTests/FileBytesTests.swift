import Glibc
import Testing

@testable import Files

/// Files are written whole, where they were meant to be.
@Suite struct FileBytesTests {
    private let folder: String

    init() throws {
        var name = Array("/tmp/files-XXXXXX".utf8CString)
        try #require(mkdtemp(&name) != nil)
        folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func bytes(_ name: String) throws -> [UInt8] { try FileBytes.read("\(folder)/\(name)", limit: 100) }

    private func names() -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    @Test func `what was written is read, and nothing else is left`() throws {
        try FileBytes.write([1, 2, 3], to: "\(folder)/a")
        try FileBytes.write([4], to: "\(folder)/a")
        #expect(try bytes("a") == [4])
        #expect(names() == ["a"])
    }

    @Test func `a file keeps its permissions`() throws {
        try FileBytes.write([1], to: "\(folder)/a")
        chmod("\(folder)/a", 0o600)
        try FileBytes.write([2], to: "\(folder)/a")
        var status = stat()
        #expect(stat("\(folder)/a", &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func `a symbolic link stays, and the file that it names is written`() throws {
        symlink("b", "\(folder)/a")
        symlink("\(folder)/a", "\(folder)/c")
        try FileBytes.write([1], to: "\(folder)/c")
        #expect(try bytes("b") == [1])
        try FileBytes.write([2], to: "\(folder)/a")
        #expect(try bytes("b") == [2])
        var status = stat()
        for name in ["a", "c"] { #expect(lstat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK) }
        #expect(names() == ["a", "b", "c"])
    }

    @Test func `links in a circle are refused`() {
        symlink("b", "\(folder)/a")
        symlink("a", "\(folder)/b")
        #expect(throws: FileFault.refused(code: ELOOP)) { try FileBytes.write([1], to: "\(folder)/a") }
    }

    @Test(.timeLimit(.minutes(1))) func `a pipe or a device is neither written nor read, and stays what it is`() throws {
        #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
        symlink("/dev/null", "\(folder)/device")
        for name in ["pipe", "device"] {
            #expect(throws: FileFault.special) { try FileBytes.write([1, 2, 3], to: "\(folder)/\(name)") }
            #expect(throws: FileFault.special) { try FileBytes.read("\(folder)/\(name)", limit: 10) }
            #expect(throws: FilePlace.Fault.special) { try FilePlace.check("\(folder)/\(name)") }
        }
        #expect(throws: FileFault.special) { try FileBytes.read("/dev/ptmx", limit: 10) }
        #expect(names() == ["device", "pipe"])
    }

    @Test func `what a killed process left beside a file goes with the next write, and nothing else does`() throws {
        let left = [".convo-1-7.tmp", ".convo-99999999-1.tmp"]
        let others = ["a.tmp", "convo-1-7.tmp", ".convo-1-7.tmp.safe", "a.1.tmp"]
        for name in left + others { try FileBytes.write([0], to: "\(folder)/\(name)") }
        let held = open("\(folder)/.convo-2-1.tmp", O_CREAT | O_RDWR, 0o600)
        #expect(flock(held, LOCK_EX) == 0)
        try FileBytes.write([1], to: "\(folder)/a")
        #expect(names() == (["a", ".convo-2-1.tmp"] + others).sorted())
        close(held)
        try FileBytes.write([2], to: "\(folder)/a")
        #expect(names() == (["a"] + others).sorted())
    }

    @Test func `what cannot be is said, and nothing is left behind`() {
        #expect(throws: FileFault.folder) { try FileBytes.write([1], to: folder) }
        #expect(throws: FileFault.missing) { try FileBytes.write([1], to: "\(folder)/no/a") }
        #expect(throws: FileFault.missing) { try FileBytes.read("\(folder)/no", limit: 1) }
        #expect(throws: FileFault.folder) { try FileBytes.read(folder, limit: 1) }
        #expect(throws: FileFault.tooLarge(limit: 2)) {
            try FileBytes.write([1, 2, 3], to: "\(folder)/a")
            _ = try FileBytes.read("\(folder)/a", limit: 2)
        }
        #expect(names() == ["a"])
        #expect(FileFault.refused(code: EACCES).reason == "Permission denied")
    }

    @Test(arguments: [200, 246, 250, 255]) func `a name may be as long as names can be`(_ length: Int) throws {
        let name = String(repeating: "a", count: length)
        try FileBytes.write([1], to: "\(folder)/\(name)")
        try FileBytes.write([2], to: "\(folder)/\(name)")
        #expect(try bytes(name) == [2])
        #expect(names() == [name])
    }

    @Test func `the beginning of a file is read, and no more`() throws {
        try FileBytes.write(Array(0..<50), to: "\(folder)/a")
        let beginning = try FileBytes.beginning(of: "\(folder)/a", most: 3, limit: 50)
        #expect(beginning.bytes == [0, 1, 2] && beginning.size == 50)
        #expect(try FileBytes.beginning(of: "\(folder)/a", most: 60, limit: 50).bytes == Array(0..<50))
        #expect(throws: FileFault.tooLarge(limit: 49)) { try FileBytes.beginning(of: "\(folder)/a", most: 3, limit: 49) }
        #expect(throws: FileFault.folder) { try FileBytes.beginning(of: folder, most: 3, limit: 49) }
        #expect(throws: FileFault.special) { try FileBytes.beginning(of: "/dev/null", most: 3, limit: 49) }
    }
}
