import ConvNet
import Datasets
import Glibc
import Testing

@testable import Commands
@testable import Display
@testable import Explorer
@testable import Subjects

/// Sessions to test in, with a small data set that takes no time.
enum Fixture {
    /// Bright bars whose column is their label: anything learns them. 640 to train on, 100 to test.
    static let bars: Dataset = {
        func split(_ name: String, _ count: Int) -> Split {
            var images = [UInt8](repeating: 0, count: count * 784)
            for image in 0..<count {
                for row in 4..<24 {
                    let start = image * 784 + row * 28 + 4 + 2 * (image % 10)
                    images[start] = UInt8(200 + (image * 7 + row) % 50)
                    images[start + 1] = 250
                }
            }
            return Split(name: name, images: images, labels: (0..<count).map { UInt8($0 % 10) })
        }
        return Dataset(name: "bars", train: split("train", 640), test: split("test", 100), source: "the tests")
    }()

    /// A conversation with the bars loaded and no bundled network.
    static func interpreter(data: Bool = true, bundled: BundledNetwork = .none) -> Interpreter {
        var interpreter = Interpreter(environment: ["CONVO_MIRRORS": "", "CONVO_DATA": "/nonexistent"], bundled: bundled)
        if data { interpreter.session.state.provide(bars) }
        return interpreter
    }

    /// A bundled network that has learned nothing.
    static let untrained = BundledNetwork {
        .success(Network((try? Architecture(layers: "flatten, dense 10")) ?? .handwritten, seed: 5))
    }

    /// A folder of its own for each call, gone with the machine's other temporary files.
    static func folder() throws -> String {
        var template = Array("/tmp/convo-tests-XXXXXX".utf8CString)
        let path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        return try #require(path)
    }

    static func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        defer { fclose(file) }
        #expect(fputs(text, file) >= 0)
    }
}

extension Interpreter {
    /// The output of the last command of a line.
    mutating func output(_ line: String, on surface: SilentSurface = SilentSurface()) throws -> Output {
        try #require(try execute(line, on: surface).last?.output)
    }

    /// The first table that a line shows.
    mutating func table(_ line: String, on surface: SilentSurface = SilentSurface()) throws -> Table {
        try #require(try output(line, on: surface).tables.first)
    }

    /// The failure of a line that must fail, after checking that it is one line and changed nothing.
    mutating func failure(
        _ line: String, on surface: SilentSurface = SilentSurface(), at place: SourceLocation = #_sourceLocation
    ) throws -> CommandFailure {
        let (revision, sample, lines) = (session.state.revision, session.lastSample, session.transcript.lines)
        let output = session.lastOutput
        let failure = #expect(throws: CommandFailure.self, sourceLocation: place) {
            try execute(line, on: surface)
        }
        #expect(session.state.revision == revision, sourceLocation: place)
        #expect(session.lastSample == sample, sourceLocation: place)
        #expect(session.transcript.lines == lines, sourceLocation: place)
        #expect(session.lastOutput == output, sourceLocation: place)
        #expect(failure?.message.contains("\n") == false, sourceLocation: place)
        return try #require(failure, sourceLocation: place)
    }
}
