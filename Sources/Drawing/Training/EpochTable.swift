import ConvNet
import Display
import Words

/// Epochs as rows.
package enum EpochTable {
    static let columns = [
        Column("epoch"), Column("loss", decimals: 4), Column("accuracy"),
        Column(key: "validation_loss", heading: "validation loss", alignment: .right, decimals: 4),
        Column(key: "validation_accuracy", heading: "validation accuracy", alignment: .right),
        Column(key: "images_per_second", heading: "images/s", decimals: 0, isTimed: true),
        Column(key: "train_seconds", heading: "seconds", decimals: 2, isTimed: true),
    ]

    package static func table(_ records: [EpochRecord], title: String, notes: [String]) -> Table {
        Table(title: title, columns: columns, rows: records.map { row($0) }, notes: notes)
    }

    /// Where training has come to.
    package static func finding(_ records: [EpochRecord], name: String, stopped: String?) -> String {
        guard let last = records.last else { return "\(name): \(stopped ?? "no epoch was trained")." }
        var text = "\(name) after epoch \(last.epoch): loss \(Format.number(last.loss)), "
            + "\(Format.percent(last.accuracy)) of the training images right"
        if let accuracy = last.validationAccuracy {
            text += ", \(Format.percent(accuracy)) of the validation images"
        }
        return text + (stopped.map { "; \($0)." } ?? ".")
    }

    /// - Parameter trainSeconds: of several epochs, in place of the record's own.
    static func row(_ record: EpochRecord, trainSeconds: Double? = nil) -> [Value] {
        [
            .integer(record.epoch), .number(record.loss), .fraction(record.accuracy),
            record.validationLoss.map { .number($0) } ?? .missing,
            record.validationAccuracy.map { .fraction($0) } ?? .missing, .number(record.imagesPerSecond.rounded()),
            .number(trainSeconds ?? record.trainSeconds),
        ]
    }
}
