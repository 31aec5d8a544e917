import ConvNet
import Files

/// State dicts of PyTorch (`torch.save(model.state_dict(), …)`), and checkpoints that hold one.
///
/// What is written here is the state dict of the `torch.nn.Sequential` that stands in the archive as `network.py`:
/// `torch.load(weights_only=True)` takes it. Its layers stand beside it, so that it opens here without being told them.
package struct TorchFormat: WeightReading, WeightWriting {
    package let name = "PyTorch"
    package let endings = ["pt", "pth"]

    package init() {}

    package func recognizes(_ bytes: [UInt8]) -> Bool { FileNature(bytes: bytes) == .pyTorch }

    package func read(_ bytes: [UInt8], named name: String) throws -> Network {
        try open(bytes, named: name, WeightHints()).network
    }

    package func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        try TensorFitting(try TorchReader(file: name).tensors(bytes), hints).opened()
    }

    package func bytes(of network: Network) -> [UInt8] { TorchWriter(network).bytes }
}
