import Benchmark
import Kernels
import Testing

@testable import Commands
@testable import Explorer

@Suite(.serialized) struct BenchTests {
    private let small = "new --layers 'flatten, dense 16 relu, bn, dense 10'"

    @Test func `bench gives one row of all speeds, every value positive`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(small, on: SilentSurface())
        let table = try interpreter.table("--threads 2 bench --seconds 0.002 --batch 16")
        #expect(table.columns.map(\.key) == [
            "train_images_per_s", "train_batch", "infer_images_per_s", "latency_us", "gflops", "peak_gflops",
            "share_of_peak", "threads", "isa",
        ])
        let row = try #require(table.rows.first)
        #expect(table.rows.count == 1)
        for value in row.dropLast() { #expect(try #require(value.asNumber) > 0) }
        #expect(table.value("train_batch", row: 0) == 16)
        #expect(table.value("threads", row: 0) == 2)
        #expect(table.value("isa", row: 0) == .text(PeakKernel.instructions))
        #expect(table.title == "net on bars · adam · batch 16")
        #expect(table.notes.contains { $0.contains("Winograd") })
    }

    @Test func `bench profiles a step by layers and sums it up`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(small, on: SilentSurface())
        let tables = try interpreter.output("bench --seconds 0.002").tables
        #expect(tables.count == 2)
        let parts = tables[1].rows.compactMap(\.first?.asText)
        #expect(Set(["gather", "dense1", "bn1", "dense2", "loss", "optimizer"]).isSubset(of: parts))
        let sum = tables[1].rows.compactMap { $0[2].asNumber }.reduce(0, +)
        let total = try #require(tables[1].totals?[2].asNumber)
        #expect(abs(sum - total) < 1e-6 * total)
    }

    @Test func `bench leaves the session as it is`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(small); set batch 8", on: SilentSurface())
        let state = interpreter.session.state
        let (revision, network) = (state.revision, state.networks.current?.network)
        #expect(try interpreter.table("bench --seconds 0.002").value("train_batch", row: 0) == 8)
        #expect(interpreter.session.state.revision == revision)
        #expect(interpreter.session.state.networks.current?.network == network)
    }

    @Test func `without fitting data noise stands in and bench says so`() throws {
        var interpreter = Fixture.interpreter(data: false, bundled: Fixture.untrained)
        let table = try interpreter.table("bench --seconds 0.002", on: SilentSurface(keepsSession: false))
        #expect(table.notes.first?.hasPrefix("no data is loaded") == true)
        #expect(interpreter.session.dataset == nil)
        var other = Fixture.interpreter()
        try other.execute("new --layers 'flatten, dense 3'", on: SilentSurface())
        let note = try other.table("bench --seconds 0.002").notes.first
        #expect(note?.hasPrefix("bars does not fit the network") == true)
    }

    @Test func `Ctrl-C ends a benchmark of any kind`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(small, on: SilentSurface())
        for (line, reports) in [("bench --seconds 100", 1), ("bench --seconds 100", 3), ("bench kernels", 4)] {
            let failure = try interpreter.failure(line, on: SilentSurface(cancelAfterReports: reports))
            #expect(failure.exitStatus == 130)
            #expect(failure.message == "interrupted")
        }
    }

    @Test func `progress goes from nothing to everything`() throws {
        var interpreter = Fixture.interpreter()
        let surface = SilentSurface()
        try interpreter.execute("\(small); bench --seconds 0.002", on: surface)
        let fractions = surface.progress.compactMap(\.fraction)
        #expect(fractions.count >= 6 && fractions == fractions.sorted())
        #expect(fractions.allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    @Test func `bench kernels has a row for every kernel and shape`() throws {
        var interpreter = Fixture.interpreter(data: false)
        let table = try interpreter.table("bench kernels --batch 2 --seconds 0.0001")
        #expect(table.rows.count == KernelCase.all(batch: 2).count)
        #expect(table.columns.map(\.key) == [
            "kernel", "shape", "difference", "us_on_one_thread", "us_per_image", "gflops", "gbytes_per_s",
            "share_of_peak",
        ])
        for row in table.rows { #expect(try #require(row[4].asNumber) > 0) }
    }

    @Test func `bench commands has a time for every command and leaves the session as it is`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new net", on: SilentSurface())
        let revision = interpreter.session.state.revision
        let table = try interpreter.table("bench commands --seconds 0.0001")
        #expect(interpreter.session.state.revision == revision)
        #expect(table.columns.prefix(2).map(\.key) == ["command", "milliseconds"])
        #expect(Set(table.rows.compactMap(\.first?.asText)).count == CommandCatalog.explorer.count { !$0.timedLines.isEmpty })
        #expect(table.rows.contains { $0[3] == "embedding --method tsne" })
        for row in table.rows {
            #expect((row[1].asNumber ?? 0) > 0 || row[4].asText != nil, "\(row)")
        }
        let timed = table.rows.filter { $0[1].asNumber != nil }.compactMap(\.first?.asText)
        #expect(Set(["train", "sweep", "predict", "stats", "at", "diff", "lr-find", "filters", "save"]).isSubset(of: timed))
        #expect(table.finding?.contains("takes longest") == true)
        let failure = try interpreter.failure("bench commands", on: SilentSurface(cancelAfterReports: 3))
        #expect(failure.exitStatus == 130)
    }

    @Test func `a kernel that disagrees with its reference fails the command by name`() {
        let wrong = KernelCase(
            kernel: "conv forward", shape: "3×3", images: 1, work: .multiplyAdds(9), tolerance: 0.01
        ) {
            KernelCase.Trial { [View([1, 2])] } reference: { [View([1, 4])] }
        }
        let right = KernelCase(kernel: "relu", shape: "2", images: 1, work: .bytes(8)) {
            KernelCase.Trial { [View([1])] } reference: { [View([1])] }
        }
        let error = #expect(throws: ExplorerError.self) {
            try KernelBench(cases: [right, wrong, wrong], seconds: 0.001, surface: SilentSurface()).run()
        }
        #expect(error?.exitStatus == 1)
        #expect(error?.description == "expected conv forward (3×3) within 0.01 of its reference, got 0.5; "
            + "1 more disagree, the next conv forward (3×3)")
    }

    @Test func `what cannot be measured is refused in one line`() throws {
        var interpreter = Fixture.interpreter()
        #expect(try interpreter.failure("bench kernel").message
            == "there is no benchmark 'kernel'; did you mean 'kernels'?; there are network, kernels, commands")
        #expect(try interpreter.failure("bench --batch 0").exitStatus == 64)
        #expect(try interpreter.failure("bench --seconds -1").message
            .hasPrefix("--seconds expects a number from 0.0001 to 3600, got '-1'"))
        #expect(try interpreter.failure("bench kernels --batch 300").message
            == "--batch expects a whole number from 1 to 256 for kernels, got '300'")
        #expect(try interpreter.failure("bench").message.hasPrefix("there is no network yet"))
    }
}
