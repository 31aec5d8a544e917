import Kernels

extension KernelCase {
    /// One update of all parameters; its time is shared out among the images of a batch.
    static func optimizers(batch: Int) -> [KernelCase] {
        let counts = [57_344, 1003]
        return counts.map { adam($0, batch: batch) } + counts.map { momentum($0, batch: batch) }
            + counts.map { decay($0, batch: batch) } + [(800, 64), (144, 32), (9, 16)].map { muon($0, $1, batch: batch) }
    }

    private static func make(
        _ kernel: String, _ count: Int, batch: Int, floats: Int, _ trial: @escaping @Sendable () -> Trial
    ) -> KernelCase {
        KernelCase(
            kernel: kernel, shape: "\(count) parameters", images: batch, work: .bytes(4 * floats * count / batch),
            tolerance: 1e-6, trial: trial)
    }

    /// Parameters, gradients and what optimizers remember.
    private struct Tensors {
        let parameters: View
        let gradients: View
        let first: View
        let second: View

        init(_ count: Int) {
            var random = RandomTensors()
            parameters = random.view(count)
            gradients = random.view(count)
            first = random.view(count)
            second = random.view(count, in: 0.01...1)
        }
    }

    private static func adam(_ count: Int, batch: Int) -> KernelCase {
        make("adam", count, batch: batch, floats: 7) {
            let (mine, its) = (Tensors(count), Tensors(count))
            // At the step after so many, the correction of the rate is none.
            let step = 1_000_000
            return Trial {
                Optimizer.adam(
                    parameters: mine.parameters, gradients: mine.gradients, first: mine.first, second: mine.second,
                    step: step, learningRate: 0.001)
                return [mine.parameters, mine.first, mine.second]
            } reference: {
                Reference.adam(
                    parameters: its.parameters, gradients: its.gradients, first: its.first, second: its.second,
                    rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7)
                return [its.parameters, its.first, its.second]
            }
        }
    }

    private static func momentum(_ count: Int, batch: Int) -> KernelCase {
        make("momentum", count, batch: batch, floats: 5) {
            let (mine, its) = (Tensors(count), Tensors(count))
            return Trial {
                Optimizer.momentum(
                    parameters: mine.parameters, gradients: mine.gradients, velocity: mine.first, learningRate: 0.001,
                    momentum: 0.9)
                return [mine.parameters, mine.first]
            } reference: {
                Reference.momentum(
                    parameters: its.parameters, gradients: its.gradients, velocity: its.first, learningRate: 0.001,
                    momentum: 0.9)
                return [its.parameters, its.first]
            }
        }
    }

    /// Multiply-adds are those of the iteration on the matrix itself, X·XᵀX and X·(XᵀX)².
    private static func muon(_ rows: Int, _ columns: Int, batch: Int) -> KernelCase {
        let macs = Muon.iterations * 3 * rows * columns * columns
        return KernelCase(
            kernel: "muon", shape: "\(rows)×\(columns)", images: batch, work: .multiplyAdds(macs / batch), tolerance: 1e-4
        ) {
            let (mine, its) = (Tensors(rows * columns), Tensors(rows * columns))
            let muon = Muon(rows: rows, columns: columns, paddedRows: rows, paddedColumns: columns)
            return Trial {
                muon.step(
                    parameters: mine.parameters, gradients: mine.gradients, momentum: mine.first, learningRate: 0.1,
                    beta: 0.9, decay: 0.01)
                return [mine.parameters, mine.first]
            } reference: {
                Reference.muon(
                    parameters: its.parameters, gradients: its.gradients, momentum: its.first, rows: rows,
                    columns: columns, learningRate: 0.1, beta: 0.9, decay: 0.01, iterations: Muon.iterations)
                return [its.parameters, its.first]
            }
        }
    }

    private static func decay(_ count: Int, batch: Int) -> KernelCase {
        make("weight decay", count, batch: batch, floats: 2) {
            let (mine, its) = (Tensors(count), Tensors(count))
            return Trial {
                Optimizer.decay(parameters: mine.parameters, learningRate: 0.001, decay: 0.001)
                return [mine.parameters]
            } reference: {
                Reference.decay(parameters: its.parameters, factor: 1 - Float(0.001) * 0.001)
                return [its.parameters]
            }
        }
    }
}
