import ConvNet
import Files
import Glibc
import Testing
@testable import Raster

/// How many digits are read that were drawn large on papers of every kind, by the network that comes with the program.
///
/// `CONVO_TEST_DIGITS=500` draws that many of each kind and prints how many were right.
@Suite struct DrawnDigitsTests {
    private static let count = getenv("CONVO_TEST_DIGITS").flatMap { Int(String(cString: $0)) } ?? 12
    private static let digits = MNISTDigits.first(count)

    @Test(.enabled(if: !digits.isEmpty, "needs MNIST"), arguments: DrawnDigit.Kind.allCases)
    func `digits drawn by a pen are read`(_ kind: DrawnDigit.Kind) throws {
        let reader = try DigitReader()
        var right = 0
        var missed: [String] = []
        for (index, digit) in Self.digits.enumerated() {
            let picture = try DrawnDigit(PenStroke(digit.picture), seed: index).picture(kind)
            let said = reader.reads(picture)
            if said == digit.label { right += 1 } else { missed.append("\(index): \(digit.label) as \(said ?? -1)") }
            if let folder = getenv("CONVO_TEST_KEEP") {
                let name = "\(kind)-\(index)-\(digit.label).png"
                try FileBytes.write(PNG.encode(picture), to: "\(String(cString: folder))/\(name)")
            }
        }
        let share = 100 * Double(right) / Double(Self.digits.count)
        if Self.count > 12 {
            print("\(kind.rawValue): \(right) of \(Self.count) right, \(share) %")
            fflush(nil)
        }
        // Of a few, one more or less is chance.
        #expect(share >= (Self.count >= 200 ? kind.least : 85), "\(missed)")
    }
}
