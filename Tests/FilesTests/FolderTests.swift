import Glibc
import Testing

@testable import Files

@Suite struct FolderTests {
    private let folder: String

    init() throws {
        var name = Array("/tmp/folder-XXXXXX".utf8CString)
        try #require(mkdtemp(&name) != nil)
        folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for name in ["b.txt", ".hidden", "a"] { try FileBytes.write([1], to: "\(folder)/\(name)") }
        try Folder.make("\(folder)/c/d")
    }

    @Test func `names are sorted, and a listing leaves out what is hidden and marks folders`() throws {
        #expect(try Folder.names(in: folder) == [".hidden", "a", "b.txt", "c"])
        #expect(Folder.listing(of: folder) == ["a", "b.txt", "c/"])
        #expect(Folder.listing(of: "\(folder)/nowhere").isEmpty)
        #expect(throws: FileFault.missing) { try Folder.names(in: "\(folder)/nowhere") }
    }

    @Test func `what stands at a path is told, through links too`() {
        #expect(symlink("c", "\(folder)/link") == 0 && symlink("nowhere", "\(folder)/loose") == 0)
        #expect(["a", "c", "link", "loose", "nowhere"].map { FileType(of: "\(folder)/\($0)") }
            == [.file, .folder, .folder, .none, .none])
    }

    @Test func `a folder is made with those above it, and one that cannot be is named`() throws {
        try Folder.make("\(folder)/c/d")
        #expect(FileType(of: "\(folder)/c/d") == .folder)
        #expect(throws: FolderFault(path: "\(folder)/a/x", code: ENOTDIR)) { try Folder.make("\(folder)/a/x/y") }
        #expect(throws: FolderFault(path: "\(folder)/a", code: ENOTDIR)) { try Folder.make("\(folder)/a") }
    }

    @Test func `a place for a file is in a folder and is none`() throws {
        try FilePlace.check("\(folder)/new")
        try FilePlace.check("\(folder)/a")
        #expect(throws: FilePlace.Fault.noFolder("\(folder)/nowhere/")) { try FilePlace.check("\(folder)/nowhere/new") }
        #expect(throws: FilePlace.Fault.closed) { try FilePlace.check("\(folder)/c") }
    }
}
