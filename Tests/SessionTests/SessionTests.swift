import Display
import Glibc
import Notebook
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Runs the documents of `Sessions/` and compares what they show with what they record.
///
/// Slow cells run only with `CONVO_LONG=1` in the environment, those that need MNIST only where its files are: in
/// `CONVO_TEST_MNIST`, or in `shared/mnist` beside the package.
@Suite(.serialized) struct SessionTests {
    @Test(arguments: SessionDocument.all)
    func `a document of Sessions shows what it records, and everything it expects holds`(_ document: SessionDocument) throws {
        var environment = ["CONVO_MIRRORS": "", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/none"]
        if let mnist = SessionDocument.mnist { environment["CONVO_DATA"] = mnist + "/.." }
        var interpreter = Interpreter(environment: environment)
        let isLong = getenv("CONVO_LONG").map { String(cString: $0) } == "1"
        let surface = SilentSurface()
        do throws(CommandFailure) {
            try interpreter.execute(words: ["run", try copy(of: document), "--check"] + (isLong ? [] : ["--fast"]), on: surface)
        } catch {
            let shown = surface.results.map { TextRenderer().render($0.output) }.joined(separator: "\n")
            Issue.record("\(shown)\n\(error.message)")
        }
    }

    @Test(arguments: SessionDocument.all)
    func `a document of Sessions has commands, and is recorded`(_ document: SessionDocument) throws {
        #expect(!document.document.commands.isEmpty)
        #expect(document.document.receipt?.hasPrefix("convo ") == true)
        for cell in document.document.commands { #expect(throws: Never.self) { try CellOptions(cell.info) } }
    }

    @Test(arguments: SessionDocument.all)
    func `a document of Sessions is written back as it is`(_ document: SessionDocument) throws {
        #expect(Array(document.document.text.utf8) == Array(document.text.utf8))
    }

    /// In a folder of its own, below which it may write.
    private func copy(of document: SessionDocument) throws(CommandFailure) -> String {
        var template = Array("/tmp/convo-session-XXXXXX".utf8CString)
        let isMade = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
        let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/" + document.testDescription
        guard isMade, let file = fopen(path, "w") else {
            throw CommandFailure(command: "copy", message: "no folder for \(document.testDescription)", exitStatus: 1)
        }
        fputs(document.text, file)
        fclose(file)
        return path
    }
}
