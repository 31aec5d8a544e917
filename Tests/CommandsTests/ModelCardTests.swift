import Datasets
import Glibc
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Holds the model card against the network that it describes.
@Suite(.serialized) struct ModelCardTests {
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    /// The folder that holds the MNIST folder, if it is there.
    static let data: String? = {
        let mnist = getenv("CONVO_TEST_MNIST").map { String(cString: $0) } ?? root + "/../shared/mnist"
        return access(mnist, R_OK) == 0 ? mnist + "/.." : nil
    }()

    /// The card's rows: what was done to the images, what the network reads of them, and what it must read at least.
    static func card() throws -> [(images: String, accuracy: Double, least: Double)] {
        try DocumentText.read( root + "/Weights/README.md").split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
            guard cells.count == 3, let accuracy = percent(cells[1]), let least = percent(cells[2]) else { return nil }
            return (cells[0], accuracy, least)
        }
    }

    private static func percent(_ text: String) -> Double? {
        text.hasSuffix(" %") ? Double(text.dropLast(2)) : nil
    }

    @Test(.enabled(if: data != nil, "needs MNIST in CONVO_TEST_MNIST or ../shared/mnist"))
    func `the bundled network reads what its card says, and enough`() throws {
        let environment = ["CONVO_DATA": try #require(Self.data), "CONVO_MIRRORS": ""]
        var interpreter = Interpreter(environment: environment)
        let table = try interpreter.table("load mnist; evaluate test --distorted")
        let card = try Self.card()
        #expect(card.count == 8)
        #expect(table.rows.count == card.count)
        for (row, line) in card.enumerated() {
            #expect(table.value("distortion", row: row) == .text(line.images))
            guard case .fraction(let accuracy)? = table.value("accuracy", row: row) else {
                Issue.record("row \(row) has no accuracy")
                continue
            }
            #expect(abs(accuracy * 100 - line.accuracy) < 0.0051)
            #expect(accuracy * 100 >= line.least)
        }
    }
}
