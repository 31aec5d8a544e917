import ConvNet
import Datasets

@testable import Commands
@testable import Display
@testable import Explorer

/// A session small enough to know every answer beforehand.
///
/// An image of class c has full ink in two columns, 4 + 2c and 5 + 2c. The network `net` has one dense layer that looks
/// at those columns, so it reads every image as what it is; test/5 is labeled 6, so that one reading is wrong.
enum Small {
    static let testImages = 30
    static let trainImages = 50

    static func image(of label: Int) -> [UInt8] {
        (0..<28 * 28).map { (4 + 2 * label...5 + 2 * label).contains($0 % 28) ? 255 : 0 }
    }

    static func split(_ name: String, count: Int, labels: (Int) -> Int) -> Split {
        Split(
            name: name, images: (0..<count).flatMap { image(of: $0 % 10) },
            labels: (0..<count).map { UInt8(labels($0)) })
    }

    static var dataset: Dataset {
        Dataset(
            name: "stripes", train: split("train", count: trainImages) { $0 % 10 },
            test: split("test", count: testImages) { $0 == 5 ? 6 : $0 % 10 }, source: "made by hand")
    }

    static func network() throws -> Network {
        var network = Network(try Architecture(layers: "flatten, dense 10"), seed: 1)
        let kernel = (0..<784 * 10).map { index -> Float in
            let (pixel, unit) = (index / 10, index % 10)
            return (4 + 2 * unit...5 + 2 * unit).contains(pixel % 28) ? 0.125 : 0
        }
        network.setTensor(named: "dense1/kernel", to: kernel)
        return network
    }

    /// The data loaded and two networks: the untrained `deep` of the default architecture, and `net`, in use.
    static func interpreter() throws -> Interpreter {
        var interpreter = Interpreter(bundled: .none)
        interpreter.session.dataset = dataset
        interpreter.session.state.networks.put(Network(.handwritten, seed: 7), named: "deep")
        interpreter.session.state.networks.put(try network(), named: "net")
        return interpreter
    }

    /// What a line shows in a fresh small session, after the lines before it.
    static func output(_ lines: String..., columns: Int = 80, input: String = "") throws -> Output {
        var interpreter = try interpreter()
        let surface = SilentSurface(columns: columns, input: input)
        var output = Output.nothing
        for line in lines { output = try interpreter.execute(line, on: surface).last?.output ?? .nothing }
        return output
    }

    /// The message of a line that fails.
    static func failure(_ line: String) throws -> CommandFailure? {
        var interpreter = try interpreter()
        do throws(CommandFailure) {
            try interpreter.execute(line, on: SilentSurface())
            return nil
        } catch {
            return error
        }
    }
}

extension Output {
    /// The table that the output is.
    var table: Table? { tables.first }

    /// Every value of a kind that is drawn, in reading order, those in the drawings of tables too.
    func all<Kind>(_ kind: Kind.Type) -> [Kind] {
        let shown = (self.kind as? any ScreenKind)?.laidOut(in: .usual) ?? self
        if let value = shown.value(as: kind) { return [value] }
        let inside = shown.value(as: Group.self)?.items ?? shown.value(as: Table.self)?.drawing ?? []
        return inside.flatMap { $0.all(kind) }
    }

    /// Every picture in the output, the drawings of tables included.
    var pictures: [PictureOutput] { all(PictureOutput.self) }

    /// Every chart in the output, the drawings of tables included.
    var charts: [Chart] { all(Chart.self) }

    /// Every running text in the output, the drawings of tables included.
    var texts: [String] { all(Paragraph.self).map(\.text) }
}
