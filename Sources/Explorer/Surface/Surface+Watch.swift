import Display
import Words

extension Surface {
    /// Reports how far work has come, and ends it after Ctrl-C.
    package func watch(_ title: String) -> Watch {
        { fraction in
            self.report(Progress(title, fraction: fraction))
            try self.checkCancellation()
        }
    }

    /// The same for one of several parts of the work, counted from 0.
    package func watch(_ title: String, part: Int, of parts: Int) -> Watch {
        let watch = watch(title)
        return { fraction in try watch((Double(part) + fraction) / Double(max(1, parts))) }
    }

    /// The same for work that counts what it has done.
    package func counting(_ title: String) -> (_ done: Int, _ total: Int) throws -> Void {
        let watch = watch(title)
        return { done, total in try watch(Double(done) / Double(max(1, total))) }
    }
}
