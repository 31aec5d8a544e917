import Display
import Engine
import Explorer
import Painting
import Words

/// How far a command has come, as a notebook shows it in one place.
enum ProgressShowing {
    /// The bar; where a command draws under it, its drawing with what the bar says.
    static func bundle(_ live: Engine.Live, in room: Room) -> MIMEBundle? {
        guard let output = live.output else {
            return live.progress.map { MIMEBundle(text: bar($0, in: room)) }
        }
        let said = live.progress.map { [Output.note(words($0))] } ?? []
        return MIMEBundle(.group(said + [output]), look: Showing.look(in: room))
    }

    /// What stays in its place when all is over.
    static func end(isDone: Bool, seconds: Double) -> MIMEBundle {
        MIMEBundle(text: (isDone ? "took " : "stopped after ") + Format.duration(seconds: seconds))
    }

    private static func bar(_ progress: Progress, in room: Room) -> String {
        let left = progress.secondsLeft.map { [Format.remaining(seconds: $0)] } ?? []
        return ProgressBar(
            fraction: progress.fraction, label: progress.title, fields: progress.details.map(\.words) + left
        ).line(width: room.columns, context: Showing.look(in: room))
    }

    private static func words(_ progress: Progress) -> String {
        let share = progress.fraction.map { [Format.percent($0, decimals: 0)] } ?? []
        return ([progress.title] + share + progress.details.map(\.words)).joined(separator: "  ")
    }
}
