import Glibc
import Testing
@testable import Raster

/// MNIST's own pictures, from a plain or gzipped copy beside the package; without one these are skipped by name.
@Suite struct RealDigitsTests {
    /// The first test pictures, or none.
    private static let digits: [Picture] = load()

    private static func load() -> [Picture] {
        let root = Samples.folder.split(separator: "/").dropLast(2).joined(separator: "/")
        let folder = getenv("CONVO_TEST_MNIST").map { String(cString: $0) } ?? "/\(root)/../shared/mnist"
        guard let pipe = popen("gzip -cdf '\(folder)'/t10k-images-idx3-ubyte* 2>/dev/null", "r") else { return [] }
        defer { pclose(pipe) }
        var bytes = [UInt8](repeating: 0, count: 16 + 1000 * 784)
        guard fread(&bytes, 1, bytes.count, pipe) == bytes.count else { return [] }
        return (0..<1000).map { Picture(width: 28, height: 28, pixels: Array(bytes[16 + $0 * 784 ..< 16 + ($0 + 1) * 784])) }
    }

    @Test(.enabled(if: !digits.isEmpty, "needs MNIST"))
    func `a prepared digit comes out as it is`() throws {
        for digit in Self.digits { #expect(try DigitPreparation.prepare(digit) == digit) }
    }

    @Test(.enabled(if: !digits.isEmpty, "needs MNIST"))
    func `a digit shifted within its field, turned round or doubled is found again`() throws {
        var common = 0.0
        var alike = 0
        for digit in Self.digits.prefix(300) {
            var field = Picture(width: 90, height: 70, gray: 255)
            for row in 0..<56 {
                for column in 0..<56 { field[row + 9, column + 30] = 255 - digit[row / 2, column / 2] }
            }
            let found = try DigitPreparation.prepare(field)
            let best = (0..<9).map { overlap(found, digit, down: $0 / 3 - 1, across: $0 % 3 - 1) }.max() ?? 0
            if best > 0.7 { alike += 1 }
            common += best / 300
        }
        // The very thinnest strokes come out thicker.
        #expect(alike >= 298 && common > 0.95)
    }

    @Test(.enabled(if: !digits.isEmpty, "needs MNIST"))
    func `without knowing that it is prepared, a digit moves by at most a pixel`() throws {
        for digit in Self.digits.prefix(300) {
            // One faint pixel in a corner: no longer black around the digit.
            var touched = digit
            touched[0, 0] = 9
            let found = try DigitPreparation.prepare(touched)
            let best = (0..<9).map { overlap(found, digit, down: $0 / 3 - 1, across: $0 % 3 - 1) }.max() ?? 0
            #expect(best > 0.7)
        }
    }

    private func overlap(_ one: Picture, _ other: Picture, down: Int, across: Int) -> Double {
        var (common, all) = (0.0, 0.0)
        for row in 1..<27 {
            for column in 1..<27 {
                let (a, b) = (Double(one[row + down, column + across]), Double(other[row, column]))
                common += min(a, b)
                all += max(a, b)
            }
        }
        return common / max(all, 1)
    }
}
