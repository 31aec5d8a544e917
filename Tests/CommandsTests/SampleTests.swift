import ConvNet
import Datasets
import Testing

@testable import Commands
@testable import Explorer
@testable import Subjects

@Suite struct SampleTests {
    private func samples(_ path: String, in interpreter: inout Interpreter) throws -> [Sample] {
        let path = try SamplePath(path)
        try interpreter.session.provide(for: path, on: SilentSurface())
        let samples = try interpreter.session.samples(path, on: SilentSurface())
        interpreter.session.remember(path)
        return Array(samples)
    }

    @Test func `samples are named, captioned and remembered as it`() throws {
        var interpreter = Fixture.interpreter()
        let found = try samples("test/17,3-4", in: &interpreter)
        #expect(found.map(\.caption) == ["test/17 · labeled 7", "test/3 · labeled 3", "test/4 · labeled 4"])
        #expect(try samples("it", in: &interpreter) == found)
        #expect(found[0].picture == Fixture.bars.test.picture(17))
    }

    @Test func `looking for a sample leaves everything as it was`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        _ = try samples("test/3", in: &interpreter)
        let session = interpreter.session
        #expect(try session.samples(SamplePath("test/unsure/0-1"), on: SilentSurface()).count == 2)
        #expect(try session.samples(nil, on: SilentSurface()).map(\.caption) == ["test/3 · labeled 3"])
        interpreter.session.remember(.last)
        interpreter.session.remember(nil)
        #expect(interpreter.session.lastSample == (try SamplePath("test/3")))
    }

    @Test func `standard input is read anew for - and kept for it`() throws {
        var interpreter = Fixture.interpreter()
        let art = { (mark: String) in String(repeating: String(repeating: mark, count: 9) + "\n", count: 5) }
        let (one, two) = (SilentSurface(input: art("#") + art(" ")), SilentSurface(input: art(" ") + art("#")))
        try interpreter.session.provide(for: .standardInput, on: one)
        let first = try interpreter.session.samples(.standardInput, on: two).first
        interpreter.session.remember(.standardInput)
        try interpreter.session.provide(for: .last, on: two)
        #expect(try interpreter.session.samples(.last, on: two).first == first)
        try interpreter.session.provide(for: .standardInput, on: two)
        #expect(try interpreter.session.samples(.last, on: one).first?.caption == "from standard input")
    }

    @Test func `it is nothing before a sample was used`() throws {
        var interpreter = Fixture.interpreter()
        #expect(throws: ExplorerError.nothingUsedYet) { try samples("it", in: &interpreter) }
    }

    @Test func `labels filter, and places count among what passes`() throws {
        var interpreter = Fixture.interpreter()
        #expect(try samples("test/is7/1", in: &interpreter).map(\.caption) == ["test/17 · labeled 7"])
        #expect(try samples("train/is7", in: &interpreter).count == 64)
        #expect(throws: SubjectError.noSuchFilteredImage(path: "test/is7/10", index: 10, count: 10)) {
            try samples("test/is7/10", in: &interpreter)
        }
    }

    @Test func `random samples follow the seed`() throws {
        var interpreter = Fixture.interpreter()
        let first = try samples("test/random/0-8", in: &interpreter)
        #expect(Set(first.map(\.path)).count == 9)
        #expect(try samples("test/random/0-8", in: &interpreter).map(\.path) == first.map(\.path))
        try interpreter.execute("set seed 2", on: SilentSurface())
        let other = try samples("test/random/0-8", in: &interpreter)
        #expect(other.map(\.path) != first.map(\.path))
    }

    @Test func `filters on what the network says ask it once for each network`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let wrong = try samples("test/wrong", in: &interpreter)
        let right = try interpreter.session.samples(SamplePath("test/right/0"), on: SilentSurface())
        #expect(wrong.count < 100 && right.count == 1)
        let surface = SilentSurface()
        let unsure = try interpreter.session.samples(SamplePath("test/unsure"), on: surface)
        #expect(unsure.count == 100)
        #expect(surface.progress.isEmpty)
        try interpreter.execute("new other --layers 'flatten, dense 10'", on: surface)
        #expect(throws: Never.self) { try interpreter.session.predictions(for: .test, on: surface) }
        #expect(!surface.progress.isEmpty)
    }

    @Test func `the least confident come first`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let answer = try interpreter.session.predictions(for: .test, on: SilentSurface())
        let order = try interpreter.session.samples(SamplePath("test/unsure"), on: SilentSurface()).places
        let confidences = order.map { answer.confidences[$0] }
        #expect(confidences == confidences.sorted())
    }

    @Test func `a filter that needs a network says so where there is none`() throws {
        var interpreter = Fixture.interpreter()
        #expect(throws: SubjectError.noNetwork) { try samples("test/wrong", in: &interpreter) }
    }

    @Test func `without data or network connection the way out is named`() throws {
        var interpreter = Fixture.interpreter(data: false)
        let error = #expect(throws: DatasetError.self) { try samples("test/1", in: &interpreter) }
        #expect(error?.description.contains("load synthetic") == true)
    }

    @Test func `a missing picture is named`() throws {
        var interpreter = Fixture.interpreter()
        let error = #expect(throws: (any Error).self) { try samples("/nonexistent/seven.png", in: &interpreter) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("/nonexistent/seven.png"))
    }
}
