import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Opens the numbers behind an answer, one sum at a time, down to the pixels.
package struct WhyCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Open the sum behind an answer; a number typed alone then opens that term, down to the pixels.",
        discussion: """
            Every number that the network computes is a sum of weights times numbers of the layer below. The largest terms \
            come first, each with a number: type it to open that term, `up` to go back. Several numbers in one line open \
            one after the other.
            """)
    package static let topic = Topic.explaining
    package static let effect = Effect.looks
    package static let examples = [
        Example("why test/18", "the sum behind the winning logit", gives: .value("unit = bn3/60 --row 0")),
        Example("2", "opens the second term of what is open",
            setting: ["why test/18"], gives: .value("unit = dense1/56 --row 0")),
        Example("why test/18 2 1 1", "straight down: term 2, its term 1, and of that term 1",
            gives: .value("unit = bn2/15/3,8 --row 0")),
        Example("why conv2/3/5,7 test/18", "begins at any unit", gives: .value("unit = pool1/14/6,8 --row 0")),
        Example("why test/18 --against 4", "the difference of two logits", gives: .value("unit = bn3/60 --row 0")),
    ]

    @Argument(
        help: """
            A sample (`it` if left out); a unit to begin at (conv2/3/5,7; the winning logit if left out); numbers of terms \
            to open.
            """,
        completion: .values(.sampleOrUnit))
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Open the difference between the winning logit and the logit of this class, a number or name.", valueName: "class"))
    var against: String?

    package init() {}

    package static func reading(_ words: [String], in session: Session) -> [String]? {
        words.first.map(TermNumber.isOne) == true ? [name] + words : nil
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let numbers = words.filter { TermNumber.isOne($0) }
        let paths = words.filter { !TermNumber.isOne($0) }
        let goesOn = paths.isEmpty && !numbers.isEmpty && against == nil
        var opening = try goesOn ? session.opened() : start(paths, in: &session, on: surface)
        let network = try session.network(of: opening)
        let opener = try Opener(network.network, pixels: opening.pixels)
        let names = UnitNames(network.network.architecture, classNames: session.classNames)
        for word in numbers {
            let (unit, number) = try Self.term(word, of: opening.subject, opener, names)
            opening.enter(unit, number: number)
        }
        session.opening = opening
        let drawing = SumDrawing.output(
            opening, opener, names, network: network.name, isInteractive: surface.keepsSession)
        guard let drawing else { throw ExplorerError.nothingUsedYet }
        return drawing
    }

    /// The unit behind the term that a row of digits names, and the term's number.
    private static func term(
        _ word: String, of subject: OpenedSum.Subject, _ opener: Opener, _ names: UnitNames
    ) throws -> (unit: NetworkUnit, number: Int) {
        let terms = opener.open(subject)?.ranked ?? []
        let name = names.name(of: subject)
        guard !terms.isEmpty else {
            throw ExplorerError.refused(
                "there is no term \(word): \(name) comes from the image, and there the sums end", remedy: "`up` goes back")
        }
        guard let number = Int(word), 1...terms.count ~= number else {
            throw ExplorerError.refused(
                "there is no term \(word): \(name) has \(Format.count(terms.count, "term"))",
                remedy: "type a number from 1 to \(terms.count)")
        }
        return (terms[number - 1].origin, number)
    }

    private func start(_ words: [String], in session: inout Session, on surface: any Surface) throws -> OpenedTrail {
        let (path, unit) = try session.paths(words)
        if let unit, against != nil {
            throw ExplorerError.refused(
                "--against compares two logits and '\(unit)' is a unit", remedy: "leave one of them out")
        }
        let network = try session.network()
        let sample = try session.oneSample(session.sampleOrFirst(path), on: surface)
        let pixels = try sample.pixels(for: network.network)
        let opener = try Opener(network.network, pixels: pixels)
        let subject = try unit.map { .unit(try begin(at: $0, opener, in: session)) } ?? answer(opener, in: session)
        let command = [
            "why", unit.map { "\($0)" }, Lexer.quoted("\(sample.path)"), against.map { "--against \(Lexer.quoted($0))" },
        ]
        return OpenedTrail(
            subject, of: sample, network: network, datasetRevision: session.state.datasetRevision,
            command: command.compactMap { $0 }.joined(separator: " "))
    }

    /// The winning logit, or its difference to another.
    private func answer(_ opener: Opener, in session: Session) throws -> OpenedSum.Subject {
        let winner = Prediction(probabilities: opener.logits).verdict
        guard let against else { return .unit(opener.logit(winner)) }
        let other = try session.classNumber(against, of: opener.network)
        guard other != winner else {
            throw ExplorerError.refused(
                "\(session.classNames[winner]) is the winning class itself, and nothing is between it and itself",
                remedy: "name another class")
        }
        return .difference(opener.logit(winner), opener.logit(other))
    }

    /// A unit that a path names; of a whole layer or channel the one with the highest value.
    private func begin(at path: UnitPath, _ opener: Opener, in session: Session) throws -> NetworkUnit {
        let row = try path.rowBelowSoftmax(in: opener.network)
        let layer = row.layers.upperBound - 1
        let isOne = path.position != nil || opener.network.architecture.isFlat(after: layer)
        if let channel = path.channel, isOne {
            return NetworkUnit(
                layer: layer, row: path.position?.row ?? 0, column: path.position?.column ?? 0, channel: channel)
        }
        guard let highest = opener.highest(inLayer: layer, channel: path.channel) else {
            throw SubjectError.badUnitPath("\(path)")
        }
        return highest
    }
}

extension Architecture {
    fileprivate func isFlat(after layer: Int) -> Bool {
        if case .flat = shape(after: layer) { true } else { false }
    }
}
