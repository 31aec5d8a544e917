import ConvNet
import Files
import Interchange
import Testing

/// State dicts of PyTorch, as PyTorch itself wrote them.
@Suite struct TorchReadingTests {
    @Test(arguments: ["zip.pt", "legacy.pt", "checkpoint.pt", "views.pt", "names.npz", "list.npz", "foreign.safetensors"])
    func `a state dict answers here as it does in PyTorch`(_ name: String) throws {
        let opened = try TensorFixture.opened(name)
        #expect(try TensorFixture.difference(opened.network, from: "answer.npy") < 1e-6)
        #expect(opened.isForeign)
        #expect(opened.network.architecture.specification
            == "conv 3 3x2 relu, bn epsilon 1e-05, maxpool 2, flatten, bn epsilon 1e-05, dense 5 tanh, dense 4")
        #expect(opened.notes == [
            "dimensions are taken in PyTorch's order, and flattened maps channel by channel",
            "batch normalization has PyTorch's epsilon of 1e-5; `bn epsilon 0.001` in --layers says otherwise",
            "pixels are taken to be from 0 to 1; --pixels or --normalize says otherwise",
        ])
    }

    @Test func `numbers of 16 bits are read`() throws {
        let opened = try TensorFixture.opened("bfloat16.pt")
        let difference = try TensorFixture.difference(opened.network, from: "answer.npy")
        #expect(difference < 0.02 && difference > 1e-6)
    }

    @Test func `an epsilon that the user writes stays`() throws {
        var hints = TensorFixture.hints
        hints.layers = TensorFixture.layers.replacing("bn", with: "bn epsilon 0.001")
        let opened = try TensorFixture.opened("zip.pt", hints)
        #expect(try TensorFixture.difference(opened.network, from: "keras-answer.npy") < 1e-6)
        #expect(!opened.notes.contains { $0.contains("epsilon") })
    }

    @Test func `what is asked of a file that holds something else is a state dict`() throws {
        let module = try #require(refusal { try TensorFixture.opened("module.pt") })
        #expect(module.contains("holds a whole module of PyTorch (it calls torch.nn.modules"))
        #expect(module.hasSuffix("nothing was run; save the tensors alone, as torch.save(model.state_dict(), 'weights.pt') does"))
        var script = ZipArchive()
        for name in ["net/data.pkl", "net/constants.pkl", "net/code/__torch__.py"] { script.add([0x80, 2, 0x7D, 0x2E], named: name) }
        #expect(refusal { try TorchFormat().read(script.bytes, named: "a.pt") }?.hasPrefix("'a.pt' holds a TorchScript program") == true)
        var empty = ZipArchive()
        empty.add([0x80, 2, 0x7D, 0x2E], named: "net/data.pkl")
        #expect(refusal { try TorchFormat().read(empty.bytes, named: "a.pt") }?.hasPrefix("'a.pt' holds no tensors by name") == true)
    }

    @Test func `a file of another kind is called what it is, whatever its name says`() throws {
        let pointer = Array("version https://git-lfs.github.com/spec/v1\noid sha256:0".utf8)
        #expect(refusal { try TorchFormat().read(pointer, named: "a.pt") }?.hasPrefix("'a.pt' holds a Git LFS pointer; expected what") == true)
        #expect(refusal { try NPZFormat().read(pointer, named: "a.npz") }?.hasPrefix("'a.npz' holds a Git LFS pointer; expected what") == true)
        let pickle = Array("\u{2}}.".utf8)
        #expect(refusal { try TorchFormat().read([0x80] + pickle, named: "a.pt") }?.hasPrefix("'a.pt' holds a Python pickle; expected") == true)
    }
}
