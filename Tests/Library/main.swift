import ConvNet

// Pictures of one bright bar; where it stands is the class.
let labels = (0..<20_000).map { UInt8($0 % 10) }
let images = labels.flatMap { label in (0..<784).map { UInt8($0 % 28 == 4 + 2 * Int(label) ? 255 : 0) } }
let bars = ByteSamples(images: images, labels: labels, height: 28, width: 28)

let run = try TrainingRun(
    network: Network(.handwritten, seed: 1), settings: TrainingSettings(), training: bars, epochs: 1)
while let report = try run.step() {
    if let epoch = report.finishedEpoch { print("trained on \(Int(epoch.imagesPerSecond)) images a second, loss \(epoch.loss)") }
}
let answer = try Inference(run.network).probabilities(of: bars, range: 7..<8)[0]
print("image 7 shows bar \(answer.indices.max { answer[$0] < answer[$1] } ?? -1)")
