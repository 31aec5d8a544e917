import Testing

@testable import Files

@Suite struct ProgramFileTests {
    @Test(arguments: [
        ("/usr/lib/convo/convo-v3", "/usr/bin/convo"), ("/home/a/.local/lib/convo/convo-v2", "/home/a/.local/bin/convo"),
        ("/src/.build/release/convo", "/src/.build/release/convo"), ("/usr/lib/convo/convo", "/usr/lib/convo/convo"),
        ("/convo-v3", "/convo-v3"), ("convo", "convo"),
    ]) func `a program of a package is started by the one that chooses it`(_ program: String, _ starter: String) {
        #expect(ProgramFile.starter(of: program) { _ in true } == starter)
    }

    @Test func `one that was moved away from its package starts itself`() {
        #expect(ProgramFile.starter(of: "/usr/lib/convo/convo-v3") { _ in false } == "/usr/lib/convo/convo-v3")
    }

    @Test func `the process knows its own file`() {
        #expect(ProgramFile.path?.hasPrefix("/") == true)
    }
}
