import Kernels

/// A kernel on tensors of certain sizes, beside its reference.
package struct KernelCase: Sendable {
    /// What a kernel's speed is told by.
    package enum Work: Sendable, Equatable {
        /// Multiply-adds for one image, counted as the reference does them.
        case multiplyAdds(Int)
        /// Bytes read and written for one image, each once.
        case bytes(Int)
    }

    /// Tensors of their own, and what is done with them.
    package struct Trial {
        /// Runs the kernel; returns what it wrote.
        package let run: () -> [View]
        /// Runs the reference on other tensors of the same content; returns what it wrote, in the same order.
        package let reference: () -> [View]

        package init(run: @escaping () -> [View], reference: @escaping () -> [View]) {
            self.run = run
            self.reference = reference
        }
    }

    /// "conv forward".
    package let kernel: String
    /// Sizes without the batch: "13×13×16→32 3×3"; a stride other than one stands behind a slash.
    package let shape: String
    /// Images in the batch.
    package let images: Int
    package let work: Work
    /// The greatest difference allowed, relative to the tensor's greatest value.
    package let tolerance: Float
    /// Makes the tensors anew, the same each time.
    package let trial: @Sendable () -> Trial

    package init(
        kernel: String, shape: String, images: Int, work: Work, tolerance: Float = 1e-5,
        trial: @escaping @Sendable () -> Trial
    ) {
        (self.kernel, self.shape, self.images, self.work) = (kernel, shape, images, work)
        (self.tolerance, self.trial) = (tolerance, trial)
    }
}

extension KernelCase {
    /// Every kernel on the shapes of the default network with `batch` images, and on odd sizes.
    package static func all(batch: Int) -> [KernelCase] {
        convolutions(batch: batch) + denses(batch: batch) + normalizations(batch: batch) + poolings(batch: batch)
            + elements(batch: batch) + losses(batch: batch) + optimizers(batch: batch)
    }
}
