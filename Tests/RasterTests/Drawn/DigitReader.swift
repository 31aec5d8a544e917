import ConvNet
import Files
import Glibc
@testable import Raster

/// The network that comes with the program, reading pictures as `predict` does.
struct DigitReader {
    private let inference: Inference

    init() throws {
        let root = Samples.folder.split(separator: "/").dropLast(2).joined(separator: "/")
        let file = try FileBytes.read("/\(root)/Weights/mnist.safetensors", limit: 1 << 24)
        inference = Inference(try SafetensorsFormat().read(file, named: "bundled"))
    }

    /// The class of the digit in a picture; nil if none is found there.
    func reads(_ picture: Picture) -> Int? {
        guard let prepared = try? DigitPreparation.prepare(picture),
            let said = try? inference.probabilities(of: prepared.pixels.map { Float($0) / 255 })
        else { return nil }
        return said.indices.max { said[$0] < said[$1] }
    }
}

/// Test digits of MNIST from a plain or gzipped copy beside the package.
enum MNISTDigits {
    /// The first ones, or none where there is no MNIST.
    static func first(_ count: Int) -> [(picture: Picture, label: Int)] {
        let images = read("t10k-images-idx3-ubyte", count: 16 + count * 784)
        let labels = read("t10k-labels-idx1-ubyte", count: 8 + count)
        guard !images.isEmpty, !labels.isEmpty else { return [] }
        return (0..<count).map { index in
            let pixels = Array(images[16 + index * 784 ..< 16 + (index + 1) * 784])
            return (Picture(width: 28, height: 28, pixels: pixels), Int(labels[8 + index]))
        }
    }

    private static func read(_ name: String, count: Int) -> [UInt8] {
        let root = Samples.folder.split(separator: "/").dropLast(2).joined(separator: "/")
        let folder = getenv("CONVO_TEST_MNIST").map { String(cString: $0) } ?? "/\(root)/../shared/mnist"
        guard let pipe = popen("gzip -cdf '\(folder)'/\(name)* 2>/dev/null", "r") else { return [] }
        defer { pclose(pipe) }
        var bytes = [UInt8](repeating: 0, count: count)
        guard fread(&bytes, 1, count, pipe) == count else { return [] }
        return bytes
    }
}
