/// What was found about all kernels.
package struct KernelMeasurement: Sendable {
    package let kernels: [(check: KernelCheck, speed: KernelSpeed)]
    /// Thousands of millions of operations a second, on all threads.
    package let peak: Double

    package init(kernels: [(check: KernelCheck, speed: KernelSpeed)], peak: Double) {
        self.kernels = kernels
        self.peak = peak
    }
}
