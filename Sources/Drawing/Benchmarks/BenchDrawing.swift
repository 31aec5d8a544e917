import Benchmark
import ConvNet
import Display
import Kernels
import Subjects
import Words

/// What a network's benchmark found, in two tables: the speeds, and the profile of a training step.
package struct BenchDrawing {
    private let found: NetworkMeasurement
    private let named: NamedNetwork
    /// What the images are called, and what has to be said about them.
    private let images: (name: String, notes: [String])
    private let settings: TrainingSettings
    private let threads: Int
    private let macs: Int

    package init(
        _ found: NetworkMeasurement, named: NamedNetwork, images: (name: String, notes: [String]),
        settings: TrainingSettings, threads: Int
    ) {
        (self.found, self.named, self.images, self.settings) = (found, named, images, settings)
        self.threads = threads
        macs = TrainingCost(named.network.architecture).total
    }

    package var output: Output { .group([.table(speeds), .table(profile)]) }

    /// Operations a second while training, in thousands of millions.
    private var gigaflops: Double { 2e-9 * Double(macs) * found.trainedPerSecond }
    private var share: Double { gigaflops / found.peak }

    /// One row with every number.
    private var speeds: Table {
        Table(
            title: "\(named.name) on \(images.name) · \(settings.optimizer.word) · batch \(settings.batchSize)",
            columns: [
                Column("train_images_per_s", decimals: 0), Column("train_batch"),
                Column("infer_images_per_s", decimals: 0), Column("latency_us", decimals: 1),
                Column("gflops", decimals: 1), Column("peak_gflops", decimals: 1), Column("share_of_peak", decimals: 1),
                Column("threads"), Column("isa"),
            ],
            rows: [[
                .number(found.trainedPerSecond), .integer(settings.batchSize), .number(found.inferredPerSecond),
                .number(found.latency), .number(gigaflops), .number(found.peak), .fraction(share),
                .integer(threads), .text(PeakKernel.instructions),
            ]],
            notes: images.notes + [
                "operations are counted as direct convolution does them: 2 × \(Format.integer(macs)) multiply-adds "
                    + "for a training image; fast algorithms such as Winograd's need fewer, so a share can be more than "
                    + "direct convolution would reach",
            ],
            drawing: [.table(sheet)])
    }

    /// The same for a screen.
    private var sheet: Table {
        func row(_ what: String, _ result: String, _ unit: String) -> [Value] {
            [.text(what), .text(result), .text(unit)]
        }
        return Table(
            columns: [
                Column("measured"), Column(key: "result", heading: "result", alignment: .right), Column("unit"),
            ],
            rows: [
                row("training, batch \(settings.batchSize)", Self.whole(found.trainedPerSecond), "images/s"),
                row("inference in batches", Self.whole(found.inferredPerSecond), "images/s"),
                row("one image", Format.fixed(found.latency, decimals: 1), "µs"),
                row("computed while training", Format.fixed(gigaflops, decimals: 1), "GFLOP/s"),
                row(
                    "the most this machine computes", Format.fixed(found.peak, decimals: 1),
                    "GFLOP/s, \(Format.count(threads, "thread")), \(PeakKernel.instructions)"),
                row("share of that in training", Format.percent(share, decimals: 1), ""),
            ])
    }

    private static func whole(_ value: Double) -> String { Format.integer(Int(value.rounded())) }

    private var profile: Table {
        let profile = found.profile
        return Table(
            title: "where one training step goes",
            columns: [
                Column("part"), Column("pass"), Column(key: "us_per_image", heading: "µs/image", decimals: 3),
                Column("share", decimals: 1), Column(key: "gflops", heading: "GFLOP/s", decimals: 1),
                Column(key: "share_of_peak", heading: "of peak", decimals: 1),
            ],
            rows: profile.rows.map(row), totals: row(profile.total))
    }

    private func row(_ part: StepProfile.Row) -> [Value] {
        [
            .text(part.name), part.pass.map { .text($0.rawValue) } ?? .missing, .number(part.microseconds),
            .fraction(part.share), part.gigaflops.map { .number($0) } ?? .missing,
            part.gigaflops.map { .fraction($0 / found.peak) } ?? .missing,
        ]
    }
}
