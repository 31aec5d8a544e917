import Display
import Quiz
import Words

/// Questions, verdicts and marks of a quiz as outputs.
package struct QuizDrawing {
    /// What is told of the questions.
    package enum Part { case questions, answers, both }

    package let questions: [QuizQuestion]

    package init(_ questions: [QuizQuestion]) { self.questions = questions }

    /// All of them under each other; a row each for programs.
    package func table(_ part: Part) -> Table {
        var table = Table(columns: Self.columns, rows: questions.indices.map { row($0, tellsAnswer: part != .questions) })
        table.drawing = questions.indices.flatMap { outputs($0, part) }
        table.finding = "\(Format.count(questions.count, "question"))."
        return table
    }

    /// One that waits for its answer.
    package func waiting(_ place: Int) -> Table {
        var table = Table(columns: Self.columns, rows: [row(place, tellsAnswer: false)])
        let (question, all) = (questions[place], questions.count)
        let head = "Question \(place + 1) of \(all) · \(question.topic)"
        table.drawing = [.text("\(head)\n\(question.text)")] + Self.figures(question) + [
            .note("answer with \(question.answer.expected); Enter shows the answer, `leave` ends the quiz"),
        ]
        table.finding = "\(head): \(question.text)"
        return table
    }

    /// What is shown of each for a sheet.
    package func sheet(_ part: Part) -> [Output] { questions.indices.flatMap { outputs($0, part) } }

    private static let columns = [
        Column("number"), Column("topic"), Column("question"), Column("choices"), Column("expected"), Column("answer"),
        Column("why"), Column("command"),
    ]

    private func row(_ place: Int, tellsAnswer: Bool) -> [Value] {
        let question = questions[place]
        return [
            .integer(place + 1), .text(question.topic), .text(question.text), .list(question.answer.choices.map { .text($0) }),
            .text(question.answer.expected), tellsAnswer ? .text(question.answer.shown) : .missing,
            tellsAnswer ? .text(question.reason) : .missing, tellsAnswer ? .text(question.command) : .missing,
        ]
    }

    private func outputs(_ place: Int, _ part: Part) -> [Output] {
        let question = questions[place]
        switch part {
        case .questions: return [.text("\(place + 1). \(question.text)")] + Self.figures(question) + [.text("Answer: ________________")]
        case .answers: return [.text("\(place + 1). \(question.answer.shown). \(question.reason)"), Self.command(question)]
        case .both:
            let answer = Output.text("Answer: \(question.answer.shown). \(question.reason)")
            return [.text("\(place + 1). \(question.text)")] + Self.figures(question) + [answer, Self.command(question)]
        }
    }

    package static func command(_ question: QuizQuestion) -> Output {
        .note("`\(question.command)` \(question.command.contains(";") ? "show" : "shows") it")
    }

    private static func figures(_ question: QuizQuestion) -> [Output] {
        let choices = question.answer.choices.enumerated().map { Listing.Entry(QuizAnswer.letter($0), $1) }
        return question.figures.map(figure) + (choices.isEmpty ? [] : [.listing(Listing([.entries(choices)]))])
    }

    private static func figure(_ figure: QuizFigure) -> Output {
        switch figure {
        case .pictures(let pictures): return .picture(PictureOutput(tiles: pictures.map(tile)))
        case .table(let headings, let rows):
            let columns = headings.enumerated().map { place, heading in
                Column(key: heading, heading: heading, alignment: place == 0 ? .left : .right)
            }
            return .table(Table(columns: columns, rows: rows.map { row in row.map { .text($0) } }))
        }
    }

    private static func tile(_ picture: QuizPicture) -> Tile {
        var tile = Tile(
            caption: picture.caption, width: picture.width, height: picture.height, channels: picture.channels, values: picture.values)
        switch picture.kind {
        case .image: break
        case .weights: tile.range = .symmetric(max: picture.values.reduce(0) { max($0, abs($1)) })
        case .map: tile.range = .span(low: min(picture.values.min() ?? 0, 0), high: max(picture.values.max() ?? 0, 0))
        }
        return tile
    }
}

/// What is said to an answer.
package struct QuizVerdict {
    package let question: QuizQuestion
    /// Empty for nobody's guess.
    package let given: String
    package let isRight: Bool

    package init(question: QuizQuestion, given: String, isRight: Bool) {
        (self.question, self.given, self.isRight) = (question, given, isRight)
    }

    package var table: Table {
        let answer = question.answer.shown
        let start = isRight ? "Yes, \(answer)." : given.isEmpty ? "The answer is \(answer)." : "No, it is \(answer), not \(given)."
        var table = Table(
            columns: [
                Column("topic"), Column("given"), Column("right"), Column("answer"), Column("why"), Column("command"),
            ],
            rows: [[
                .text(question.topic), given.isEmpty ? .missing : .text(given), .flag(isRight), .text(answer),
                .text(question.reason), .text(question.command),
            ]],
            drawing: [.text("\(start) \(question.reason)"), QuizDrawing.command(question)])
        table.finding = "\(start) \(question.reason)"
        return table
    }
}

extension QuizMarks {
    /// How many were right, of each topic and of all, and what to look at again.
    package var table: Table {
        let rows = topics.map { topic -> [Value] in
            let lesson = QuizMaker.kinds.first { $0.name == topic.name }?.lesson ?? ""
            return [.text(topic.name), .integer(topic.asked), .integer(topic.right), .text(topic.right < topic.asked ? lesson : "")]
        }
        var table = Table(
            title: "\(right) of \(asked) right",
            columns: [Column("topic"), Column("asked"), Column("right"), Column(key: "again", heading: "look again at")], rows: rows,
            totals: [.text("all"), .integer(asked), .integer(right), .missing])
        if right < asked { table.notes = ["what was wrong comes back in the next quiz without --seed"] }
        table.finding = "\(right) of \(asked) right."
        return table
    }
}
