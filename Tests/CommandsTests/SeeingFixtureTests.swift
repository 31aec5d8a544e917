import Foundation
import Painting
import Testing

@testable import Commands
@testable import Display
@testable import Explorer

/// Where real MNIST stands: `CONVO_TEST_MNIST`, else beside the package.
private let mnist: String? = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder = ProcessInfo.processInfo.environment["CONVO_TEST_MNIST"]
        ?? package.deletingLastPathComponent().appendingPathComponent("shared/mnist").path
    return FileManager.default.fileExists(atPath: folder + "/t10k-images-idx3-ubyte.gz") ? folder : nil
}()

@Suite struct SeeingFixtureTests {
    @Test(.enabled(if: mnist != nil, "real MNIST is not there"))
    func `an MNIST image in ASCII at 80 columns is what was typed by hand from its pixels`() throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/test-18.txt")
        let typed = try String(contentsOf: fixture, encoding: .utf8)
        var interpreter = Interpreter(bundled: .none)
        let surface = SilentSurface()
        try interpreter.execute("load '\(mnist ?? "")'", on: surface)
        let results = try interpreter.execute("show test/18 --as ascii", on: surface)
        let result = try #require(results.last)
        let context = RenderContext(width: 80, height: 24, pictures: result.presentation.pictures ?? .blocks)
        #expect(TextRenderer(context).render(result.output) + "\n" == typed)
    }

    @Test(.enabled(if: mnist != nil, "real MNIST is not there"))
    func `what show prints of an MNIST image is read back to the same gray levels`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("load '\(mnist ?? "")'", on: SilentSurface())
        let shown = try interpreter.execute("show test/18 --as ascii", on: SilentSurface()).last?.output ?? .nothing
        let printed = TextRenderer(RenderContext(width: 80, pictures: .ascii)).render(shown)
        let read = try interpreter.execute("show -", on: SilentSurface(input: printed)).last?.output.pictures.first
        let pixels = try #require(shown.pictures.first?.tiles.first).values
        let again = try #require(read?.tiles.first).values
        #expect(zip(pixels, again).allSatisfy { abs($0 - $1) <= 1.0 / 18 + 1e-6 })
    }
}
