import ConvNet
import Datasets
import Display
import Subjects
import Words

/// Runs command lines against a session: a change is kept only if its command succeeds.
package struct Interpreter: Sendable {
    /// What the conversation has come to.
    package var session: Session

    package init(
        commands: [any ExplorerCommand.Type], outer: [OuterCommand] = [], weightFormats: WeightFormats = .own,
        environment: [String: String] = [:], bundled: BundledNetwork = .embedded
    ) {
        session = Session(
            commands: CommandCatalog(commands, outer: outer), weightFormats: weightFormats, environment: environment, bundled: bundled)
    }

    package init(continuing session: Session) { self.session = session }

    /// Runs all commands of `text`, up to the first that fails.
    ///
    /// Each result goes to `surface.emit` as soon as it is there.
    /// - Throws: `CommandFailure`; what the commands before it did stays, and what a command did whose output alone could
    ///   not be kept in a file.
    @discardableResult
    package mutating func execute(_ text: String, on surface: any Surface) throws(CommandFailure) -> [CommandResult] {
        if surface.isInteractive, let words = session.answerWords(text) ?? session.cellWords(text) { return [try execute(words: words, typedAs: text, on: surface)] }
        if let line = Self.shellLine(text) { return [try runShell(line, typedAs: text, on: surface)] }
        let statements: [Lexer.Statement]
        do {
            statements = try Lexer.commands(text)
        } catch {
            let failure = CommandFailure(command: text, message: OneLine.of(error.description), exitStatus: error.exitStatus)
            session.transcript.append(text, failing: failure.message)
            throw failure
        }
        if statements.isEmpty { takeNote(text) }
        let characters = Array(text)
        var results: [CommandResult] = []
        for statement in statements where !session.isOver {
            let typed = String(characters[statement.range])
            if let line = statement.shellLine {
                results.append(try runShell(line, typedAs: typed, on: surface))
                continue
            }
            results.append(try execute(words: statement.texts, typedAs: typed, on: surface))
        }
        return results
    }

    /// Runs one command that is already cut into words, as the operating-system shell hands it over.
    @discardableResult
    package mutating func execute(words: [String], on surface: any Surface) throws(CommandFailure) -> CommandResult {
        try execute(words: words, typedAs: words.map(Lexer.quoted).joined(separator: " "), on: surface)
    }

    private mutating func execute(
        words: [String], typedAs typed: String, on surface: any Surface
    ) throws(CommandFailure) -> CommandResult {
        var copy = session
        let before = session.transcript.count
        do {
            try surface.checkCancellation()
            let done = try Self.run(words, typedAs: typed, in: &copy, on: surface)
            commit(copy, after: typed, done)
            surface.emit(done.result)
            if let fault = done.fault { throw fault }
            return done.result
        } catch {
            let failure = Self.failure(error, of: typed)
            // The line of a command that did a part of its work is there already.
            if session.transcript.count == before { session.transcript.append(typed, failing: failure.message) }
            throw failure
        }
    }

    /// Keeps a comment that stands alone as a note.
    private mutating func takeNote(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.drop { $0.isWhitespace || $0 == "#" }
            if !words.isEmpty { session.transcript.append(note: String(words)) }
        }
    }

    /// A command that came to its end.
    private struct Done {
        let result: CommandResult
        /// Whether it, or an option of its line, may change what `undo` restores.
        let canBeUndone: Bool
        /// Why a part of the work failed, or its result could not be kept in the file that it was to be kept in: that is
        /// found when work is done which must not be lost with it.
        var fault: (any Error)?
    }

    private static func run(
        _ words: [String], typedAs typed: String, in session: inout Session, on surface: any Surface
    ) throws -> Done {
        var rest = words
        var options = try GlobalOptions.take(from: &rest)
        let type = rest.first.flatMap { session.commands[$0] }
        try options.takeFollowing(from: &rest, of: type.map(DescriptionCache.description))
        session.apply(options)
        session.applyThreads()
        let inherited = session.asked
        defer { session.asked = inherited }
        session.asked = options.presentation.withoutFile.orElse(inherited)
        guard !rest.isEmpty else {
            let nothing = CommandResult(command: typed, output: .group([]), presentation: session.presentation)
            return Done(result: nothing, canBeUndone: options.changeSession)
        }
        surface.begin(session.presentation)
        defer { surface.endProgress() }
        let command = try session.command(rest, on: surface)
        let file = try options.presentation.save.map { name in
            let kind = Swift.type(of: command)
            guard kind.isWorthKeeping else { throw ExplorerError.nothingToKeep(command: kind.name, file: name) }
            return try KeptOutput(name, in: session, on: surface)
        }
        try file?.confirm(in: session, on: surface)
        let (output, failure) = try outcome(of: command, in: &session, on: surface)
        let unwritten = file?.write(output, in: surface.size)
        if let file, unwritten == nil { session.keptFiles.insert(file.path) }
        let result = CommandResult(
            command: typed, output: output, presentation: session.presentation, file: unwritten == nil ? file?.path : nil)
        return Done(
            result: result, canBeUndone: options.changeSession || command.effect.onSession == .changes,
            fault: failure ?? unwritten)
    }

    /// What a command shows, and why it failed if it did a part of its work.
    private static func outcome(
        of command: any ExplorerCommand, in session: inout Session, on surface: any Surface
    ) throws -> (output: Output, failure: (any Error)?) {
        do {
            return (try command.run(in: &session, on: surface), nil)
        } catch let partial as PartialFailure {
            return (partial.output, partial.reason)
        }
    }

    /// What follows `!`, if that is how the text begins: it goes to the user's shell untouched. A failure of it is a
    /// note for whoever sits at the prompt, and the end of a script.
    private static func shellLine(_ text: String) -> String? {
        let start = text.drop(while: \.isWhitespace)
        return start.first == "!" ? String(start.dropFirst()) : nil
    }

    private func runShell(
        _ line: String, typedAs typed: String, on surface: any Surface
    ) throws(CommandFailure) -> CommandResult {
        do {
            guard session.mayRunShell else { throw ExplorerError.shellInDocument(session.documents.first ?? "FILE") }
            try surface.permit(.runsShell, to: "`!`")
            let status = try surface.runShell(line)
            let isScript = !surface.isInteractive || !session.documents.isEmpty
            guard status == 0 || !isScript else { throw ExplorerError.shellFailed(status: status) }
            let output = status == 0 ? Output.nothing : .note("the shell command ended with status \(status)")
            let result = CommandResult(command: typed, output: output)
            surface.emit(result)
            return result
        } catch {
            throw Self.failure(error, of: typed)
        }
    }

    /// Keeps a command's session, and what was before it if the command changed what `undo` restores.
    private mutating func commit(_ copy: Session, after command: String, _ done: Done) {
        let before = session
        session = copy
        session.lastOutput = copy.keepsLastOutput ? copy.lastOutput : done.result.output
        session.keepsLastOutput = false
        session.transcript.append(command, showing: done.result.output)
        guard done.canBeUndone, copy.past.count == before.past.count, copy.state.revision != before.state.revision
        else { return }
        session.past = Moment.kept(
            session.past + [Moment(command: command, state: before.state)], beside: session.state)
    }

    private static func failure(_ error: any Error, of command: String) -> CommandFailure {
        if let failure = error as? CommandFailure { return failure }
        let status = ExitStatus.of(error)
        return CommandFailure(command: command, message: OneLine.of("\(error)"), exitStatus: status)
    }
}
