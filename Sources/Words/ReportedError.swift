/// An error that a person reads in one line, and that knows how a process ends on it.
package protocol ReportedError: Error, CustomStringConvertible {
    /// 64 for a line that was written wrongly, 130 for Ctrl-C, 1 for the rest.
    var exitStatus: Int32 { get }
}

extension ReportedError {
    package var exitStatus: Int32 { 1 }
}

/// How a process ends on an error.
package enum ExitStatus {
    /// What the error itself says, else 1.
    package static func of(_ error: any Error) -> Int32 { (error as? any ReportedError)?.exitStatus ?? 1 }
}
