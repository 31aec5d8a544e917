/// The sockets of a kernel, as a connection file names their ports.
enum Channel: String, CaseIterable {
    /// Requests, one after another.
    case shell
    /// Requests that do not wait for those: to interrupt and to end.
    case control
    /// Questions to the person, and the answers.
    case stdin
    /// What everybody sees: outputs, errors, and whether the kernel is busy.
    case iopub
    /// Sends back what comes, to show that somebody is there.
    case heartbeat = "hb"
}
