import Display
import Glibc
import Testing

@testable import Explorer

/// A CIFAR-10 folder whose classes are colors and places: 40 pictures to train with, 10 for the test.
struct Colors {
    let path: String

    init() throws {
        path = try Fixture.folder()
        for batch in 1...5 { try write("data_batch_\(batch).bin", (0..<8).map { 8 * (batch - 1) + $0 }) }
        try write("test_batch.bin", Array(0..<10))
    }

    /// A session with the folder loaded and a small network made for it.
    func interpreter(_ layers: String = "conv 4 3x3 relu, maxpool 2, flatten, dense 10") throws -> Interpreter {
        var interpreter = Fixture.interpreter(data: false)
        _ = try interpreter.execute("load \(path); new c --layers '\(layers)'", on: SilentSurface())
        return interpreter
    }

    /// Of class c, the part c % 3 of every pixel is bright, but in a dark band whose rows c names.
    static func level(_ number: Int, row: Int, column: Int, channel: Int) -> UInt8 {
        let label = number % 10
        if (3 * label..<3 * label + 3).contains(row) { return UInt8(number % 4) }
        return channel == label % 3 ? UInt8(200 + (column + number) % 50) : UInt8(40 + (row + number) % 30)
    }

    private func write(_ name: String, _ numbers: [Int]) throws {
        var bytes: [UInt8] = []
        for number in numbers {
            bytes.append(UInt8(number % 10))
            for channel in 0..<3 {
                for place in 0..<1024 {
                    bytes.append(Self.level(number, row: place / 32, column: place % 32, channel: channel))
                }
            }
        }
        try bytes.withUnsafeBytes { bytes in
            let file = try #require(fopen("\(path)/\(name)", "wb"))
            defer { fclose(file) }
            #expect(fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count)
        }
    }
}
