import Display
import Notebook
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Exercises: given out without answers, and marked by the document that has them.
@Suite struct ExerciseTests {
    private static let teacher = """
        # Two exercises

        ```convo
        new a --layers 'flatten, dense 10'
        ```

        Set the batch size to 8.

        ```convo exercise points=2
        set batch 8
        ```

        ```convo hide
        set batch
        expect value = 8
        ```

        How many parameters has the network?

        ```convo exercise
        7850
        ```

        ```output
        7850
        ```

        ```convo hide
        expect answer = 7850
        ```

        Look at the learning rate.

        ```convo exercise
        set lr
        ```

        ```convo hide
        expect setting = lr
        ```

        ```convo
        networks
        ```
        """

    /// The document as it is given out, with these answers.
    private func student(_ answers: [String]) throws -> Document {
        var parts = try Document(markdown: Self.teacher).withoutAnswers().text.split(separator: "# your answer").map(String.init)
        for (place, answer) in answers.enumerated() where place + 1 < parts.count { parts[place] += answer }
        return try Document(markdown: parts.joined())
    }

    private func marks(_ student: Document) throws -> [ExerciseMark] {
        let runner = try DocumentRunner(
            Document(markdown: Self.teacher), named: "teacher.md", in: Fixture.interpreter().session)
        return try Grading(runner).marks(of: student, named: "student.md", on: SilentSurface())
    }

    @Test func `what is given out has the questions, and neither answers nor what judges them`() throws {
        let text = try Document(markdown: Self.teacher).withoutAnswers().text
        #expect(text.contains("How many parameters has the network?") && text.contains("networks"))
        #expect(!text.contains("7850") && !text.contains("expect") && !text.contains("set batch 8"))
        #expect(text.ranges(of: "# your answer").count == 3)
        #expect(try Document(markdown: text).exercises().map(\.points) == [2, 1, 1])
    }

    @Test func `the teacher's own answers get all points`() throws {
        let marks = try marks(Document(markdown: Self.teacher))
        #expect(marks.map(\.points) == [2, 1, 1] && marks.map(\.verdict) == [.right, .right, .right])
    }

    @Test func `each answer is judged alone, with what was expected and what came`() throws {
        let marks = try marks(student(["set batch 16", "7850.0", "set lr"]))
        #expect(marks.map(\.verdict) == [.wrong, .right, .right])
        #expect(marks[0].points == 0 && marks[0].all == 2)
        #expect(marks[0].remark.contains("expected value = 8") && marks[0].remark.contains("16"))
        #expect(marks[0].line == 10)
    }

    @Test(arguments: ["", "quit", "!touch /tmp/x", "nonsense --x", "expect value = 8", "set batch 8; quit", "new b; set batch 9"])
    func `an answer that is none, ends the session or reaches out costs its own points alone`(answer: String) throws {
        let marks = try marks(student([answer, "7850", "set lr"]))
        #expect(marks.map(\.points) == [0, 1, 1])
        #expect(marks[0].verdict == (answer.isEmpty ? .missing : .wrong) && !marks[0].remark.isEmpty)
    }

    @Test func `run --grade shows the points, as JSON a row for each exercise`() throws {
        let folder = try Fixture.folder()
        try Fixture.write(Self.teacher, to: folder + "/exercise.md")
        try Fixture.write(student(["set batch 8", "1", "set lr"]).text, to: folder + "/student.md")
        var interpreter = Fixture.interpreter()
        let output = try interpreter.output("run --grade \(folder)/student.md --against \(folder)/exercise.md")
        let table = try #require(output.tables.first)
        #expect(table.rows.map { $0[2] } == [.integer(2), .integer(0), .integer(1)])
        #expect(table.totals?[2] == .integer(3) && table.totals?[3] == .integer(4))
        #expect(interpreter.session.state.networks.names.isEmpty)
        #expect(try interpreter.failure("run \(folder)/student.md --grade").message.contains("--against"))
    }

    @Test func `export --without-answers writes the document to be given out`() throws {
        let folder = try Fixture.folder()
        try Fixture.write(Self.teacher, to: folder + "/exercise.md")
        var interpreter = Fixture.interpreter()
        try interpreter.execute("export \(folder)/exercise.md --to \(folder)/out.md --without-answers", on: SilentSurface())
        let text = try Document(file: folder + "/out.md").text
        #expect(text.contains("# your answer") && !text.contains("set batch 8") && !text.contains("expect"))
    }

    @Test(arguments: ["7850", "7,850", "7850.0", " 7,850 "])
    func `a number may be written as an answer may`(answer: String) throws {
        #expect(try marks(student(["set batch 8", answer, "set lr"])).map(\.points) == [2, 1, 1])
    }

    @Test func `a command that is misspelled is named`() throws {
        let marks = try marks(student(["sett batch 8", "7850", "set lr"]))
        #expect(marks[0].remark.contains("sett") && marks[0].remark.contains("set"))
    }

    @Test func `answers that fail their own check are neither given out nor held against anybody`() throws {
        let folder = try Fixture.folder()
        let wrong = Self.teacher.replacing("expect answer = 7850", with: "expect answr = 7850")
        try Fixture.write(wrong, to: folder + "/exercise.md")
        try Fixture.write(student(["set batch 8", "7850", "set lr"]).text, to: folder + "/student.md")
        var interpreter = Fixture.interpreter()
        for line in ["export \(folder)/exercise.md --to \(folder)/out.md --without-answers",
            "run --grade \(folder)/student.md --against \(folder)/exercise.md"] {
            let message = try interpreter.failure(line).message
            #expect(message.contains("exercise 2 fails its own check") && message.contains("answr"))
        }
    }

    @Test func `points that are no number are refused`() throws {
        let document = try Document(markdown: "```convo exercise points=many\nset lr\n```\n")
        #expect(throws: ExplorerError.self) { try document.exercises() }
    }
}
