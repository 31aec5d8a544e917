import Painting

/// Lets the pictures, charts and maps of an output use a screen: its width at once, and the rows that are left over, the first of
/// them first. What is longer than the screen gives up rows where it can, charts before pictures.
struct ScreenFilling {
    private let output: Output
    private let room: TextRoom
    private let figures: [Figure]

    /// More would be tried in vain: so many do not fit on a screen.
    private static let mostFigures = 8

    /// - Parameter room: the screen, with its whole width.
    init(_ output: Output, in room: TextRoom) {
        self.output = output
        self.room = room
        figures = Array(output.kind.figures.prefix(Self.mostFigures))
    }

    /// Rows of the screen that a drawing may have: all but that of the command and that of the next prompt.
    private var rows: Int { max(room.context.height - 2, 1) }

    func lines() -> [Line] {
        guard !figures.isEmpty else { return output.kind.lines(in: room) }
        var spares = figures.map { _ in 0 }
        var result = drawn(spares)
        let places = Array(figures.indices)
        let shrinking = result.count > rows
            ? places.filter { figures[$0].yields } + places.filter { !figures[$0].yields } : []
        for place in shrinking + places {
            var change = rows - result.count
            // A figure that grows may push what stands beside it below.
            while change != 0 {
                var tried = spares
                tried[place] += change
                let grown = drawn(tried)
                if grown.count <= max(rows, result.count) {
                    // What could not give up so much owes nothing.
                    spares[place] += change < 0 ? max(change, grown.count - result.count) : change
                    result = grown
                    break
                }
                change /= 2
            }
        }
        return result
    }

    private func drawn(_ spares: [Int]) -> [Line] {
        output.kind.lines(in: TextRoom(context: room.context, width: room.width, spareRows: spares))
    }
}
