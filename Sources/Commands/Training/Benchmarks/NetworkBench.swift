import Benchmark
import ConvNet
import Explorer
import Words

/// Measures a network from all sides, with progress and Ctrl-C heard.
struct NetworkBench {
    let network: Network
    let settings: TrainingSettings
    let images: any SampleSource
    let seconds: Double
    let surface: any Surface

    func run() throws -> NetworkMeasurement {
        let speed = NetworkSpeed(network, settings: settings, images: images, seconds: seconds)
        let brief = min(seconds, 0.3)
        let before = try MachinePeak.gigaflops(seconds: brief, watch(0, "the peak"))
        let trained = try speed.training(watch(1, "training"))
        let inferred = try speed.inference(watch(2, "inference"))
        let latency = try speed.latency(watch(3, "one image"))
        let profile = try StepProfile(
            network, settings: settings, images: images, seconds: seconds, watch(4, "a training step"))
        let after = try MachinePeak.gigaflops(seconds: brief, watch(5, "the peak"))
        return NetworkMeasurement(
            trainedPerSecond: trained, inferredPerSecond: inferred, latency: latency, peak: max(before, after),
            profile: profile)
    }

    private func watch(_ number: Int, _ what: String) -> Watch {
        surface.watch("measuring \(what)", part: number, of: 6)
    }
}
