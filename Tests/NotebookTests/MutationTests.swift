import Foundation
import Testing

@testable import Notebook

/// The Markdown files of the repository, whole and broken by chance: nothing of them is lost, and nothing crashes.
///
/// `CONVO_MUTATIONS=1000000` breaks as many; `CONVO_MARKDOWN=FOLDER` takes the files of a folder besides, such as the examples
/// of the CommonMark specification.
@Suite struct MutationTests {
    private static let count = ProcessInfo.processInfo.environment["CONVO_MUTATIONS"].flatMap { Int($0) } ?? 3000

    private static let files: [String] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let more = ProcessInfo.processInfo.environment["CONVO_MARKDOWN"].map { URL(fileURLWithPath: $0) }
        let folders = [root, root.appending(path: "Sessions"), root.appending(path: "Weights"), root.appending(path: "Tests/Peers")]
        return (folders + (more.map { [$0] } ?? [])).flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
                .filter { $0.pathExtension == "md" }.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        }
    }()

    @Test func `every file is written back as it is, and outside of outputs also when it is recorded`() throws {
        #expect(Self.files.count > 8)
        for text in Self.files {
            guard let document = try? Document(markdown: text) else { continue }
            #expect(Array(document.text.utf8) == Array(text.utf8))
            checkRecording(of: document)
        }
    }

    @Test func `whatever becomes of a file, it is read or refused, and its prose is kept`() {
        var state: UInt64 = 11
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }
        let pieces = ["```", "```convo\n", "~~~", "\n", "\r\n", "> ", "- ", "\t", "<!--", "-->", "    ", "`", "\u{0}", "é", "👩‍🔬", "```output\n"]
        let starts = Self.files.map { Array($0.utf8.prefix(3000)) }
        var read = 0
        for _ in 0..<Self.count {
            var bytes = starts[next(starts.count)]
            for _ in 0...next(4) {
                let place = next(bytes.count + 1)
                switch next(3) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + next(80)))
                case 1: bytes.insert(contentsOf: pieces[next(pieces.count)].utf8, at: place)
                default: bytes.insert(contentsOf: bytes[min(place, bytes.count)..<min(bytes.count, place + next(200))], at: next(bytes.count + 1))
                }
            }
            guard let text = String(validating: bytes, as: UTF8.self), let document = try? Document(markdown: text) else { continue }
            read += 1
            guard document.text.utf8.elementsEqual(bytes) else {
                Issue.record("not written back: \(text.debugDescription)")
                return
            }
            if read % 16 == 0 { checkRecording(of: document) }
        }
        #expect(read > Self.count / 10)
    }

    /// Prose and commands stay, whatever is recorded below them.
    private func checkRecording(of document: Document) {
        var recorded = document
        for place in document.cells.indices.reversed() where document.cells[place].kind == .commands {
            recorded.record("one\n```\ntwo\n", of: place)
        }
        func kept(_ document: Document) -> String {
            document.cells.filter { $0.kind != .output }.map(\.text).joined().filter { !$0.isWhitespace && $0 != ">" }
        }
        #expect(kept(recorded) == kept(document))
        let again = try? Document(markdown: recorded.text)
        let outputs = again?.cells.filter { $0.kind == .output }.map(\.text) ?? []
        #expect(again != nil && outputs.count { $0 == "one\n```\ntwo\n" } >= document.cells.count { $0.kind == .commands })
    }
}
