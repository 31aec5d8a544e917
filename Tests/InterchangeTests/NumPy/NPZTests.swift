import ConvNet
import Files
import Interchange
import Testing

/// Archives of NumPy arrays.
@Suite struct NPZTests {
    private func archive(_ arrays: [(String, [Int])]) -> [UInt8] {
        var archive = ZipArchive()
        for (name, shape) in arrays {
            let values = (0..<shape.reduce(1, *)).map { Float($0 % 13) / 26 }
            archive.add(NPYArray(shape: shape, values: values).bytes, named: "\(name).npy")
        }
        return archive.bytes
    }

    @Test func `a list of Keras's weights answers here as Keras does`() throws {
        let opened = try TensorFixture.opened("keras.npz")
        #expect(try TensorFixture.difference(opened.network, from: "keras-answer.npy") < 1e-6)
        #expect(opened.notes == [
            "dimensions are taken in Keras's order: inputs × units",
            "pixels are taken to be from 0 to 1; --pixels or --normalize says otherwise",
        ])
    }

    @Test func `kernels and biases are paired whatever the order between them`() throws {
        let hints = WeightHints(layers: "flatten, dense 8 relu, dense 4", input: .map(height: 2, width: 3, channels: 1))
        let orders: [[(String, [Int])]] = [
            [("W1", [6, 8]), ("b1", [8]), ("W2", [8, 4]), ("b2", [4])],
            [("W1", [6, 8]), ("W2", [8, 4]), ("b1", [1, 8]), ("b2", [1, 4])],
            [("w1", [8, 6]), ("w2", [4, 8]), ("b1", [8, 1]), ("b2", [4, 1])],
        ]
        for arrays in orders {
            let network = try NPZFormat().open(archive(arrays), named: "a", hints).network
            #expect(network.architecture.specification == "flatten, dense 8 relu, dense 4")
            #expect(network.tensor(named: "dense2/bias")?.values == [0, 1, 2, 3].map { Float($0) / 26 })
        }
    }

    @Test func `layers that no bias belongs to have zeros, and it is said`() throws {
        let hints = WeightHints(layers: "flatten, dense 4", input: .map(height: 2, width: 3, channels: 1))
        let opened = try NPZFormat().open(archive([("fc/kernel", [6, 4])]), named: "a", hints)
        #expect(opened.network.tensor(named: "dense1/bias")?.values == [0, 0, 0, 0])
        #expect(opened.notes.first == "layers without a bias in the file have biases of 0")
    }

    @Test func `arrays of objects and of other things are refused by their names`() throws {
        var objects = ZipArchive()
        objects.add([0x93] + Array("NUMPY\u{1}\u{0}v\u{0}{'descr': '|O', 'fortran_order': False, 'shape': (4,), }".utf8)
            + [UInt8](repeating: 32, count: 62), named: "arr_0.npy")
        let words = try #require(refusal { try NPZFormat().read(objects.bytes, named: "a.npz") })
        #expect(words.hasPrefix("'a.npz' holds the array arr_0 of elements of type '|O'; expected numbers"))
        let data = archive([("x_train", [5, 4, 4]), ("y_train", [5])])
        #expect(refusal { try NPZFormat().read(data, named: "a.npz") }
            == "'a.npz' holds data (x_train.npy) and no weights; `load` reads data")
        #expect(refusal { try NPZFormat().read(archive([("a", [5, 4, 4])]), named: "a.npz") }?
            .contains("the tensor a 5×4×4, which is of no layer that is known here") == true)
    }

    @Test func `a text is an array without dimensions and reads back`() {
        for text in ["", "conv 3 3x3 relu", "Ziffern: ÄÖ 😀"] { #expect(NPYText.text(NPYText.bytes(text)) == text) }
        #expect(NPYText.text(NPYArray(shape: [2], values: [1, 2]).bytes) == nil)
        let lying = Array("{'descr': '<U9223372036854775807', 'fortran_order': False, 'shape': (), }\n".utf8)
        #expect(NPYText.text([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(lying.count), 0] + lying + [0, 0, 0, 0]) == nil)
    }
}
