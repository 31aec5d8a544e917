import ArgumentParser
import Display
import Explorer

/// Shows and changes how networks are made and trained, and how results are drawn.
package struct SetCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change how training and drawing go, or show all settings.")
    package static let topic = Topic.training
    package static let effect = Effect.changes
    package static let examples = [
        Example("set", "all settings and what they mean", gives: .value("value = 32 --row setting=batch")),
        Example("set lr 0.0005", "a smaller learning rate; the weights stay", gives: .value("value = 0.0005")),
        Example("set optimizer adamw; set schedule one-cycle", "another way to learn",
            gives: .value("value = one-cycle")),
        Example("set augment 'mild, noise 30'", "vary the images while training",
            gives: .value("value contains 'noise 30'")),
        Example("set graphics blocks", "pictures made of characters, whatever the terminal can draw",
            gives: .value("value = blocks")),
        Example("set batch", "one setting", gives: .value("value = 32")),
    ]

    @Argument(help: "The setting.", completion: .values(.setting))
    var name: String?

    @Argument(help: "Its new value.", completion: .values(.settingValue))
    var value: [String] = []

    package init() {}

    package var effect: Effect { value.isEmpty ? .standsAside : Self.effect }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard let name else {
            var table = Self.table(Setting.all, in: session)
            table.drawing = [.table(Self.overview(in: session))]
            return .table(table)
        }
        let setting = try Setting.named(name)
        guard !value.isEmpty else {
            var table = Self.table([setting], in: session)
            table.drawing = [
                .text("\(setting.name) is \(setting.read(session)): \(setting.meaning)"),
                .note("it takes \(setting.expected)"),
            ]
            return .table(table)
        }
        try session.mustOutlive(
            "set", on: surface, remedy: "give the setting in one go: convo -c 'set lr 0.0005; train 1'")
        let before = setting.read(session)
        try setting.set(value.joined(separator: " "), in: &session)
        var table = Self.table([setting], in: session)
        let after = setting.read(session)
        let change = before == after ? "as it was" : "it was \(before)"
        table.drawing = [.text("\(setting.name) is \(after); \(change)")]
        return .table(table)
    }

    private static func table(_ settings: [Setting], in session: Session) -> Table {
        Table(
            columns: [Column("setting"), Column("value"), Column("meaning"), Column("expected")],
            rows: settings.map { setting in
                [.text(setting.name), value(setting.read(session)), .text(setting.meaning), .text(setting.expected)]
            })
    }

    /// For the screen: values as they are typed, one line a setting where the room allows it.
    private static func overview(in session: Session) -> Table {
        Table(
            columns: [Column("setting"), Column("value"), Column("meaning")],
            rows: Setting.all.map { [.text($0.name), .text($0.read(session)), .text($0.meaning)] },
            notes: ["`set lr` tells what a setting takes, `set lr 0.0005` changes it"])
    }

    /// Numbers are numbers in JSON too.
    private static func value(_ text: String) -> Value {
        if let integer = Int(text) { return .integer(integer) }
        return Double(text).map { .number($0) } ?? .text(text)
    }
}
