import ConvNet
import Testing

@testable import Commands
@testable import Explorer

@Suite struct NetworkCommandTests {
    @Test func `new makes networks side by side, use chooses one`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new; new small --layers 'flatten, dense 10'; use net", on: SilentSurface())
        let table = try interpreter.table("networks")
        #expect(table.rows.map { $0[0] } == ["net", "small"])
        #expect(table.value("in_use", row: 0) == .flag(true))
        #expect(table.value("parameters", row: 1) == 7850)
        #expect(table.value("saved", row: 1) == "no")
    }

    @Test func `no network is called like the bundled one, even where there is none`() throws {
        var interpreter = Fixture.interpreter()
        #expect(try interpreter.failure("new bundled").message.contains("already"))
    }

    @Test func `the bundled network is in use until another is made, and read-only`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        #expect(try interpreter.session.network().name == "bundled")
        #expect(try interpreter.table("networks").value("saved", row: 0) == "read-only")
        #expect(try interpreter.failure("new bundled").message.contains("already"))
        #expect(try interpreter.failure("save").message
            == "bundled has no file yet; name one: `save bundled.safetensors`")
        try interpreter.execute("set dropout 0.4", on: SilentSurface())
        #expect(interpreter.session.state.networks.names == ["bundled"])
    }

    @Test func `a saved network is read back as it was`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/my net.safetensors"
        try interpreter.execute("new --layers 'flatten, dense 10'; train --batches 3; save '\(path)'", on: SilentSurface())
        #expect(interpreter.session.state.networks.unsaved.isEmpty)
        let saved = try interpreter.session.network().network
        try interpreter.execute("open '\(path)'", on: SilentSurface())
        let opened = try interpreter.session.network()
        #expect(opened.name == "my-net")
        #expect(opened.network.parameters == saved.parameters)
        #expect(opened.network.batchesTrained == 3)
        #expect(opened.isSaved)
    }

    @Test func `what is in a file is unsaved again after training`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/a.safetensors"
        try interpreter.execute("new a --layers 'flatten, dense 10'; save \(path); train --batches 1", on: SilentSurface())
        #expect(interpreter.session.state.networks.unsaved.map(\.name) == ["a"])
        try interpreter.execute("save", on: SilentSurface())
        #expect(try WeightFormats.own.read(path).batchesTrained == 1)
    }

    @Test func `a file that is no weight file is refused in one line`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/bad.safetensors"
        try Fixture.write("this is not a weight file, however long it goes on", to: path)
        let failure = try interpreter.failure("open \(path)")
        #expect(failure.message.contains(path))
        #expect(failure.exitStatus == 1)
    }

    @Test func `a bare weight file is opened`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/a.safetensors"
        try interpreter.execute("new; save \(path); \(path)", on: SilentSurface())
        #expect(interpreter.session.state.networks.names == ["net", "a"])
    }
}
