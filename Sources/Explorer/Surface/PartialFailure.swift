import Display

/// A command did a part of its work: what it shows and what it changed in the session is kept, and its line fails all the
/// same.
package struct PartialFailure: Error {
    package let output: Output
    /// Why the rest could not be done, in one line.
    package let reason: any Error

    package init(output: Output, reason: any Error) {
        self.output = output
        self.reason = reason
    }
}
