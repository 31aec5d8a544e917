import Benchmark
import Display
import Kernels
import Words

/// Kernels as rows.
package struct KernelTable {
    private let found: KernelMeasurement
    private let batch: Int
    private let threads: Int

    package init(_ found: KernelMeasurement, batch: Int, threads: Int) {
        (self.found, self.batch, self.threads) = (found, batch, threads)
    }

    /// Rows for programs, with every number; two narrower grids for the screen.
    package var table: Table {
        Table(
            title: title,
            columns: [
                Column("kernel"), Column("shape"), Column("difference"), Column("us_on_one_thread"),
                Column("us_per_image"), Column("gflops"), Column("gbytes_per_s"), Column("share_of_peak"),
            ],
            rows: found.kernels.map { check, speed in
                [
                    .text(check.kernel), .text(check.shape), .number(Double(check.difference)),
                    .number(speed.microsecondsOnOneThread), .number(speed.microseconds),
                    speed.gigaflops.map { .number($0) } ?? .missing, speed.gigabytes.map { .number($0) } ?? .missing,
                    speed.gigaflops.map { .fraction($0 / found.peak) } ?? .missing,
                ]
            },
            notes: [
                "every kernel agrees with its reference"
                    + (threads > 1 ? ", and gives the same bits with one thread as with all" : ""),
                "error: the greatest difference by the greatest value; times: µs an image, with one thread and with "
                    + "all; peak: the share of \(Format.fixed(found.peak, decimals: 1)) GFLOP/s; /2: a stride of 2",
                "operations are counted as the reference does them: a kernel that needs fewer, such as Winograd's or muon, "
                    + "can pass the peak",
            ],
            drawing: [.table(computing), .table(moving)])
    }

    private var title: String {
        "batch \(batch) · \(Format.count(threads, "thread")) · \(PeakKernel.instructions)"
    }

    /// Kernels that multiply and add.
    private var computing: Table {
        Table(
            columns: Self.columns + [
                Column(key: "gflops", heading: "GFLOP/s", decimals: 1),
                Column(key: "peak", heading: "peak", decimals: 0),
            ],
            rows: found.kernels.compactMap { check, speed in
                speed.gigaflops.map { Self.cells(check, speed) + [.number($0), .fraction($0 / found.peak)] }
            })
    }

    /// Kernels that mostly read and write.
    private var moving: Table {
        Table(
            columns: Self.columns + [Column(key: "gbytes", heading: "GB/s", decimals: 1)],
            rows: found.kernels.compactMap { check, speed in
                speed.gigabytes.map { Self.cells(check, speed) + [.number($0)] }
            })
    }

    private static let columns = [
        Column("kernel"), Column("shape"), Column(key: "error", heading: "error", alignment: .right),
        Column(key: "one", heading: "1 thread", decimals: 3), Column(key: "all", heading: "µs/image", decimals: 3),
    ]

    private static func cells(_ check: KernelCheck, _ speed: KernelSpeed) -> [Value] {
        [
            .text(check.kernel), .text(check.shape), .text(rough(check.difference)),
            .number(speed.microsecondsOnOneThread), .number(speed.microseconds),
        ]
    }

    /// One digit and a power of ten.
    private static func rough(_ difference: Float) -> String {
        guard difference > 0, difference.isFinite else { return "\(Int(exactly: difference) ?? 0)" }
        var (digits, power) = (Double(difference), 0)
        while digits < 0.95 { (digits, power) = (digits * 10, power - 1) }
        return power == 0 ? Format.fixed(digits, decimals: 1) : "\(Int(digits.rounded()))e\(power)"
    }
}
