import Files
import Glibc
import Testing
@testable import Datasets

/// The real files, where there is a copy; skipped by name elsewhere.
@Suite struct RealMNISTTests {
    private static let folder: String? = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = getenv("CONVO_TEST_MNIST").map { String(cString: $0) } ?? "/\(root)/../shared/mnist"
        return FileType(of: path) == .folder ? path : nil
    }()

    @Test(.enabled(if: folder != nil, "needs MNIST"))
    func `MNIST has 60,000 and 10,000 digits that begin with 5 0 4 1 9 and 7 2 1 0 4`() throws {
        let dataset = try DatasetLoader(environment: [:], mirrors: []).load(try #require(Self.folder))
        #expect(dataset.train.count == 60_000 && dataset.test.count == 10_000)
        #expect(dataset.train.labels.prefix(5) == [5, 0, 4, 1, 9] && dataset.test.labels.prefix(5) == [7, 2, 1, 0, 4])
        #expect(dataset.train.width == 28 && dataset.train.height == 28)
    }

    @Test(.enabled(if: folder != nil, "needs MNIST"))
    func `the files have the sums that a download is checked against`() throws {
        let folder = try IDXFolder(try #require(Self.folder))
        for file in NamedSet.mnist.files {
            #expect(.checksum(try SHA256.ofUnpacked(try folder.file(file.name))) == file.proof)
        }
    }
}
