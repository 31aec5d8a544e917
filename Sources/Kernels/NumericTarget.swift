internal import CSIMD

/// The kind of arithmetic that the kernels were built with. Equal targets and seeds give equal bits.
package enum NumericTarget {
    /// For example "x86-64 fma": the architecture, and whether a product and a sum are rounded once.
    package static var name: String {
        #if arch(x86_64)
        let architecture = "x86-64"
        #elseif arch(arm64)
        let architecture = "arm64"
        #else
        let architecture = "other"
        #endif
        return convo_has_fma() != 0 ? architecture + " fma" : architecture
    }
}
