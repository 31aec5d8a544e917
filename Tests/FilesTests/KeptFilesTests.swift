import Glibc
import Testing

@testable import Files

@Suite struct KeptFilesTests {
    private let folder: String

    init() throws {
        var name = Array("/tmp/kept-XXXXXX".utf8CString)
        try #require(mkdtemp(&name) != nil)
        folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/results"
    }

    private func bytes(_ count: Int, _ value: UInt8 = 7) -> [UInt8] { [UInt8](repeating: value, count: count) }

    /// Makes a file look as if it had been used so many seconds ago.
    private func age(_ key: String, by seconds: Int) {
        let moment = timespec(tv_sec: time(nil) - seconds, tv_nsec: 0)
        let moments = [moment, moment]
        #expect(utimensat(AT_FDCWD, "\(folder)/\(key)", moments, 0) == 0)
    }

    @Test func `what is kept is found under its key, and nothing under another`() {
        let files = KeptFiles(folder: folder, limit: 1000)
        #expect(files["a"] == nil)
        files.keep(bytes(10), for: "a")
        #expect(files["a"] == bytes(10) && files["b"] == nil)
        #expect(KeptFiles(folder: folder, limit: 1000)["a"] == bytes(10))
    }

    @Test func `beyond the limit what was used longest ago goes, and looking at it is use`() {
        let files = KeptFiles(folder: folder, limit: 250)
        for (place, key) in ["a", "b"].enumerated() {
            files.keep(bytes(100), for: key)
            age(key, by: 100 - place)
        }
        #expect(files["a"] != nil)
        files.keep(bytes(100), for: "c")
        #expect(files["a"] != nil && files["b"] == nil && files["c"] != nil)
        files.keep(bytes(251), for: "d")
        #expect(files["d"] == nil && files["c"] != nil)
    }

    @Test func `two writers at once leave whole files and no others`() throws {
        let (mine, yours) = (bytes(50_000, 1), bytes(70_000, 2))
        let other = Writer(folder, yours)
        let files = KeptFiles(folder: folder, limit: 1 << 20)
        for _ in 0..<50 {
            files.keep(mine, for: "a")
            let found = try #require(files["a"])
            #expect(found == mine || found == yours)
        }
        other.wait()
        #expect(try Folder.names(in: folder) == ["a"])
    }

    @Test func `where no folder can be made nothing is kept and nothing fails`() {
        let files = KeptFiles(folder: "/proc/none/results", limit: 100)
        files.keep(bytes(1), for: "a")
        #expect(files["a"] == nil)
    }
}

/// Writes on a thread of its own until it is waited for.
private final class Writer: @unchecked Sendable {
    private var thread = pthread_t()
    private let folder: String
    private let bytes: [UInt8]

    init(_ folder: String, _ bytes: [UInt8]) {
        (self.folder, self.bytes) = (folder, bytes)
        pthread_create(&thread, nil, { pointer in
            guard let pointer else { return nil }
            let writer = Unmanaged<Writer>.fromOpaque(pointer).takeRetainedValue()
            for _ in 0..<50 { KeptFiles(folder: writer.folder, limit: 1 << 20).keep(writer.bytes, for: "a") }
            return nil
        }, Unmanaged.passRetained(self).toOpaque())
    }

    func wait() { pthread_join(thread, nil) }
}

@Suite struct ParcelTests {
    private var parcel: Parcel {
        var parcel = Parcel()
        parcel["a"] = [1, 2, 3]
        parcel["empty"] = []
        return parcel
    }

    @Test func `parts come back under their names`() throws {
        let read = try #require(Parcel(parcel.bytes))
        #expect(read["a"] == [1, 2, 3] && read["empty"] == [] && read["b"] == nil)
        #expect(Parcel(Parcel().bytes)?["a"] == nil)
    }

    @Test func `one changed byte anywhere, or one missing, and nothing is read`() {
        let bytes = parcel.bytes
        for place in bytes.indices {
            var broken = bytes
            broken[place] ^= 1
            #expect(Parcel(broken) == nil)
            #expect(Parcel(Array(bytes[..<place])) == nil)
        }
    }

    @Test func `lengths that lie are refused`() {
        let body: [UInt8] = [255, 255, 255, 255, 255, 255, 255, 255, 1]
        var sum = SHA256()
        sum.add(body[...])
        #expect(Parcel(sum.digest + body) == nil)
    }
}
