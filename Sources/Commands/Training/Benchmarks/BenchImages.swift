import Benchmark
import ConvNet
import Datasets
import Explorer
import Subjects

/// The images that a network is measured with: those in use if they fit it, else noise.
struct BenchImages {
    let samples: any SampleSource
    /// "mnist", "noise".
    let name: String
    /// What has to be said about them.
    let notes: [String]

    init(for architecture: Architecture, in session: Session) throws {
        let augmentation = session.settings.augmentation
        if let data = session.dataset, Self.fit(data.train, architecture) {
            samples = SplitSamples(data.train, augmentation: augmentation)
            (name, notes) = (data.name, [])
            return
        }
        let noise = try NoiseImages(for: architecture)
        let split = Split(
            name: "train", images: noise.bytes, labels: noise.labels, height: noise.height, width: noise.width,
            channels: noise.channels)
        samples = SplitSamples(split, augmentation: augmentation)
        name = "noise"
        let reason = session.dataset.map { "\($0.name) does not fit the network" } ?? "no data is loaded"
        notes = ["\(reason), so images of noise stand in; they take as long as any"]
    }

    private static func fit(_ images: Split, _ architecture: Architecture) -> Bool {
        architecture.input == images.shape
            && images.labels.max().map { Int($0) < architecture.classes } ?? false
    }
}
