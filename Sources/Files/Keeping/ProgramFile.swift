import Glibc

/// The file that the process runs.
package enum ProgramFile {
    /// Its size and the moment it was made, which tell one build from another; nil where the system does not say.
    package static let identity: String? = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return nil }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }()
}
