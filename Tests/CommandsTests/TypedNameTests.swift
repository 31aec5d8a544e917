import ConvNet
import Files
import Glibc
import Raster
import Testing

@testable import Commands
@testable import Display
@testable import Explorer
@testable import Subjects

/// No name and no text that a person types is changed on its way to a command.
@Suite(.serialized) struct TypedNameTests {
    private func interpreter(in folder: String) -> Interpreter {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        interpreter.session.folder = folder
        return interpreter
    }

    /// A dark bar on white.
    private func drawDigit(at path: String) throws {
        let rows = (0..<20).map { row in (0..<20).map { (8..<11).contains($0) && (4..<16).contains(row) ? "0" : "255" }.joined(separator: " ") }
        try Fixture.write("P2 20 20 255\n\(rows.joined(separator: "\n"))\n", to: path)
    }

    @Test func `names may begin with a hyphen`() throws {
        let folder = try Fixture.folder()
        var interpreter = interpreter(in: folder)
        try interpreter.execute("new; save -3.safetensors; show test/1 --save -1.png", on: SilentSurface())
        #expect(Folder.listing(of: folder) == ["-1.png", "-3.safetensors"])
        try drawDigit(at: "\(folder)/-7.pgm")
        for line in ["predict -7.pgm", "predict -- -7.pgm", "predict --raw -7.pgm", "predict -7.pgm --raw", "-7.pgm"] {
            #expect(try interpreter.table(line).value("sample", row: 0) == "-7.pgm", "\(line)")
        }
        try interpreter.execute("open -3.safetensors --name old", on: SilentSurface())
        #expect(interpreter.session.state.networks.names.contains("old"))
    }

    @Test func `a minus sign stays one in names and texts`() throws {
        let folder = try Fixture.folder()
        var interpreter = interpreter(in: folder)
        try interpreter.execute("new; save \u{2212}3.safetensors", on: SilentSurface())
        #expect(Folder.listing(of: folder) == ["\u{2212}3.safetensors"])
        try interpreter.execute("set lr; expect setting = lr", on: SilentSurface())
        let unmet = #expect(throws: CommandFailure.self) { try interpreter.execute("expect setting = \u{2212}a", on: SilentSurface()) }
        #expect(unmet?.message.contains("\u{2212}a") == true)
    }

    @Test func `negative numbers are numbers, wherever they stand`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new", on: SilentSurface())
        for line in ["edit conv1/3/bias -0.5", "edit conv1/3/bias -.5", "edit -- conv1/3/bias -5e-1", "edit conv1/3/bias \u{2212}0.5"] {
            try interpreter.execute(line, on: SilentSurface())
            #expect(try interpreter.session.network().network.tensor(named: "conv1/bias")?.values[3] == -0.5, "\(line)")
            try interpreter.execute("undo", on: SilentSurface())
        }
        for line in ["perturb test/3 --rotate -30", "perturb --rotate -30 test/3", "perturb --rotate=-30 test/3"] {
            #expect(try interpreter.table(line).rows.isEmpty == false, "\(line)")
        }
        try interpreter.execute("train --batches 2; at 0 filters conv1 --gradient test/1; at 0 perturb test/1 --rotate -10", on: SilentSurface())
        try interpreter.execute("train --batches 1 --watch filters conv1 --gradient test/1", on: SilentSurface())
    }

    @Test func `files in folders that are called as splits are`() throws {
        let folder = try Fixture.folder()
        var interpreter = interpreter(in: folder)
        mkdir("\(folder)/test", 0o700)
        mkdir("\(folder)/train", 0o700)
        mkdir("\(folder)/train/7", 0o700)
        for name in ["test/7.pgm", "train/7/0.pgm"] {
            try drawDigit(at: "\(folder)/\(name)")
            #expect(try interpreter.table("predict \(name)").value("sample", row: 0) == .text(name))
            #expect(try interpreter.table("predict ./\(name)").value("sample", row: 0) == .text("./\(name)"))
            try interpreter.execute("show \(name); activations \(name); \(name)", on: SilentSurface())
        }
        #expect(try interpreter.table("predict test/7").value("label", row: 0) == 7)
    }

    @Test func `one bad picture loses nothing of the others`() throws {
        let folder = try Fixture.folder()
        var interpreter = interpreter(in: folder)
        for name in ["a.pgm", "c.pgm"] { try drawDigit(at: "\(folder)/\(name)") }
        try Fixture.write("none", to: "\(folder)/b.pgm")
        let surface = SilentSurface()
        let failure = #expect(throws: CommandFailure.self) { try interpreter.execute("predict a.pgm b.pgm c.pgm", on: surface) }
        #expect(failure?.exitStatus == 1 && failure?.message.hasPrefix("\(folder)/b.pgm is not a picture") == true)
        let table = try #require(surface.results.first?.output.tables.first)
        #expect(table.rows.indices.map { table.value("sample", row: $0) } == ["a.pgm", "c.pgm"])
        let many = #expect(throws: CommandFailure.self) {
            try interpreter.execute("predict a.pgm b.pgm d.pgm e.pgm f.pgm g.pgm", on: SilentSurface())
        }
        #expect(many?.message.contains("d.pgm: there is no such file; ") == true && many?.message.hasSuffix("; and 2 more") == true)
        #expect(try interpreter.failure("predict b.pgm d.pgm").message.contains("b.pgm is not a picture"))
        #expect(try interpreter.failure("predict b.pgm").message.contains("b.pgm is not a picture"))
        // A word that is wrong is no bad file: nothing is asked.
        #expect(try interpreter.failure("predict a.pgm 18").exitStatus == 64)
        try interpreter.execute("predict a.pgm c.pgm", on: SilentSurface())
    }
}
