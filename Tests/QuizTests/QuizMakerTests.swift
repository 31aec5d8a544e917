import Subjects
import Testing

@testable import Quiz

@Suite struct QuizMakerTests {
    @Test func `the same seed gives the same quiz, another seed another`() throws {
        let one = try #require(Case.all.first)
        let maker = QuizMaker(one.material)
        let quiz = maker.questions(18, seed: 7)
        #expect(quiz.count == 18)
        #expect(maker.questions(18, seed: 7) == quiz)
        let other = maker.questions(18, seed: 8)
        #expect(other.map(\.key) != quiz.map(\.key))
        // A fresh look at the same network asks the same.
        let again = QuizMaterial(one.network, examined: one.material.examined, classNames: one.material.classNames)
        #expect(QuizMaker(again).questions(18, seed: 7) == quiz)
        #expect(Set(quiz.map(\.topic)).count == QuizMaker.kinds.count)
    }

    @Test func `no question comes twice in a quiz, and none again while there are others`() throws {
        let maker = QuizMaker(try #require(Case.all.first).material)
        let first = maker.questions(60, seed: 1)
        #expect(Set(first.map(\.key)).count == 60)
        let second = maker.questions(10, seed: 1, without: Set(first.map(\.key)))
        #expect(Set(second.map(\.key)).isDisjoint(with: first.map(\.key)))
    }

    @Test func `a quiz of one topic has no other, and ends where there is no more to ask`() throws {
        let maker = QuizMaker(try #require(Case.all.first { $0.name == "dense" }).material, topic: "confusion")
        let quiz = maker.questions(100, seed: 5)
        #expect(quiz.allSatisfy { $0.topic == "confusion" })
        #expect(quiz.count > 10 && quiz.count <= 30)
        let filters = QuizMaker(try #require(Case.all.first { $0.name == "dense" }).material, topic: "filters")
        #expect(filters.questions(3, seed: 5) == [])
    }

    @Test func `questions about layers need no images`() throws {
        let material = QuizMaterial(try #require(Case.all.first).network, examined: nil, classNames: ClassNames([]))
        let quiz = QuizMaker(material).questions(20, seed: 2)
        #expect(quiz.count == 20)
        #expect(Set(quiz.map(\.topic)) == ["sizes", "parameters"])
        #expect(!QuizMaker.needsImages(topic: "sizes") && QuizMaker.needsImages(topic: nil))
    }

    @Test func `what was wrong comes back in the next quiz, the last mistake first, and goes when it was right twice`() throws {
        let questions = QuizMaker(try #require(Case.all.first).material).questions(3, seed: 3)
        var record = QuizRecord("")
        record.begin()
        record.note(questions[0], isRight: false)
        record.note(questions[1], isRight: true)
        record.note(questions[2], isRight: false)
        #expect(record.due.map(\.seed) == [questions[2].seed, questions[0].seed])
        record.begin()
        record.note(questions[2], isRight: true)
        // Right once: not in the next quiz, but in the one after it.
        #expect(record.due.map(\.seed) == [questions[0].seed])
        record.begin()
        #expect(record.due.map(\.seed) == [questions[2].seed, questions[0].seed])
        record.note(questions[2], isRight: true)
        record.note(questions[0], isRight: false)
        #expect(record.missed.map(\.seed) == [questions[0].seed])
        #expect(record.keys == Set(questions.map(\.key)))
        #expect(QuizRecord(record.text) == record)
        #expect(QuizRecord("nonsense\nmissed a b c d\n\nquizzes -4\nasked -1") == QuizRecord(""))
    }

    @Test func `a missed question is made again from its topic and seed`() throws {
        let maker = QuizMaker(try #require(Case.all.first).material)
        for question in maker.questions(18, seed: 11) {
            #expect(maker.again(question.topic, seed: question.seed) == question)
        }
    }

    @Test(arguments: [
        (QuizAnswer.count(57_162), "57,162", true), (.count(650), "650.5", false), (.percent(97.2, within: 0.1), "97.2 %", true),
        (.percent(97.2, within: 0.1), "97.3", true), (.percent(97.2, within: 0.1), "0.972", false),
        (.category(2, names: ["t-shirt", "trouser", "pullover"]), "Pullover", true),
        (.category(2, names: ["t-shirt", "trouser", "pullover"]), "1", false), (.choice(1, of: ["falls", "rises"]), "b", true),
        (.choice(1, of: ["falls", "rises"]), "falls", false), (.choice(0, of: ["1", "4"]), "1", true),
    ]) func `an answer is judged as people write it`(_ answer: QuizAnswer, _ words: String, _ isRight: Bool) {
        #expect(answer.isRight(words) == isRight)
    }

    @Test func `what is no answer of the form that is asked for is none`() {
        #expect(QuizAnswer.count(3).isRight("three") == nil)
        #expect(QuizAnswer.choice(1, of: ["falls", "rises"]).isRight("C") == nil)
        #expect(QuizAnswer.category(2, names: ["0", "1", "2"]).isRight("3") == nil)
    }
}
