import ConvNet
import Insight
import Testing

@Suite(.serialized) struct GradCAMTests {
    @Test func `a network without a convolution has no feature maps`() throws {
        let architecture = try Architecture(layers: "flatten, dense 10")
        #expect(GradCAM(architecture) == nil)
    }

    @Test func `a ReLU behind the convolution belongs to the maps, batch normalization does not`() throws {
        let plain = try Architecture(layers: "conv 4 3x3 relu, bn, flatten, dense 10")
        #expect(GradCAM(plain)?.source.activation?.title == "ReLU")
        let late = try Architecture(layers: "conv 4 3x3, bn, relu, flatten, dense 10")
        #expect(GradCAM(late).map { $0.source.activation == nil } == true)
        #expect(GradCAM(.handwritten)?.source.layer == "conv2")
        #expect(GradCAM(.handwritten)?.source.height == 11)
    }

    /// A spot of ink is handed on by every convolution and counted by the dense layer, so the map is a spot too, where
    /// the ink is and not further out.
    @Test(arguments: ["", " same"], [(6, 9), (20, 21), (13, 4)])
    func `the map lies where the ink is`(_ padding: String, _ place: (row: Int, column: Int)) throws {
        let architecture = try Architecture(
            layers: "conv 1 3x3\(padding) relu, maxpool 2, conv 1 3x3\(padding) relu, flatten, dense 2")
        var network = Network(architecture, seed: 1)
        for layer in ["conv1", "conv2"] { network.setTensor(named: "\(layer)/kernel", to: [0, 0, 0, 0, 1, 0, 0, 0, 0]) }
        let inputs = try #require(network.tensor(named: "dense1/kernel")).shape[0]
        network.setTensor(named: "dense1/kernel", to: (0..<inputs).flatMap { _ in [1, -1] as [Float] })
        var pixels = [Float](repeating: 0, count: 784)
        pixels[place.row * 28 + place.column] = 1
        let cam = try #require(GradCAM(architecture))
        let map = try cam.map(of: AttributionQuestion(network, pixels: pixels, target: AttributionTarget(0)))
        let peak = try #require(map.peak)
        #expect(abs(peak.row - place.row) <= 1 && abs(peak.column - place.column) <= 1)
        let region = try #require(map.region)
        #expect(region.rows ~= place.row && region.columns ~= place.column)
        #expect(region.rows.count <= 5 && region.columns.count <= 5)
        let other = try cam.map(of: AttributionQuestion(network, pixels: pixels, target: AttributionTarget(1)))
        #expect(other.largest == 0)
        #expect(other.region == nil && other.peak == nil)
    }
}
