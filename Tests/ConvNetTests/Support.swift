import ConvNet
import Reproducible

/// Images whose class can be learned: a bright square in the corner that the label names, under noise.
func corners(_ count: Int, side: Int, channels: Int = 1, classes: Int = 4, seed: UInt64 = 1) -> ByteSamples {
    var (images, labels) = ([UInt8](), [UInt8]())
    for index in 0..<count {
        var stream = RandomStream(seed: seed, purpose: .sampling, minor: index)
        let label = Int(stream.word() % UInt32(classes))
        labels.append(UInt8(label))
        for row in 0..<side {
            for column in 0..<side {
                let lit = (row * 2 < side) == (label & 1 == 0) && (column * 2 < side) == (label & 2 == 0)
                for _ in 0..<channels { images.append(UInt8(stream.word() % 100) + (lit ? 100 : 0)) }
            }
        }
    }
    return ByteSamples(images: images, labels: labels, height: side, width: side, channels: channels)
}

/// A network for `side` × `side` images.
func network(_ layers: String, side: Int, channels: Int = 1, seed: UInt64 = 7) throws -> Network {
    Network(try Architecture(layers: layers, input: .map(height: side, width: side, channels: channels)), seed: seed)
}

/// The network after `epochs` of training, and the run's records.
@discardableResult
func train(
    _ network: Network, on samples: any SampleSource, settings: TrainingSettings = TrainingSettings(),
    validation: (any SampleSource)? = nil, epochs: Int = 1, limit: Int? = nil
) throws -> Network {
    let run = try TrainingRun(
        network: network, settings: settings, training: samples, validation: validation, epochs: epochs,
        batchesLimit: limit)
    while try run.step() != nil {}
    return run.network
}
