import ArgumentParser
import Display
import Drawing
import Documents
import Explorer
import Quiz
import Words

/// Asks questions that are made from the network in hand.
package struct QuizCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "quiz", abstract: "Answer questions that are made from the network in hand.")
    package static var discussion: String {
        let topics = QuizMaker.kinds.map { "\($0.name) (\($0.meaning))" }.joined(separator: ", ")
        return """
            Topics: \(topics).

            At the prompt one question follows the other. An answer is a number, a class or a letter, as the question says; any command \
            may be run before. Enter alone or `skip` shows the answer and counts as wrong; `leave` ends the quiz. What was wrong comes \
            back in the next quiz, the last mistake first, and is gone when it was right twice. With --seed the questions are the same \
            for everyone who has the same network and data, and nothing comes back.

            In a pipe or a document the answers stand below the questions. In a script, `answer` lines behind it are marked.
            """
    }
    package static let topic = Topic.learning
    package static let effect = Effect.looks
    package static let examples = [
        Example("quiz --seed 7", "the same ten questions for a class", gives: .text("10. ")),
        Example("quiz sums --count 3", "three of one topic", gives: .text("weight × input")),
        Example("quiz --sheet 5 --save sheet.html", "a page to print, its answers on a page of their own", gives: .text("sheet.html")),
        Example("quiz sizes --sheet 4 --without-answers", "questions alone", gives: .text("Answer: ____")),
    ]
    package static let timedLines = ["quiz --count 5 --seed 1"]

    @Argument(help: "Of which kind.", completion: .list(QuizMaker.kinds.map(\.name)))
    var topic: String?

    @Option(help: "How many questions.", transform: Number.integer(1...100, "--count"))
    var count: Int?

    @Option(help: "Where the questions are drawn from: the same number, the same quiz.", transform: Number.seed("--seed"))
    var seed: UInt64?

    @Option(help: "Show so many questions as a sheet.", transform: Number.integer(1...100, "--sheet"))
    var sheet: Int?

    @Flag(help: "Leave the answers out of the sheet.")
    var withoutAnswers = false

    @Option(
        help: ArgumentHelp("Write the sheet as a web page.", valueName: "FILE.html"), completion: .file(extensions: ["html"]))
    var save: String?

    package init() {}

    package var effect: Effect { save == nil ? Self.effect : Self.effect.writingFiles }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try check()
        let place = try save.map { try Self.place($0, in: session) }
        let maker = QuizMaker(try material(in: &session, on: surface), topic: topic)
        if let sheet {
            return try show(sheet, from: maker, to: place, in: &session, on: surface)
        }
        let questions = try questions(from: maker, in: session, on: surface)
        let few = questions.count < count ?? Self.usualCount ? [Output.note("there are no more questions of this kind")] : []
        let isPrompt = (surface.isInteractive || session.isReading) && session.asksReader
        guard surface.keepsSession, isPrompt || session.documents.isEmpty else {
            return .group([.table(QuizDrawing(questions).table(.both))] + few)
        }
        let run = QuizRun(questions, showsNext: isPrompt)
        session.question = run
        return .group(few + [isPrompt ? run.output : .table(QuizDrawing(questions).table(.both))])
    }

    private static let usualCount = 10

    private func check() throws {
        if let topic, !QuizMaker.kinds.contains(where: { $0.name == topic }) {
            throw UnknownName("topic", topic, among: QuizMaker.kinds.map(\.name))
        }
        guard sheet == nil else {
            guard count == nil else { throw ExplorerError.usage(command: Self.name, message: "--sheet says how many questions, and so does --count") }
            return
        }
        guard save == nil, !withoutAnswers else {
            throw ExplorerError.usage(command: Self.name, message: "\(save == nil ? "--without-answers" : "--save") is for a sheet; add --sheet N")
        }
    }

    private static func place(_ name: String, in session: Session) throws -> String {
        guard name.lowercased().hasSuffix(".html") else {
            throw ExplorerError.badValue(name: "--save", given: name, expected: "a file that ends in .html")
        }
        return try session.placeToWrite(name)
    }

    private func material(in session: inout Session, on surface: any Surface) throws -> QuizMaterial {
        let network = try session.network().network
        var examined: QuizMaterial.Examined?
        if QuizMaker.needsImages(topic: topic) {
            let data = try session.data(on: surface)
            examined = QuizMaterial.Examined(data.test, try session.predictions(for: .test, on: surface))
        }
        return QuizMaterial(network, examined: examined, classNames: session.classNames)
    }

    /// The seed that the line, the program or the document gives; nil where each quiz is another.
    private func givenSeed(in session: Session) -> UInt64? {
        seed ?? session.firstSeed ?? (session.documents.isEmpty ? nil : session.seed)
    }

    private func questions(from maker: QuizMaker, in session: Session, on surface: any Surface) throws -> [QuizQuestion] {
        let wanted = count ?? Self.usualCount
        let questions: [QuizQuestion]
        if let seed = givenSeed(in: session) {
            questions = try maker.questions(wanted, seed: seed) { try surface.checkCancellation() }
        } else {
            let record = QuizRecord(environment: session.environment)
            // As many new ones as come back, so that a bad day makes no boring one.
            let due = record.due.lazy.compactMap { maker.again($0.topic, seed: $0.seed) }.prefix((wanted + 1) / 2)
            questions = try maker.questions(wanted, seed: Self.anySeed, without: record.keys, first: Array(due)) {
                try surface.checkCancellation()
            }
        }
        guard !questions.isEmpty else {
            throw ExplorerError.refused(
                "there is no question about \(topic ?? "anything") that this network and these data answer clearly",
                remedy: "`quiz` asks about other topics")
        }
        return questions
    }

    /// Short enough to be typed again.
    private static var anySeed: UInt64 { UInt64.random(in: 1...999_999) }

    private func show(
        _ count: Int, from maker: QuizMaker, to place: String?, in session: inout Session, on surface: any Surface
    ) throws -> Output {
        let seed = givenSeed(in: session) ?? Self.anySeed
        let questions = try maker.questions(count, seed: seed) { try surface.checkCancellation() }
        let line = (["quiz"] + [topic].compactMap { $0 } + ["--sheet \(count) --seed \(seed)"]).joined(separator: " ")
        let sheet = QuizSheet(
            questions, title: topic.map { "Quiz: \($0)" } ?? "Quiz", line: line, network: try session.network(), tellsAnswers: !withoutAnswers)
        guard let place else { return .group([sheet.output, .note("`\(line)` makes this sheet again")]) }
        try surface.permit(.writesFiles, to: "writing \(place)")
        try ExportFile.confirm(place, in: &session, on: surface)
        try sheet.write(to: place)
        let answers = withoutAnswers ? "" : ", the answers behind them"
        return .note("\(place) holds \(Format.count(questions.count, "question"))\(answers); `\(line)` makes them again")
    }
}
