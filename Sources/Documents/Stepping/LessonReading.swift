import Display
import Explorer
import Notebook

extension Session {
    /// Begins to step through a lesson, or goes on where it was left: what was done by then is run again, unseen.
    ///
    /// - Parameter restarts: whether it begins anew
    /// - Returns: how many cells were done by then
    /// - Throws: `Interrupted` where it was stopped meanwhile; then the session and the place kept are as before
    package mutating func read(_ lesson: Lesson, restarts: Bool, on surface: any Surface) throws -> Int {
        var choices = RunChoices()
        (choices.startsAfresh, choices.keepsNetworks) = (true, true)
        var runner = try DocumentRunner(Document(markdown: lesson.text), named: lesson.file, in: self, choices)
        let cells = runner.document.commands.count
        let place = LessonProgress(environment: environment)[lesson.name]
        let wanted = restarts || place?.all != cells || place?.isOver == true ? 0 : place?.done ?? 0
        var done = 0
        while done < wanted, runner.next != nil {
            let before = runner
            let outcome = runner.step(on: DocumentSurface(QuietSurface(surface), showsResults: false))
            try surface.checkCancellation()
            guard outcome?.failure == nil else {
                runner = before
                break
            }
            done += 1
        }
        step(through: runner, lesson: lesson.name)
        return done
    }
}

extension DocumentWalk {
    /// How far the document is read.
    var place: LessonProgress.Place {
        let commands = runner.document.cells.indices.filter { runner.document.cells[$0].kind == .commands }
        let done = runner.next.map { next in commands.count { $0 < next } } ?? commands.count
        return LessonProgress.Place(done: done, all: max(1, commands.count))
    }
}
