import Display
import Glibc
import Painting
import Raster
import Testing

@testable import Explorer

/// A CIFAR-10 folder from `load` to explanations.
@Suite(.serialized) struct ColorCommandTests {
    private let colors: Colors

    init() throws { colors = try Colors() }

    @Test func `the folder loads, and the default network is made for it, trains and explains`() throws {
        var interpreter = Fixture.interpreter(data: false)
        let loaded = try interpreter.table("load \(colors.path)")
        #expect(loaded.value("size", row: 0)?.asText == "32×32×3" && loaded.value("images", row: 0) == .integer(40))
        _ = try interpreter.execute("new deep; set batch 2; train --batches 20", on: SilentSurface())
        let input = try interpreter.session.network().network.architecture.input
        #expect("\(input)" == "32×32×3")
        #expect(try interpreter.table("evaluate").value("images", row: 0) == .integer(10))
        #expect(try interpreter.table("predict test/3").value("probabilities", row: 0) != nil)
        #expect(try interpreter.output("saliency test/3").pictures.first?.tiles.first?.channels == 3)
        let activations = try interpreter.output("activations test/3")
        let first = try #require(activations.pictures.first?.tiles.first)
        #expect(first.channels == 3 && first.data?.values.count == 3072)
    }

    @Test func `samples are shown in their colors, with the names of their classes`() throws {
        var interpreter = try colors.interpreter()
        let tile = try #require(try interpreter.output("show test/4").pictures.first?.tiles.first)
        #expect(tile.caption == "test/4 · labeled deer")
        #expect((tile.width, tile.height, tile.channels) == (32, 32, 3))
        for (row, column) in [(0, 0), (5, 31), (12, 3), (31, 17)] {
            for channel in 0..<3 {
                let level = Colors.level(4, row: row, column: column, channel: channel)
                #expect(tile.values[(row * 32 + column) * 3 + channel] == Float(level) / 255)
            }
        }
        let text = TextRenderer(RenderContext(color: .trueColor, pictures: .blocks))
            .render(try interpreter.output("show test/4"))
        #expect(text.contains("38;2;44;204;44") && !text.contains("ink"))
    }

    @Test func `data, mean images and their spread are in color; no ink is spoken of`() throws {
        var interpreter = try colors.interpreter()
        for line in ["data", "data --variance", "data --outliers", "data --duplicates"] {
            let output = try interpreter.output(line)
            #expect(output.pictures.first?.tiles.first?.channels == 3, "\(line)")
            let text = TextRenderer(RenderContext()).render(output)
            #expect(!text.contains("ink"), "\(line): \(text)")
        }
        let mean = try #require(try interpreter.output("data --variance").pictures.first?.tiles.first)
        #expect(mean.values.count == 3072 && abs(mean.values[(10 * 32) * 3] - 0.8) < 0.05)
    }

    /// The file `cat.png` of 64×48 pixels, orange above and blue below.
    private func writePicture() throws -> String {
        var pixels: [UInt8] = []
        for pixel in 0..<48 * 64 { pixels += pixel < 24 * 64 ? [255, 128, 0] : [0, 0, 200] }
        let bytes = PNG.encode(Picture(width: 64, height: 48, channels: 3, pixels: pixels))
        let path = colors.path + "/cat.png"
        let file = try #require(fopen(path, "wb"))
        defer { fclose(file) }
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        return path
    }

    @Test func `a file is read in color by a network that reads colors, and as a digit by one that does not`() throws {
        let path = try writePicture()
        var interpreter = try colors.interpreter()
        let tile = try #require(try interpreter.output("predict \(path)").pictures.first?.tiles.first)
        #expect(tile.caption == "\(path) · in color, scaled to 32×32")
        #expect((tile.width, tile.channels) == (32, 3))
        #expect(Array(tile.values.prefix(3)) == [1, Float(128) / 255, 0])
        #expect(Array(tile.values.suffix(3)) == [0, 0, Float(200) / 255])
        var gray = Fixture.interpreter(bundled: Fixture.untrained)
        let digit = try #require(try gray.output("predict \(path)").pictures.first?.tiles.first)
        #expect((digit.width, digit.channels, digit.caption) == (28, 1, path))
    }

    @Test func `an image with other channels than the network's is refused with both shapes`() throws {
        var interpreter = Fixture.interpreter(data: false, bundled: Fixture.untrained)
        _ = try interpreter.execute("load \(colors.path)", on: SilentSurface())
        let message = try interpreter.failure("predict test/3").message
        #expect(message.contains("28×28×1") && message.contains("32×32×3"))
    }

    @Test func `the kernels of a first convolution are colors, those of one filter numbers`() throws {
        var interpreter = try colors.interpreter()
        let network = try interpreter.session.network().network
        let kernel = try #require(network.tensor(named: "conv1/kernel")).values
        let picture = try #require(try interpreter.output("filters conv1").pictures.first)
        #expect(picture.tiles.count == 4)
        for (filter, tile) in picture.tiles.enumerated() {
            let weights = stride(from: filter, to: kernel.count, by: 4).map { kernel[$0] }
            let most = try #require(weights.map { abs($0) }.max())
            #expect(tile.channels == 3 && tile.data?.values == weights && tile.range == .unit)
            for (value, weight) in zip(tile.values, weights) { #expect(abs(value - (0.5 + 0.5 * weight / most)) < 1e-5) }
        }
        let one = try #require(try interpreter.output("filters conv1/2").pictures.first)
        #expect(one.tiles.map(\.caption) == ["from red", "from green", "from blue"])
        #expect(one.tiles[1].texts.count == 9 && one.tiles[1].channels == 1)
        #expect(try interpreter.output("filters conv1 --gradient test/3").pictures.first?.tiles.first?.channels == 3)
    }

    @Test func `why goes down to a channel of a pixel`() throws {
        var interpreter = try colors.interpreter("conv 2 3x3 relu, flatten, dense 10")
        let sum = try interpreter.table("why conv1/1/4,5 test/3")
        #expect(sum.rows.count >= 27)
        let names = sum.rows.compactMap { $0.compactMap(\.asText).first { $0.hasPrefix("input/") } }
        #expect(names.contains { $0.hasPrefix("input/2/") } && names.contains { $0.hasPrefix("input/0/") })
        let text = TextRenderer(RenderContext()).render(try interpreter.output("why conv1/1/4,5 test/3"))
        #expect(text.contains("the 3 channels of the image"))
        let first = try #require(names.first).split { $0 == "/" || $0 == "," }.compactMap { Int($0) }
        let pixel = TextRenderer(RenderContext()).render(try interpreter.output("1"))
        let color = ["red", "green", "blue"][first[0]]
        let level = Colors.level(3, row: first[1], column: first[2], channel: first[0])
        #expect(pixel.contains("row \(first[1]), column \(first[2]) has \(level) of 255 of \(color), channel \(first[0])"))
    }

    @Test func `saliency of every method is one map, and is tested on pixels`() throws {
        var interpreter = try colors.interpreter()
        let output = try interpreter.output("saliency test/3 --method all --check")
        let picture = try #require(output.pictures.first)
        #expect(picture.tiles.count == 7 && picture.tiles[0].channels == 3)
        for tile in picture.tiles.dropFirst() { #expect(tile.channels == 1 && tile.values.count == 1024) }
        #expect(!TextRenderer(RenderContext()).render(output).contains("ink's"))
    }

    @Test func `an attack shows the change as a color`() throws {
        var interpreter = try colors.interpreter()
        _ = try interpreter.execute("train --batches 20", on: SilentSurface())
        let tiles = try #require(try interpreter.output("attack test/3").pictures.first?.tiles)
        #expect(tiles.map(\.channels) == [3, 3, 3] && tiles[1].data?.values.count == 3072)
        #expect(tiles[1].values.allSatisfy { (-0.001...1.001).contains($0) })
    }

    @Test(arguments: [
        "perturb test/3 --rotate 20", "perturb test/3", "augment test/3", "maximize conv1/1 --steps 4", "top conv1/1",
        "similar test/3 --count 3", "between test/3 test/5", "between test/3 test/5 --hidden",
        "show test/wrong", "predict test/0-3", "perturb test/3 --noise 0.2",
    ])
    func `every picture of a sample is in color`(_ line: String) throws {
        var interpreter = try colors.interpreter("conv 4 3x3 relu, maxpool 2, flatten, dense 6 relu, dense 10")
        let tiles = try interpreter.output(line).pictures.flatMap(\.tiles).filter { $0.width == 32 }
        #expect(!tiles.isEmpty)
        for tile in tiles { #expect(tile.channels == 3 && tile.values.count == 3072, "\(tile.caption)") }
    }

    @Test(arguments: [
        "confusion", "evaluate --report", "stats conv1", "ablate conv1/1", "edit conv1/1/kernel/1,1,2 0.5",
        "trace conv1/1/kernel/1,1,2 test/3", "embedding test --count 10", "activations test/3 conv1/2", "model",
        "why test/3", "curve", "bench --seconds 0.01", "embedding test",
    ])
    func `what has no picture of a sample works as for gray`(_ line: String) throws {
        var interpreter = try colors.interpreter("conv 4 3x3 relu, maxpool 2, flatten, dense 6 relu, dense 10")
        _ = try interpreter.execute("train 1", on: SilentSurface())
        #expect(!TextRenderer(RenderContext()).render(try interpreter.output(line)).isEmpty)
    }

    @Test func `distortions of strokes are left out of the table, and a change of them alone is refused`() throws {
        var interpreter = try colors.interpreter()
        let table = try interpreter.table("evaluate --distorted")
        let kinds = table.rows.indices.compactMap { table.value("distortion", row: $0)?.asText }
        #expect(kinds.count == 6 && !kinds.contains { $0.hasPrefix("thick") || $0.hasPrefix("thin") })
        #expect(table.notes.contains { $0.contains("no strokes") })
        #expect(try interpreter.failure("augment test/3 --changes 'thickness 1'").message.contains("no strokes"))
    }

    @Test(arguments: ["truncated", "label", "missing"])
    func `a damaged folder leaves the session as it was`(_ fault: String) throws {
        var interpreter = Fixture.interpreter()
        let file = "\(colors.path)/test_batch.bin"
        switch fault {
        case "truncated": #expect(truncate(file, 5000) == 0)
        case "label":
            let stream = try #require(fopen(file, "r+"))
            #expect(fputc(77, stream) == 77 && fclose(stream) == 0)
        default: #expect(unlink(file) == 0)
        }
        #expect(try interpreter.failure("load \(colors.path)").message.contains("test_batch.bin"))
        #expect(interpreter.session.dataset?.name == "bars")
    }

    @Test func `files keep every channel`() throws {
        var interpreter = try colors.interpreter()
        let output = try interpreter.output("show test/4")
        let csv = String(decoding: try SaveFormat.csv.encode(output), as: UTF8.self)
        #expect(csv.hasPrefix("tile,row,column,channel,value\n") && csv.split(separator: "\n").count == 3073)
        let bytes = try SaveFormat.npy.encode(output)
        #expect(String(decoding: bytes.prefix(128), as: UTF8.self).contains("(1, 32, 32, 3)"))
        let page = try PictureFile.read(bytes: try SaveFormat.png.encode(output), named: "page", channels: 3)
        #expect((0..<3).map { page[100, 100, $0] } == (0..<3).map { Colors.level(4, row: 3, column: 3, channel: $0) })
    }
}
