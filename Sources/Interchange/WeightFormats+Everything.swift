import ConvNet
import Keras

extension WeightFormats {
    /// Convo's own format and those of other programs, in the order in which they are asked about a file.
    package static let everything = WeightFormats(
        usual: SafetensorsFormat(),
        others: [
            KerasFormat(),
            KerasHDF5Format(),
            NPZFormat(),
            TorchFormat(),
            ForeignSafetensorsFormat(),
            ONNXFormat(),
            CSourceFormat(),
            SwiftSourceFormat(),
        ])
}
