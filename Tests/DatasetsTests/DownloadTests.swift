import Files
import Glibc
import Testing
import Words
@testable import Datasets

/// Downloads from folders of this machine, given as `file:` addresses.
@Suite(.serialized) struct DownloadTests {
    private let folder: TemporaryFolder
    private let set: NamedSet

    init() throws {
        folder = try TemporaryFolder()
        try folder.writeSet(in: "mirror", gzipped: true)
        let mirror = folder.path + "/mirror"
        set = NamedSet(
            name: "tiny", folder: "tiny", classNames: Dataset.digitNames, mirrors: ["file://\(mirror)/"],
            files: try IDXFolder.usualNames.map { name in
                NamedSet.File(
                    name: name, proof: .checksum(try SHA256.ofUnpacked("\(mirror)/\(name).gz")),
                    size: FileSize.of("\(mirror)/\(name).gz"))
            })
    }

    private var cache: String { folder.path + "/cache/convo/tiny" }

    private func loader(
        mirrors: [String]? = nil, progress: @escaping @Sendable (DatasetLoader.Progress) throws -> Void = { _ in }
    ) -> DatasetLoader {
        DatasetLoader(
            environment: ["XDG_CACHE_HOME": folder.path + "/cache", "PATH": "/usr/bin:/bin"],
            mirrors: mirrors, progress: progress)
    }

    @Test func `a set is downloaded, checked, cached and not downloaded again`() throws {
        let log = Log()
        let dataset = try loader(progress: { log.add($0) }).load(set)
        #expect(dataset.train.count == 6 && dataset.source.contains("file://"))
        #expect(Set(log.entries.map(\.number)) == [1, 2, 3, 4] && log.entries.allSatisfy { $0.of == 4 })
        #expect(log.entries.contains { $0.received == $0.expected })
        let files = try Folder.names(in: cache).filter { $0.hasSuffix(".gz") }
        #expect(files == IDXFolder.usualNames.map { $0 + ".gz" }.sorted())
        #expect(try Folder.names(in: cache).allSatisfy { !$0.contains(".part") })
        #expect(try loader(mirrors: []).load(set).source == "IDX files in \(cache)")
    }

    @Test(arguments: [1, 30])
    func `a part that an earlier try left is continued`(_ size: Int) throws {
        let whole = try RawBytes.of(folder.path + "/mirror/train-images-idx3-ubyte.gz")
        try folder.write("cache/convo/tiny/train-images-idx3-ubyte.gz.part", Array(whole.prefix(size)))
        let log = Log()
        #expect(try loader(progress: { log.add($0) }).load(set).train.count == 6)
        #expect(log.entries.first?.received == size)
        #expect(try RawBytes.of(cache + "/train-images-idx3-ubyte.gz") == whole)
    }

    @Test func `a part that is whole, too long or of another file does no harm`() throws {
        let whole = try RawBytes.of(folder.path + "/mirror/train-images-idx3-ubyte.gz")
        for part in [whole, whole + [1, 2, 3], [9, 9, 9, 9]] {
            unlink(cache + "/train-images-idx3-ubyte.gz")
            try folder.write("cache/convo/tiny/train-images-idx3-ubyte.gz.part", part)
            #expect(try loader().load(set).train.count == 6)
            #expect(try RawBytes.of(cache + "/train-images-idx3-ubyte.gz").starts(with: whole))
        }
    }

    @Test func `a mirror that fails or lies is followed by the next`() throws {
        try folder.writeSet(in: "liar", gzipped: true, train: 8)
        let mirrors = ["file://\(folder.path)/nowhere/", "file://\(folder.path)/liar/", set.mirrors[0]]
        #expect(try loader(mirrors: mirrors).load(set).train.count == 6)
        do {
            _ = try loader(mirrors: Array(mirrors.prefix(2))).load(
                NamedSet(name: "other", folder: "other", classNames: [], mirrors: [], files: set.files))
            Issue.record("a wrong file was taken")
        } catch {
            #expect(error.description.contains("nowhere") && error.description.contains("is not the file that was expected"))
            #expect(!error.description.contains("\n"))
        }
        #expect(try Folder.names(in: folder.path + "/cache/convo/other").allSatisfy { !$0.hasSuffix(".gz") })
    }

    @Test func `a web server continues a part, and one that has nothing to add is not asked twice`() throws {
        let names = IDXFolder.usualNames.map { $0 + ".gz" }
        var files: [String: [UInt8]] = [:]
        for name in names { files["/tiny/" + name] = try RawBytes.of(folder.path + "/mirror/" + name) }
        let server = try #require(LoopbackServer(files: files))
        defer { server.stop() }
        let whole = try #require(files["/tiny/" + names[0]])
        try folder.write("cache/convo/tiny/\(names[0]).part", Array(whole.prefix(25)))
        try folder.write("cache/convo/tiny/\(names[1]).part", try #require(files["/tiny/" + names[1]]))
        let mirrors = [server.address + "nowhere/", server.address + "tiny/"]
        let dataset = try loader(mirrors: [mirrors[1]]).load(set)
        #expect(dataset.train.count == 6 && dataset.source.contains("127.0.0.1"))
        #expect(server.requests.first == "/tiny/\(names[0]) bytes=25-")
        #expect(server.requests.count == 4)
        for name in try Folder.names(in: cache) where name.hasSuffix(".gz") { unlink(cache + "/" + name) }
        #expect(try loader(mirrors: mirrors).load(set).test.count == 2)
        #expect(throws: DatasetError.unavailable(
            name: "tiny", places: [folder.path + "/other/convo/tiny", "/usr/share/datasets/tiny"],
            failures: ["\(mirrors[0]): curl: (22) The requested URL returned error: 404"],
            putInto: folder.path + "/other/convo/tiny")
        ) {
            try DatasetLoader(
                environment: ["XDG_CACHE_HOME": folder.path + "/other", "PATH": "/usr/bin:/bin"], mirrors: [mirrors[0]]
            ).load(set)
        }
    }

    @Test func `a curl that outlives its program keeps the others away`() throws {
        try Folder.make(cache)
        // Nobody writes into it, so curl waits.
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let lock = try FolderLock(cache) {}
        let curl = try Curl("file://\(pipe)", to: cache + "/x.part", environment: ["PATH": "/usr/bin:/bin"], holding: lock)
        lock.release()
        let other = open(cache + "/.lock", O_RDWR)
        defer { close(other) }
        #expect(flock(other, LOCK_EX | LOCK_NB) != 0)
        curl.stop()
        #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    }

    @Test func `an address is never an option of curl`() throws {
        let wanted = folder.path + "/written-by-an-option"
        let bare = DatasetLoader(
            environment: ["XDG_CACHE_HOME": folder.path + "/cache", "PATH": "/usr/bin:/bin", "CONVO_MIRRORS": "--trace-ascii=\(wanted) -o\(wanted)"])
        do {
            _ = try bare.load(set)
            Issue.record("it was found")
        } catch {
            guard case .unavailable(_, _, let failures, _) = error else { throw error }
            #expect(failures.count == 2)
        }
        #expect(FileType(of: wanted) == .none && FileType(of: wanted + "/") == .none)
    }

    @Test func `without curl that is what the error says`() throws {
        let bare = DatasetLoader(environment: ["XDG_CACHE_HOME": folder.path + "/cache"], mirrors: ["file:///nowhere/"])
        do {
            _ = try bare.load(set)
            Issue.record("it was found")
        } catch {
            guard case .unavailable(_, _, let failures, _) = error else { throw error }
            #expect(failures.count == 1 && failures[0].hasPrefix("file:///nowhere/: "))
        }
    }

    @Test func `while another process downloads the set it waits, says so and can be stopped`() throws {
        try Folder.make(cache)
        let other = open(cache + "/.lock", O_RDWR | O_CREAT, 0o600)
        defer { close(other) }
        #expect(flock(other, LOCK_EX) == 0)
        let log = Log()
        #expect(throws: DatasetError.interrupted(download: "tiny")) {
            try loader(progress: {
                log.add($0)
                if log.waits == 2 { throw Interrupted() }
            }).load(set)
        }
        #expect(log.waits == 2 && log.entries.isEmpty)
    }

    @Test func `a stopped download says so and can be taken up again`() throws {
        #expect(throws: DatasetError.interrupted(download: "tiny")) {
            try loader(progress: { _ in throw Interrupted() }).load(set)
        }
        #expect(try loader().load(set).train.count == 6)
    }
}

/// What a progress closure heard.
final class Log: @unchecked Sendable {
    private(set) var entries: [DatasetLoader.Transfer] = []

    private(set) var waits = 0

    func add(_ progress: DatasetLoader.Progress) {
        if case .downloading(let entry) = progress { entries.append(entry) }
        if case .waiting = progress { waits += 1 }
    }
}
