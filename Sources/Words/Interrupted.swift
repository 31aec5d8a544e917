/// Work was told to stop: by Ctrl-C, or by whoever asked for it.
///
/// This is the one way to hear it. Long work calls a ``Watch`` now and then and lets through what that throws; work that can
/// show something of what it has done by then catches this error and says that it was interrupted.
package struct Interrupted: ReportedError, Equatable {
    package init() {}

    package var exitStatus: Int32 { 130 }
    package var description: String { "interrupted" }
}

/// Told now and then how far long work has come, from 0 to 1; what it throws, usually ``Interrupted``, ends the work.
package typealias Watch = (_ fraction: Double) throws -> Void
