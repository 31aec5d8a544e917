@testable import Kernels
import Testing

extension Kernel {
    /// [R][C] with most rows, most columns, rows that fill no whole vector, and one that is square.
    static let matrices = [(72, 16), (16, 72), (9, 16), (32, 32), (800, 64)]

    @Test(arguments: matrices)
    func `orthogonalisation equals its reference`(_ rows: Int, _ columns: Int) {
        var random = RandomTensors()
        let x = random.view(rows * columns)
        let expected = View(count: x.count)
        Reference.orthogonalize(x, into: expected, rows: rows, columns: columns, iterations: 3)
        var found = View(count: x.count)
        #expect(sameBitsOnAnyThreads {
            found = View(count: x.count)
            Orthogonalization(rows: rows, columns: columns, iterations: 3).run(x, into: found)
            return [found]
        })
        #expect(distance(found, expected) < 1e-4)
    }

    @Test(arguments: 1...6)
    func `an even and an odd number of iterations equal the reference`(_ iterations: Int) {
        var random = RandomTensors()
        let x = random.view(24 * 8)
        let (expected, found) = (View(count: x.count), View(count: x.count))
        Reference.orthogonalize(x, into: expected, rows: 24, columns: 8, iterations: iterations)
        Orthogonalization(rows: 24, columns: 8, iterations: iterations).run(x, into: found)
        #expect(distance(found, expected) < 1e-3)
    }

    @Test func `orthogonalisation brings the columns near length 1 and right angles, whatever their size`() {
        var random = RandomTensors()
        for size: Float in [1e-6, 1, 1e6] {
            let x = View(random.view(64 * 8).array.map { $0 * size })
            let y = View(count: x.count)
            Orthogonalization(rows: 64, columns: 8, iterations: 5).run(x, into: y)
            for one in 0..<8 {
                for other in 0..<8 {
                    let product = (0..<64).reduce(Float(0)) { $0 + y[$1 * 8 + one] * y[$1 * 8 + other] }
                    #expect(one == other ? product > 0.4 && product < 1.5 : abs(product) < 0.35)
                }
            }
        }
    }

    @Test func `nothing stays nothing, and padding stays empty`() {
        let y = View([Float](repeating: 1, count: 64))
        Orthogonalization(rows: 8, columns: 8, iterations: 3).run(View(count: 64), into: y)
        #expect(y.array.allSatisfy { $0 == 0 })
        var random = RandomTensors()
        let x = random.map(places: 40, channels: 10, depth: 16)
        let padded = View(count: x.count)
        Orthogonalization(rows: 40, columns: 16, iterations: 3).run(x, into: padded)
        #expect(padded.array.enumerated().allSatisfy { $0.offset % 16 < 10 || $0.element == 0 })
    }

    @Test func `Muon equals its reference over several steps`() {
        var random = RandomTensors()
        let (rows, columns) = (40, 16)
        let start = random.view(rows * columns).array
        let gradients = (0..<3).map { _ in random.view(rows * columns) }
        let (expected, expectedMomentum) = (View(start), View(count: start.count))
        for slope in gradients {
            Reference.muon(
                parameters: expected, gradients: slope, momentum: expectedMomentum, rows: rows, columns: columns,
                learningRate: 0.02, beta: 0.9, decay: 0.1, iterations: 3)
        }
        var found = [View]()
        #expect(sameBitsOnAnyThreads {
            found = [View(start), View(count: start.count)]
            let muon = Muon(rows: rows, columns: columns, paddedRows: rows, paddedColumns: columns)
            for slope in gradients {
                muon.step(
                    parameters: found[0], gradients: slope, momentum: found[1], learningRate: 0.02, beta: 0.9,
                    decay: 0.1)
            }
            return found
        })
        #expect(distance(found[0], expected) < 1e-4)
        #expect(distance(found[1], expectedMomentum) < 1e-6)
    }
}
