import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Walks the chain rule from the loss of a sample to one parameter.
package struct TraceCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Walk the chain rule from the loss of a sample to one weight, and check it by a finite difference.",
        discussion: """
            The loss is the cross-entropy of the sample's label; of the answer itself where a file has no label. The network \
            runs as at inference: batch normalization by its moving averages, no dropout.
            """)
    package static let topic = Topic.explaining
    package static let effect = Effect.looks
    package static let examples = [
        Example("trace test/18 conv2/3/kernel/1,1,4", "from the loss to one weight of a convolution",
            gives: .value("relative_difference < 0.001")),
        Example("trace test/18 bn1/3/gamma", "to the scale of a channel", gives: .value("relative_difference < 0.001")),
        Example("trace dense2/3/kernel/12 test/18", "to a weight of the last layer",
            gives: .value("parameter = dense2/3/kernel/12")),
    ]

    @Argument(
        help: "A sample (`it` if left out) and a parameter: conv2/3/kernel/1,1,4, conv1/3/bias, bn1/3/gamma.",
        completion: .values(.sampleOrParameter))
    var words: [String] = []

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let (path, parameterPath) = try paths()
        let network = try session.network()
        let parameter = try parameterPath.found(in: network.network)
        guard parameter.tensor.trainable else {
            let channel = "\(parameterPath.layer)/\(parameterPath.channel)"
            throw ExplorerError.refused(
                "\(parameterPath) follows the batches, and no gradient of the loss changes it",
                remedy: "trace \(channel)/gamma or \(channel)/beta")
        }
        let sample = try session.oneSample(session.sampleOrFirst(path), on: surface)
        let pixels = try sample.pixels(for: network.network)
        let label = try sample.label ?? answer(network.network, pixels)
        guard label < network.network.architecture.classes else {
            throw ExplorerError.refused(
                "\(sample.path) is labeled \(label), and \(network.name) has classes "
                    + "0–\(network.network.architecture.classes - 1)",
                remedy: "`new` makes a network with a class for each label")
        }
        let trace = try GradientTrace(
            network.network, pixels: pixels, label: label, tensor: parameter.tensor, index: parameter.index)
        let names = UnitNames(network.network.architecture, classNames: session.classNames)
        return TraceDrawing(trace, parameter, sample, network.network.architecture, names).output
    }

    private func answer(_ network: Network, _ pixels: [Float]) throws -> Int {
        Prediction(probabilities: try Inference(network).probabilities(of: pixels)).verdict
    }

    private func paths() throws -> (sample: SamplePath?, parameter: ParameterPath) {
        var (sample, parameter): (SamplePath?, ParameterPath?)
        for word in words {
            if let found = try SamplePath(word) {
                if let sample { throw ExplorerError.twice(kind: "sample", first: "\(sample)", second: word) }
                sample = found
            } else {
                let found = try ParameterPath(word)
                if let parameter { throw ExplorerError.twice(kind: "parameter", first: "\(parameter)", second: word) }
                parameter = found
            }
        }
        guard let parameter else {
            throw ExplorerError.usage(
                command: TraceCommand.name,
                message: "trace expects a parameter to end at, such as conv2/3/kernel/1,1,4 or conv1/3/bias")
        }
        return (sample, parameter)
    }
}
