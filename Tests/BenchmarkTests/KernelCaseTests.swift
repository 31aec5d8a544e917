import Benchmark
import Kernels
import Synchronization
import Testing
import Words

extension Measured {
    @Suite struct KernelCaseTests {
        static let cases = KernelCase.all(batch: 3)

        @Test func `every kernel agrees with its reference on all shapes`() {
            for kernel in Self.cases {
                let check = kernel.check()
                #expect(check.agrees, "\(check)")
                #expect(check.kernel == kernel.kernel && check.shape == kernel.shape)
            }
        }

        @Test func `the default network's shapes and odd sizes are there for every family`() {
            func shapes(_ kernel: String) -> [String] { Self.cases.filter { $0.kernel == kernel }.map(\.shape) }
            for pass in ["forward", "backward w", "backward x"] {
                #expect(shapes("dense \(pass)").contains("800→64") && shapes("dense \(pass)").contains("121→40"))
            }
            for kernel in ["conv forward", "conv backward w", "conv backward wx"] {
                #expect(shapes(kernel).contains("13×13×16→32 3×3") && shapes(kernel).count >= 4)
            }
            for kernel in [
                "conv+pool use", "conv+bn+pool", "conv+bn+pool use", "conv+bn+pool back", "bn measure", "bn apply",
                "bn backward", "bn+pool apply", "bn+pool backward", "max pool forward", "max pool backward",
                "avg pool forward", "avg pool backward", "relu forward", "relu backward", "dropout", "gather", "softmax",
                "cross-entropy", "adam", "momentum", "weight decay", "muon",
            ] {
                #expect(shapes(kernel).count >= 2, "\(kernel)")
            }
            #expect(Set(Self.cases.map { "\($0.kernel) \($0.shape)" }).count == Self.cases.count)
        }

        private static func made(
            _ found: @escaping @Sendable () -> [Float], expected: [Float] = [1, 2, 4]
        ) -> KernelCase {
            KernelCase(kernel: "made up", shape: "3", images: 2, work: .multiplyAdds(5), tolerance: 0.01) {
                KernelCase.Trial { [View(found())] } reference: { [View(expected)] }
            }
        }

        @Test func `a wrong kernel is reported with its greatest relative difference`() {
            let check = Self.made { [1, 2.5, 4] }.check()
            #expect(!check.agrees)
            #expect(check.difference == 0.125)
            #expect(check.kernel == "made up")
            #expect(Self.made { [1, 2, 4.01] }.check().agrees)
        }

        @Test func `a kernel that gives no number, or too few, is wrong`() {
            #expect(Self.made { [1, .nan, 4] }.check().difference == .infinity)
            #expect(Self.made { [1, 2] }.check().difference == .infinity)
        }

        @Test func `a kernel that gives other bits with one thread is wrong`() {
            let runs = Counter()
            let check = Self.made { runs.next() == 1 ? [1, 2, 4] : [1, 2, 4.001] }.check()
            #expect(!check.agrees && !check.isSameOnAnyThreads)
            #expect(check.difference == 0)
        }

        @Test func `a kernel's speed is told in operations or in bytes, by its work and its time`() throws {
            for kernel in [KernelCase.all(batch: 2)[0], KernelCase.all(batch: 2)[60]] {
                let speed = try kernel.time(seconds: 0.001)
                switch kernel.work {
                case .multiplyAdds(let count):
                    let gigaflops = try #require(speed.gigaflops)
                    #expect(abs(gigaflops * speed.microseconds / (2e-3 * Double(count)) - 1) < 1e-9)
                    #expect(speed.gigabytes == nil)
                case .bytes(let count):
                    let gigabytes = try #require(speed.gigabytes)
                    #expect(abs(gigabytes * speed.microseconds / (1e-3 * Double(count)) - 1) < 1e-9)
                    #expect(speed.gigaflops == nil)
                }
            }
            #expect(throws: Interrupted.self) { try KernelCase.all(batch: 2)[0].time(seconds: 100) { _ in throw Interrupted() } }
        }
    }
}

/// Counts from 1.
private final class Counter: Sendable {
    private let value = Atomic(0)

    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
