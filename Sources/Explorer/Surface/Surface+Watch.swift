import Display
import Insight

extension Surface {
    /// Reports how far work has come, and hears Ctrl-C.
    package func watch(_ title: String) -> Watch {
        { fraction in
            self.report(Progress(title, fraction: fraction))
            return !self.isCancelled
        }
    }
}

/// Something that was stopped is an error.
package func finished<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw ExplorerError.interrupted }
    return value
}
