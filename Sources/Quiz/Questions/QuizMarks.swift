/// How the questions of a quiz were answered.
package struct QuizMarks: Sendable, Equatable {
    /// The questions of one topic.
    package struct Topic: Sendable, Equatable {
        package let name: String
        package var asked = 0
        package var right = 0
    }

    /// In the order in which they came.
    package private(set) var topics: [Topic] = []

    package init() {}

    package mutating func note(_ topic: String, isRight: Bool) {
        let place = topics.firstIndex { $0.name == topic } ?? topics.count
        if place == topics.count { topics.append(Topic(name: topic)) }
        topics[place].asked += 1
        topics[place].right += isRight ? 1 : 0
    }

    package var asked: Int { topics.reduce(0) { $0 + $1.asked } }
    package var right: Int { topics.reduce(0) { $0 + $1.right } }
}
