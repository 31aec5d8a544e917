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

    /// The same for work that counts what it has done.
    package func counting(_ title: String) -> (_ done: Int, _ total: Int) throws -> Void {
        let watch = watch(title)
        return { done, total in try watch(Double(done) / Double(max(1, total))) }
    }
}
