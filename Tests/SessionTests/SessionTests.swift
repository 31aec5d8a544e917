import Glibc
import Notebook
import Testing

@testable import Commands
@testable import Explorer

/// Runs the documents of `Sessions/` and checks what they expect.
///
/// A document marked `<!-- long -->` runs only with `CONVO_LONG=1` in the environment, one marked `<!-- mnist -->`
/// only where the MNIST files are: in `CONVO_TEST_MNIST`, or in `shared/mnist` beside the package.
@Suite(.serialized) struct SessionTests {
    @Test(arguments: SessionDocument.all.filter(\.canRun))
    func `a document of Sessions runs and everything it expects holds`(_ document: SessionDocument) throws {
        var environment = ["CONVO_MIRRORS": "", "HOME": "/nonexistent"]
        if let mnist = SessionDocument.mnist { environment["CONVO_DATA"] = mnist + "/.." }
        var interpreter = Interpreter(environment: environment)
        interpreter.session.folder = try temporaryFolder()
        do throws(CommandFailure) {
            try interpreter.execute(words: ["run", document.path], on: SilentSurface())
        } catch {
            Issue.record("\(error.message)")
        }
    }

    @Test(arguments: SessionDocument.all)
    func `a document of Sessions has commands and only marks that are known`(_ document: SessionDocument) throws {
        #expect(!document.document.commands.isEmpty)
        #expect(Set(document.document.marks).isSubset(of: ["long", "mnist"]))
    }

    @Test(arguments: SessionDocument.all)
    func `a document of Sessions is written back as it is`(_ document: SessionDocument) throws {
        #expect(Array(document.document.text.utf8) == Array(document.text.utf8))
    }

    private func temporaryFolder() throws -> String {
        var template = Array("/tmp/convo-session-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
        try #require(made)
        return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
