import Glibc

/// The process that has started the kernel: once it is gone, nobody will end the kernel.
struct Parent {
    /// Milliseconds between two looks.
    static let pace = 1000

    private let process: pid_t
    private let isDirect: Bool

    /// The process that Jupyter names; nil if it names none that is there.
    init?(environment: [String: String]) {
        guard let process = environment["JPY_PARENT_PID"].flatMap({ pid_t($0) }), process > 1, kill(process, 0) == 0 || errno == EPERM
        else { return nil }
        self.process = process
        isDirect = getppid() == process
    }

    /// Who ends without a parent that waits stays in the list of processes, so a direct one is known by its child.
    var isGone: Bool { isDirect ? getppid() != process : kill(process, 0) != 0 && errno == ESRCH }
}
