import Glibc

/// A folder of IDX files with a few blurred bars for digits: enough to train on, read in no time.
enum TinyDigits {
    static func write(to folder: String, train: Int = 640, test: Int = 64) {
        mkdir(folder, 0o700)
        write("train", count: train, to: folder)
        write("t10k", count: test, to: folder)
    }

    private static func write(_ name: String, count: Int, to folder: String) {
        var images = header(magic: 0x803, [count, 28, 28])
        var labels = header(magic: 0x801, [count])
        for index in 0..<count {
            let digit = index * 7 % 10
            labels.append(UInt8(digit))
            for row in 0..<28 {
                for column in 0..<28 {
                    let isInk = row / 5 == digit / 2 && (column < 14) == (digit % 2 == 0)
                    images.append(isInk ? UInt8(120 + index % 100) : UInt8((row * column + index) % 30))
                }
            }
        }
        save(images, to: "\(folder)/\(name)-images-idx3-ubyte")
        save(labels, to: "\(folder)/\(name)-labels-idx1-ubyte")
    }

    private static func header(magic: Int, _ sizes: [Int]) -> [UInt8] {
        ([magic] + sizes).flatMap { number in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
    }

    private static func save(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
