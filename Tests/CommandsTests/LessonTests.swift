import Display
import Notebook
import Painting
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// The lessons as they are listed, opened, left and taken up again.
@Suite struct LessonTests {
    private final class Prompt: Surface, @unchecked Sendable {
        let silent = SilentSurface(columns: 80)
        var size: Room { silent.size }
        var isInteractive: Bool { true }
        var isCancelled = false
        func report(_ progress: Progress) {}
        func emit(_ result: CommandResult) { silent.emit(result) }
        var text: String {
            silent.results.map { TextRenderer(RenderContext(width: 80)).render($0.output) }.joined(separator: "\n")
        }
    }

    private let home: String

    init() throws { home = try Fixture.folder() }

    private func interpreter() -> Interpreter {
        Interpreter(environment: ["CONVO_DATA": "/nonexistent", "CONVO_MIRRORS": "", "XDG_DATA_HOME": home])
    }

    @Test func `there are 22 and a tour, each with a goal, minutes, references and no name twice`() {
        #expect(Lesson.all.map(\.number) == Array(0...22))
        #expect(Set(Lesson.all.map(\.name)).count == 23)
        for lesson in Lesson.all {
            #expect((5...15).contains(lesson.minutes), "\(lesson.name)")
            #expect(!lesson.goal.isEmpty && lesson.goal.hasSuffix("."), "\(lesson.name)")
            for part in ["## Remember", "## References", "\nask "] { #expect(lesson.text.contains(part), "\(lesson.name)") }
        }
        #expect(Lesson.all.filter { $0.text.contains("```convo mnist") || $0.text.contains("load mnist") }.allSatisfy { $0.needs == "MNIST" })
    }

    @Test func `a lesson that was left goes on in a later session with what had been done`() throws {
        let prompt = Prompt()
        var first = interpreter()
        try first.execute("lesson sizes", on: prompt)
        try first.session.introduceCell(on: prompt)
        while first.session.question == nil {
            try first.execute("next", on: prompt)
            try first.session.introduceCell(on: prompt)
        }
        let done = try #require(LessonProgress(environment: first.session.environment)["sizes"])
        #expect(done.done >= 2 && !done.isOver)

        var second = interpreter()
        #expect(try second.output("lesson", on: SilentSurface()).tables.first?.value("read", row: 4) == .text("\(done.done) of \(done.all)"))
        let again = Prompt()
        try second.execute("lesson 4", on: again)
        #expect(again.text.contains("goes on where it was left: the commands of its first \(done.done)"))
        #expect(second.session.state.networks.names == first.session.state.networks.names)
        #expect(second.session.dataset?.name == "synthetic")
        try second.execute("lesson 4 --restart", on: again)
        try second.session.introduceCell(on: again)
        #expect(again.text.contains("Padding, stride"))
    }

    @Test func `a lesson that is stopped while it is taken up again keeps its place, and leaves the session alone`() throws {
        let prompt = Prompt()
        var first = interpreter()
        var kept = LessonProgress(environment: first.session.environment)
        let lesson = try #require(Lesson.named("relu"))
        kept.note(.init(done: 3, all: try Document(markdown: lesson.text).commands.count), in: "relu")
        kept.keep(environment: first.session.environment)
        prompt.isCancelled = true
        #expect(throws: (any Error).self) { try first.execute("lesson relu", on: prompt) }
        #expect(!first.session.isStepping && first.session.dataset == nil)
        #expect(LessonProgress(environment: first.session.environment) == kept)
    }

    @Test func `a name that is none is told with the nearest`() throws {
        var interpreter = interpreter()
        #expect(try interpreter.failure("lesson convolutoin").message.contains("convolution"))
    }

    @Test func `progress that is no progress, or cannot be kept, is none`() throws {
        var kept = LessonProgress(environment: ["XDG_DATA_HOME": home])
        kept.note(.init(done: 1, all: 2), in: "relu")
        kept.keep(environment: ["XDG_DATA_HOME": home])
        #expect(LessonProgress(environment: ["XDG_DATA_HOME": home]) == kept && kept.last == "relu")
        try Fixture.write("sizes 3\nnonsense\n-1 2 3 4\nsizes -3 4\nrelu 1 0\n", to: home + "/convo/lessons")
        #expect(LessonProgress(environment: ["XDG_DATA_HOME": home]).last == nil)
        var progress = LessonProgress(environment: ["XDG_DATA_HOME": "/proc/none"])
        progress.note(.init(done: 1, all: 2), in: "relu")
        progress.keep(environment: ["XDG_DATA_HOME": "/proc/none"])
        #expect(LessonProgress(environment: ["XDG_DATA_HOME": "/proc/none"]).last == nil)
    }

    @Test func `gradient descent on two weights goes against the gradient, and its first step is the one on paper`() throws {
        var interpreter = interpreter()
        let zeros = (0..<10).map { "dense1/\($0)" }.joined(separator: " ")
        try interpreter.execute(
            "load synthetic --train 100 --test 20; new a --layers 'flatten, dense 10'; ablate \(zeros)", on: SilentSurface())
        let output = try interpreter.output(
            "descend dense1/3/kernel/210 dense1/8/kernel/210 --samples test/7 --lr 1 --steps 2")
        let table = try #require(output.tables.first)
        func number(_ key: String, _ row: Int) -> Double { table.value(key, row: row)?.asNumber ?? .nan }
        #expect(abs(number("first_gradient", 0) + 0.9) < 1e-6 && abs(number("second_gradient", 0) - 0.1) < 1e-6)
        #expect(abs(number("first", 1) - 0.9) < 1e-6 && abs(number("second", 1) + 0.1) < 1e-6)
        #expect(abs(number("loss", 0) - 2.302585) < 1e-5 && abs(number("expected_loss", 0) - 1.482585) < 1e-5)
        #expect(number("loss", 2) < number("loss", 1))
        #expect(try interpreter.session.network().network.parameters.allSatisfy { $0 == 0 })
    }
}
