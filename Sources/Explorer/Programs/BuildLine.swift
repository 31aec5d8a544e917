import Kernels
import Words

/// What `--version` prints.
package enum BuildLine {
    /// `convo 0.1.0 (commit 0123abc, numeric target x86-64 fma, compiled for avx512)`: equal numeric targets give equal bits.
    package static func text(commit: String) -> String {
        "convo \(Version.current) (commit \(commit), numeric target \(NumericTarget.name), compiled for \(PeakKernel.instructions))"
    }
}
