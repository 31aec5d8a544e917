import ConvNet
import Words

/// Activation functions, each by the layers that end in it.
extension Here {
    static func activationFunction(_ network: Network) -> String? {
        eachLayer(network) { layer in layer.row.lastFunction.map { "\(layer.name): \($0.title)" } }
    }

    static func relu(_ network: Network) -> String? { layers(network) { $0.slopes?.below == 0 } }
    static func sigmoid(_ network: Network) -> String? { layers(network) { $0.title == "sigmoid" } }
    static func tanh(_ network: Network) -> String? { layers(network) { $0.title == "tanh" } }

    static func leakyReLU(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard let slopes = layer.row.lastFunction?.slopes, slopes.below > 0 else { return nil }
            return "\(layer.name): slope \(Format.number(slopes.below)) below 0"
        }
    }

    private static func layers(_ network: Network, _ isMeant: (ElementFunction) -> Bool) -> String? {
        eachLayer(network, between: ", ") { layer in layer.row.lastFunction.map(isMeant) == true ? layer.name : nil }
            .map { "applied in \($0)" }
    }
}
