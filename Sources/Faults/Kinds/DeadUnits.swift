import ConvNet
import Insight

/// Units behind a ReLU that never fire.
struct DeadUnits: Fault {
    let name = "dead-units"
    let otherNames = ["dead", "dead-relu", "dying-relu", "silent-units", "dead-neurons"]
    let level = 2
    let meaning = "most units of two layers are dead"
    let story = """
        Three quarters of the channels of conv2 and of the units of dense1 began with a bias of -20, as a step that was too long can \
        leave it. Their sums never come above 0, so the ReLU gives 0 for every image, and where it gives 0 no gradient goes back: they \
        never learn and never wake. The rest of the network learns around them.
        """
    let hints = [
        "It learns, but less than a network of this size can. Does all of it take part?",
        "`stats` counts units that are silent.",
    ]
    let way = [
        Step("stats", "three quarters of the units of conv2 and dense1 are silent"),
        Step("stats dense1", "lists the silent units; `diff 0 4 dense1` shows the norm of the biases"),
    ]

    private static let bias: Float = -20

    func spoil(_ plan: inout TrainingPlan) throws {
        for layer in ["conv2", "dense1"] {
            guard var biases = plan.network.tensor(named: "\(layer)/bias")?.values else { continue }
            for place in plan.places(biases.count * 3 / 4, of: biases.count) { biases[place] = Self.bias }
            plan.network.setTensor(named: "\(layer)/bias", to: biases)
        }
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let cut = measures.layers.layers.filter(\.isCut)
        let units = cut.reduce(0) { $0 + $1.units.count }
        let biases = cut.flatMap { layer in
            let all = measures.network.tensor(named: "\(layer.name)/bias")?.values ?? []
            return layer.silent.filter(all.indices.contains).map { Double(all[$0]) }
        }
        let silent = cut.reduce(0) { $0 + $1.silent.count }
        let mean = biases.isEmpty ? 0 : biases.reduce(0, +) / Double(biases.count)
        return [
            Finding("units behind a ReLU that never fire", Double(silent) / Double(max(1, units)), .share, .above(0.3)),
            Finding("mean bias of these units", mean, .number, .below(-5)),
        ]
    }
}
