import Files

// Settings and records as the JSON text of weight files: keys in a fixed order, numbers in their shortest form that
// reads back as the same number.

extension TrainingSettings {
    var json: String {
        let optimizer = switch optimizer {
        case .adam: "\"optimizer\":\"adam\""
        case .adamW(let decay): "\"optimizer\":\"adamw\",\"weight_decay\":\(decay)"
        case .sgd(let momentum): "\"optimizer\":\"sgd\",\"momentum\":\(momentum)"
        case .muon(let momentum, let decay):
            "\"optimizer\":\"muon\",\"momentum\":\(momentum),\"weight_decay\":\(decay)"
        }
        return "{\(optimizer),\"learning_rate\":\(learningRate),\"batch_size\":\(batchSize),"
            + "\"schedule\":\(JSONText.string(schedule.rawValue)),\"label_smoothing\":\(labelSmoothing),"
            + "\"validation_share\":\(validationShare)\(jsonOfLaterSettings)}"
    }

    /// What files did not have from the first: written only where it is not as it was then, so that the file of a
    /// training that could be before keeps its bytes.
    private var jsonOfLaterSettings: String {
        let usual = TrainingSettings()
        return [
            ("normalization_momentum", normalizationMomentum, usual.normalizationMomentum),
            ("freeze_first", freezeFirst, usual.freezeFirst),
        ].map { key, value, usual in value == usual ? "" : ",\"\(key)\":\(value)" }.joined()
            + (normalizationStart == .keras ? "" : ",\"normalization_start\":\(JSONText.string(normalizationStart.rawValue))")
    }

    init?(_ json: JSON) {
        let optimizer: Optimizer
        switch json["optimizer"]?.text {
        case "adam": optimizer = .adam
        case "adamw":
            guard let decay = json["weight_decay"]?.double else { return nil }
            optimizer = .adamW(weightDecay: decay)
        case "sgd":
            guard let momentum = json["momentum"]?.double else { return nil }
            optimizer = .sgd(momentum: momentum)
        case "muon":
            guard let momentum = json["momentum"]?.double, let decay = json["weight_decay"]?.double else { return nil }
            optimizer = .muon(momentum: momentum, weightDecay: decay)
        default: return nil
        }
        guard let learningRate = json["learning_rate"]?.double, let batchSize = json["batch_size"]?.integer,
            let schedule = json["schedule"]?.text.flatMap(Schedule.init(rawValue:)),
            let labelSmoothing = json["label_smoothing"]?.double,
            let validationShare = json["validation_share"]?.double,
            let normalizationMomentum = json["normalization_momentum"]
                .map(\.double) ?? TrainingSettings().normalizationMomentum,
            let normalizationStart = json["normalization_start"]
                .map({ $0.text.flatMap(NormalizationStart.init(rawValue:)) }) ?? .keras,
            let freezeFirst = json["freeze_first"].map(\.double) ?? TrainingSettings().freezeFirst
        else { return nil }
        self.init(
            optimizer: optimizer, learningRate: learningRate, batchSize: batchSize, schedule: schedule,
            labelSmoothing: labelSmoothing, validationShare: validationShare,
            normalizationMomentum: normalizationMomentum, normalizationStart: normalizationStart, freezeFirst: freezeFirst)
    }
}

extension EpochRecord {
    var json: String {
        // JSON has no word for what is no number, as the loss of a training that has gone astray: it is a text.
        func number(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "\"\($0)\"" } ?? "null" }
        return "{\"epoch\":\(epoch),\"batches\":\(batches),\"batches_in_epoch\":\(batchesInEpoch),"
            + "\"loss\":\(number(loss)),\"accuracy\":\(number(accuracy)),\"validation_loss\":\(number(validationLoss)),"
            + "\"validation_accuracy\":\(number(validationAccuracy)),\"learning_rate\":\(learningRate)}"
    }

    init?(_ json: JSON) {
        func number(_ key: String) -> Double? { json[key].flatMap { $0.double ?? Self.notFinite($0.text) } }
        guard let epoch = json["epoch"]?.integer, let batches = json["batches"]?.integer,
            let batchesInEpoch = json["batches_in_epoch"]?.integer, let loss = number("loss"),
            let accuracy = number("accuracy"), let rate = json["learning_rate"]?.double, rate.isFinite,
            (1...1 << 50).contains(epoch), batches > 0, batchesInEpoch >= batches
        else { return nil }
        self.init(
            epoch: epoch, batches: batches, batchesInEpoch: batchesInEpoch, loss: loss, accuracy: accuracy,
            validationLoss: number("validation_loss"), validationAccuracy: number("validation_accuracy"),
            learningRate: rate)
    }

    /// `nan`, `inf` and `-inf` as they are written.
    private static func notFinite(_ text: String?) -> Double? {
        [Double.nan, Double.infinity, -Double.infinity].first { "\($0)" == text }
    }
}
