import ConvNet
import Interchange
import Testing
import Translation

/// Networks of other programs, put together layer by layer.
@Suite struct AssemblyTests {
    private func assembly(_ side: Int = 28, pixels: WeightHints.Pixels? = nil) -> Assembly {
        Assembly(file: "a", input: .map(height: side, width: side, channels: 1), pixels: pixels)
    }

    private func end(_ assembly: inout Assembly) throws {
        try assembly.add(.flatten, named: "flatten")
        try assembly.add(.dense(units: 10), named: "dense")
    }

    @Test func `zeros of a layer of their own become those of the convolution behind it`() throws {
        var one = assembly()
        try one.pad(top: 2, left: 2, bottom: 2, right: 2, named: "zero")
        try one.add(.convolution(filters: 6, kernelHeight: 5, kernelWidth: 5), named: "conv")
        try end(&one)
        #expect(try one.network().architecture.specification == "conv 6 5x5 same, flatten, dense 10")

        var other = assembly()
        try other.pad(top: 0, left: 0, bottom: 1, right: 1, named: "zero")
        try other.add(.convolution(filters: 6, kernelHeight: 3, kernelWidth: 3, stride: 2), named: "conv")
        try end(&other)
        #expect(try other.network().architecture.specification == "conv 6 3x3 same stride 2, flatten, dense 10")

        var third = assembly()
        try third.pad(top: 1, left: 1, bottom: 1, right: 1, named: "zero")
        try third.add(.convolution(filters: 6, kernelHeight: 3, kernelWidth: 3, stride: 2), named: "conv")
        try end(&third)
        #expect(try third.network().architecture.specification == "conv 6 3x3 pad 1 stride 2, flatten, dense 10")
    }

    @Test func `zeros before something else than a convolution are refused by the name of their layer`() throws {
        var one = assembly()
        try one.pad(top: 1, left: 1, bottom: 1, right: 1, named: "zero (ZeroPadding2D)")
        let error = #expect(throws: InterchangeError.self) { try one.add(.maxPool(size: 2, stride: 2), named: "pool (MaxPooling2D)") }
        #expect("\(try #require(error))".contains("the layer zero (ZeroPadding2D) is not known here"))
    }

    @Test func `a rescaling of bytes that comes first is what happens here anyway`() throws {
        var one = assembly()
        try one.rescale(scale: 1 / 255.0, offset: 0, named: "rescaling")
        try end(&one)
        #expect(try one.network().architecture.specification == "flatten, dense 10")
        #expect(one.notes == ["rescaling comes first, so the file's pixels are taken to be from 0 to 255"])

        var other = assembly()
        try other.rescale(scale: 1 / 127.5, offset: -1, named: "rescaling")
        try end(&other)
        #expect(try other.network().architecture.specification == "rescale 2.0 -1.0, flatten, dense 10")
    }

    @Test func `pixels are brought to the range that the user names`() throws {
        var one = assembly(pixels: WeightHints.Pixels(scale: 255, offset: 0))
        try end(&one)
        #expect(try one.network().architecture.specification == "rescale 255.0, flatten, dense 10")
    }

    @Test func `tensors come to their places, and too few or bad numbers are refused`() throws {
        var one = assembly(2)
        try one.add(.flatten, named: "flatten")
        #expect(throws: InterchangeError.wrongSize(file: "a", layer: "fc", tensor: "kernel", expected: 8, got: 7)) {
            try one.add(.dense(units: 2), [[Float](repeating: 1, count: 7), [0, 0]], named: "fc")
        }
        try one.add(.dense(units: 2), [[1, 2, 3, 4, 5, 6, 7, 8], [9, 10]], named: "fc")
        #expect(try one.network().parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

        var bad = assembly(2)
        try bad.add(.flatten, named: "flatten")
        try bad.add(.dense(units: 2), [[1, 2, 3, 4, .nan, 6, 7, 8], [9, 10]], named: "fc")
        #expect(throws: InterchangeError.self) { try bad.network() }
    }

    @Test func `dimensions change their order and change back`() {
        let values = (0..<2 * 3 * 4 * 5).map { Float($0) }
        let kernel = TensorOrder.kernel(fromOIHW: values, filters: 2, channels: 3, height: 4, width: 5)
        // Row 1, column 2, channel 2, filter 1 is filter 1, channel 2, row 1, column 2 there.
        #expect(kernel[place([1, 2, 2, 1], in: [4, 5, 3, 2])] == values[place([1, 2, 1, 2], in: [2, 3, 4, 5])])
        #expect(TensorOrder.kernel(toOIHW: kernel, filters: 2, channels: 3, height: 4, width: 5) == values)
        let map = Shape.map(height: 3, width: 4, channels: 2)
        let inputs = TensorOrder.inputs(fromChannelsFirst: values, map: map, units: 5)
        #expect(inputs[place([1, 3, 1, 4], in: [3, 4, 2, 5])] == values[place([1, 1, 3, 4], in: [2, 3, 4, 5])])
        #expect(TensorOrder.inputs(toChannelsFirst: inputs, map: map, units: 5) == values)
    }

    /// Where a number stands among those of an array, the last dimension fastest.
    private func place(_ index: [Int], in shape: [Int]) -> Int {
        zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }
    }
}
