import Display
import Explorer
import Markdown
import Notebook

/// A document that is stepped through at the prompt: its prose is shown, and its next cell stands typed on the line.
package struct DocumentWalk: SteppedDocument {
    /// What is gone back to.
    private struct Step: Sendable {
        let runner: DocumentRunner
        let session: Session
        let cell: Int
        /// Whether nobody asked for it: a hidden cell, which was run on the way.
        let isOnTheWay: Bool
    }

    private(set) var runner: DocumentRunner
    /// The name of the lesson that it is, if it is one.
    let lesson: String?
    private var earlier: [Step] = []
    /// The first cell whose prose was not shown yet.
    private var shown = 0
    /// The cells that were passed over.
    private var skippedOver: Set<Int> = []
    /// The cells that were run since the last one before them was.
    private var done: Set<Int> = []
    /// Those that were run before one above them was run again.
    private var stale: Set<Int> = []
    /// Whether the line is left free until the document is come back to.
    package var isLeft = false

    /// - Parameter lesson: its name, if it is one
    package init(_ runner: DocumentRunner, lesson: String? = nil) {
        (self.runner, self.lesson) = (runner, lesson)
        shown = runner.document.cells[..<(runner.next ?? 0)].lastIndex { $0.kind != .prose }.map { $0 + 1 } ?? 0
    }

    package var file: String { runner.file }

    /// What may be typed in it, for whoever begins.
    package static let keys = "press Enter to run the command on the line; type another one to replace it, or press Space or an "
        + "arrow key to edit it; `back`, `skip`, `outline`, `goto`, `leave`"

    /// The commands of the cell that comes next; nil at the end.
    package var nextCommands: String? {
        runner.next.flatMap { runner.commands(of: $0) }.map { text in
            String(text.reversed().drop(while: \.isNewline).reversed())
        }
    }

    /// Whether the next cell is a question: that is put, not typed.
    private var asksNext: Bool { CellCommand.asks(nextCommands ?? "") }

    /// Whether a line that was typed is the next cell, as it stands or edited: its first command is the same.
    package func isNextCell(_ line: String) -> Bool {
        guard !isLeft, let commands = nextCommands else { return false }
        guard line != commands else { return true }
        guard let command = try? Lexer.commands(line).first, !command.texts.contains("--help") else { return false }
        return command.texts.first.map { $0 == CellCommand.name(of: commands) } ?? false
    }

    /// Shows the prose up to the next cell that is to be typed. Cells on the way that are hidden, hold parameters or are left
    /// out are run, or left out.
    ///
    /// - Throws: what went wrong in a hidden cell
    mutating func introduce(in session: inout Session, on surface: any Surface) throws {
        let first = shown
        defer { if runner.document.cells[first..<shown].contains(where: { $0.kind == .prose }) { show(.text("\n"), on: surface) } }
        while let next = runner.next {
            showProse(before: next, on: surface)
            guard let options = try? CellOptions(runner.document.cells[next].info) else { return }
            let reason = runner.skipped(options)
            guard options.isHidden || options.isParameters || reason != nil || asksNext else { return }
            if options.isParameters { show(.note("\n" + runner.parameters.lines.joined(separator: "\n")), on: surface) }
            if let reason { show(.note("\nskipped: \(reason)"), on: surface) }
            let asks = asksNext && reason == nil
            // What a reader has changed need not meet what the document expects.
            let text = options.isHidden ? nextCommands.map(CellCommand.withoutExpectations) : nil
            let output = try naming(skippedCells) { () throws in
                try run(text, isOnTheWay: !asks, in: &session, on: surface)
            }
            if asks { show(.group([.text(""), output]), on: surface) }
            if session.question != nil { return }
        }
        showProse(before: runner.document.cells.count, on: surface)
    }

    /// The lines of cells that were passed over, above the next one.
    private var skippedCells: [Int] {
        skippedOver.filter { $0 < runner.next ?? 0 }.sorted().map { runner.document.cells[$0].line }
    }

    /// Says of what goes wrong that it may need cells that were skipped.
    private func naming<Result>(_ lines: [Int], _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch {
            guard !lines.isEmpty, (error as? ExplorerError)?.exitStatus != 130 else { throw error }
            throw ExplorerError.refused(
                "the next cell needs one that was skipped: \(error)", remedy: "`back` returns to it, and `skip` passes over this one too")
        }
    }

    private mutating func showProse(before end: Int, on surface: any Surface) {
        guard shown < end else { return }
        for cell in runner.document.cells[shown..<end] where cell.kind == .prose {
            if let output = Output.passage(cell.prose, isBelowAnother: true) { show(output, on: surface) }
        }
        shown = end
    }

    private func show(_ output: Output, on surface: any Surface) {
        surface.emit(CommandResult(command: "", output: output, presentation: Presentation(pager: .off)))
    }

    /// Runs the next cell.
    ///
    /// - Parameters:
    ///   - text: in place of what stands in it
    ///   - isTyped: whether a reader typed that
    ///   - isOnTheWay: whether nobody asked for it
    /// - Returns: what its commands showed
    /// - Throws: what went wrong; then the cell still comes next
    @discardableResult
    mutating func run(
        _ text: String?, isTyped: Bool = false, isOnTheWay: Bool = false, in session: inout Session, on surface: any Surface
    ) throws -> Output {
        guard let next = runner.next else { throw Self.isOver(file) }
        var before = session
        before.stepped = nil
        let step = Step(runner: runner, session: before, cell: next, isOnTheWay: isOnTheWay)
        var running = runner
        running.adopt(session)
        running.isRead = true
        guard let outcome = running.step(text, isTyped: isTyped, on: DocumentSurface(surface, showsResults: false)) else {
            throw Self.isOver(file)
        }
        let kept = (session.transcript, session.folder, session.writableFolder)
        session = running.session
        (session.transcript, session.folder, session.writableFolder) = kept
        session.past = running.past
        if let failure = outcome.failure { throw failure }
        runner = running
        earlier.append(step)
        shown = max(shown, next + 1)
        stale.formUnion(done.filter { $0 > next })
        done = done.filter { $0 < next }.union([next])
        stale.remove(next)
        let shownOutputs = outcome.results.map(\.output) + (outcome.expectedError.map { [.text("error: \($0)")] } ?? [])
        return .group(shownOutputs)
    }

    private static func isOver(_ file: String) -> ExplorerError {
        .refused("\(file) is at its end", remedy: "`back` goes back, and `outline` lists its cells")
    }

    /// What is said behind its last line.
    var ending: String {
        guard let lesson, let place = Lesson.all.firstIndex(where: { $0.name == lesson }) else { return "the end of \(file)" }
        let next = Lesson.all.indices.contains(place + 1) ? ", and `lesson \(Lesson.all[place + 1].name)` is the next" : ""
        return "the end of lesson \(lesson)\(next)"
    }

    /// Goes past the next cell without running it.
    package mutating func skip(in session: Session) throws {
        guard let next = runner.next else { throw Self.isOver(file) }
        var before = session
        before.stepped = nil
        earlier.append(Step(runner: runner, session: before, cell: next, isOnTheWay: false))
        skippedOver.insert(next)
        runner.move(to: next + 1)
        shown = max(shown, next + 1)
    }

    /// Goes back to before the last cell that was run or skipped; hidden ones, and the question that waits, are passed over.
    ///
    /// - Parameter isAsked: whether a question waits for its answer
    /// - Returns: the session as it was then
    mutating func back(isAsked: Bool) throws -> Session {
        if isAsked, earlier.count > 1, let last = earlier.last, CellCommand.asks(runner.document.cells[last.cell].text) {
            earlier.removeLast()
        }
        while earlier.count > 1, earlier.last?.isOnTheWay == true { earlier.removeLast() }
        guard let step = earlier.popLast() else {
            throw ExplorerError.refused("no cell of \(file) was run yet", remedy: "`next` runs the first")
        }
        runner = step.runner
        skippedOver.remove(step.cell)
        shown = runner.document.cells[..<step.cell].lastIndex { $0.kind != .prose }.map { $0 + 1 } ?? 0
        return step.session
    }

    /// Goes to the part of the document below a heading.
    package mutating func move(to words: String) throws {
        let headings = headings
        let wanted = words.lowercased()
        let found = headings.first { $0.text.lowercased() == wanted } ?? headings.first { $0.text.lowercased().contains(wanted) }
        guard let found else { throw UnknownHeading(words, headings.map(\.text)).error }
        runner.move(to: found.cell)
        shown = found.cell
        isLeft = false
    }

    private struct UnknownHeading {
        let error: ExplorerError

        init(_ words: String, _ known: [String]) {
            let list = known.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
            error = .refused("there is no heading “\(words)”", remedy: known.isEmpty ? "the document has none" : "there are \(list)")
        }
    }

    private var headings: [(text: String, cell: Int)] {
        runner.document.cells.indices.flatMap { place -> [(String, Int)] in
            let cell = runner.document.cells[place]
            guard cell.kind == .prose else { return [] }
            return MarkdownText(cell.text).blocks.compactMap { block in
                if case .heading(_, let words) = block { (words.plain, place) } else { nil }
            }
        }
    }

    /// Its headings and cells, with what was run, what comes next, and what was run before something above it was changed.
    package var outline: Table {
        let titles = Dictionary(grouping: headings, by: \.cell)
        let rows = runner.document.cells.indices.flatMap { place -> [[Value]] in
            let cell = runner.document.cells[place]
            let heads = (titles[place] ?? []).map { [Value.integer(cell.line), .text($0.text), .text("")] }
            guard cell.kind == .commands, !isHidden(place) else { return heads }
            return heads + [[.integer(cell.line), .text("  " + title(of: cell)), .text(state(of: place))]]
        }
        return Table(columns: [Column("line"), Column(key: "what", heading: file), Column(key: "state", heading: "", alignment: .left)], rows: rows)
    }

    /// The first line of a cell, or what it asks.
    private func title(of cell: Cell) -> String {
        if let words = (try? Lexer.commands(cell.text))?.first?.texts, words.first == "ask", words.count > 1 { return "question: " + words[1] }
        return cell.text.split(separator: "\n" as Character).first.map(String.init) ?? ""
    }

    private func isHidden(_ cell: Int) -> Bool { (try? CellOptions(runner.document.cells[cell].info))?.isHidden == true }

    /// Whether only hidden cells come before it.
    private func isNext(_ cell: Int) -> Bool {
        guard let next = runner.next, next <= cell else { return false }
        return (next..<cell).allSatisfy { runner.document.cells[$0].kind == .prose || isHidden($0) }
    }

    private func state(of cell: Int) -> String {
        if isNext(cell) { return stale.contains(cell) ? "next, stale" : "next" }
        if stale.contains(cell) { return "stale: something above it was run again" }
        return done.contains(cell) ? "done" : ""
    }
}

extension Session {
    /// Begins to step through a document, in the session that it runs in.
    package mutating func step(through runner: DocumentRunner, lesson: String? = nil) {
        let walk = DocumentWalk(runner, lesson: lesson)
        let kept = (transcript, past)
        self = runner.session
        (transcript, past) = kept
        stepped = walk
    }

    private var walk: DocumentWalk? { stepped as? DocumentWalk }

    /// Does something with the document that is stepped through.
    ///
    /// - Throws: also if there is none
    package mutating func walking<Result>(_ body: (inout DocumentWalk, inout Session) throws -> Result) throws -> Result {
        guard var walk else {
            throw ExplorerError.refused("no document is stepped through", remedy: "begin with one: `run FILE.md --step`")
        }
        let before = walk.place
        defer {
            stepped = walk
            if let lesson = walk.lesson, walk.place != before { keepProgress(walk.place, in: lesson) }
        }
        return try body(&walk, &self)
    }

    private func keepProgress(_ place: LessonProgress.Place, in lesson: String) {
        var progress = LessonProgress(environment: environment)
        progress.note(place, in: lesson)
        progress.keep(environment: environment)
    }

    /// Runs the next cell, or comes back to a document that was left.
    package mutating func runNextCell(_ text: String?, on surface: any Surface) throws -> Output {
        question = nil
        return try walking { walk, session in
            guard !walk.isLeft || walk.nextCommands == nil else {
                walk.isLeft = false
                return .nothing
            }
            let isTyped = text != nil && text != walk.nextCommands
            return try walk.run(text, isTyped: isTyped, in: &session, on: surface)
        }
    }

    /// Goes back to before the last cell that was run.
    package mutating func goBack() throws {
        let isAsked = question != nil
        question = nil
        try walking { walk, session in
            let said = session.transcript
            session = try walk.back(isAsked: isAsked)
            session.transcript = said
            walk.isLeft = false
        }
    }

    /// Shows what stands above the next cell, and puts the cell on the line.
    package mutating func introduceCell(on surface: any Surface) throws {
        guard let walk, !walk.isLeft, question == nil else { return }
        try walking { walk, session in try walk.introduce(in: &session, on: surface) }
        guard question == nil else { return }
        guard let commands = self.walk?.nextCommands else {
            surface.emit(CommandResult(command: "", output: .note(walk.ending)))
            return try walking { walk, _ in walk.isLeft = true }
        }
        if lineToEdit == nil { lineToEdit = commands }
    }
}
