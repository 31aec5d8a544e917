import Files

/// How far a reader has come in each lesson, kept from one session to the next.
package struct LessonProgress: Sendable, Equatable {
    /// Cells of commands, those done and all.
    package struct Place: Sendable, Equatable {
        package var done: Int
        package var all: Int

        package var isOver: Bool { done >= all }
    }

    private var places: [(name: String, place: Place)] = []

    /// The lesson that was read last.
    package var last: String? { places.last?.name }

    package subscript(name: String) -> Place? { places.first { $0.name == name }?.place }

    /// Notes how far a lesson is read; it is the last one now.
    package mutating func note(_ place: Place, in name: String) {
        places.removeAll { $0.name == name }
        places.append((name, place))
    }

    package static func == (left: LessonProgress, right: LessonProgress) -> Bool { left.text == right.text }

    private var text: String { places.map { "\($0.name) \($0.place.done) \($0.place.all)\n" }.joined() }

    private init(_ text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let done = Int(words[1]), let all = Int(words[2]), done >= 0, all > 0 else { continue }
            note(Place(done: done, all: all), in: String(words[0]))
        }
    }

    private static let file = "lessons"

    /// What is kept in `$XDG_DATA_HOME/convo/lessons`, or in `~/.local/share`; nothing where that cannot be read.
    package init(environment: [String: String]) { self.init(UserFile(Self.file, environment).text) }

    /// Keeps it; where that cannot be, the lesson goes on without.
    package func keep(environment: [String: String]) { UserFile(Self.file, environment).keep(text) }
}
