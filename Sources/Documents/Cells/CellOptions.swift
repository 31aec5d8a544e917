import Datasets
import Explorer
import Notebook
import Words

/// What the line that opens a cell asks for: `convo hide slow`, `convo tolerance=1e-3`.
package struct CellOptions: Sendable, Hashable {
    /// Neither the commands nor what they show is shown.
    package private(set) var isHidden = false
    /// Its last command is meant to fail.
    package private(set) var expectsError = false
    /// Left out when there is no time for it.
    package private(set) var isSlow = false
    /// It names the document's parameters, and holds no commands.
    package private(set) var isParameters = false
    /// What it is worth if it asks its reader for a command or a value; nil where it does not.
    package private(set) var points: Int?
    /// How far off recorded numbers may be; nil for exactly.
    package private(set) var tolerance: Tolerance?
    /// The data sets without which it is left out.
    package private(set) var datasets: [NamedSet] = []

    /// Whether it asks its reader for a command or a value.
    package var isExercise: Bool { points != nil }

    /// All that may be asked for, as it is written.
    package static let words = ["hide", "expect-error", "slow", "parameters", "tolerance=NUMBER", "exercise", "points=NUMBER"] + NamedSet.all.map(\.name)

    /// - Throws: for a word that asks for nothing, with those that do
    init(_ info: InfoString) throws {
        for option in info.options {
            switch (option.name, option.value) {
            case ("hide", nil): isHidden = true
            case ("expect-error", nil): expectsError = true
            case ("slow", nil): isSlow = true
            case ("parameters", nil): isParameters = true
            case ("exercise", nil): points = points ?? 1
            case ("points", let value?):
                guard let number = Int(value), (1...1000).contains(number) else {
                    throw ExplorerError.badValue(name: "points", given: value, expected: "a whole number from 1 to 1000")
                }
                points = number
            case ("tolerance", let value?): tolerance = try Tolerance(value, of: "tolerance")
            case (let name, nil) where NamedSet.named(name) != nil: datasets += [NamedSet.named(name)].compactMap { $0 }
            default:
                let given = option.name + (option.value.map { "=" + $0 } ?? "")
                throw UnknownName("cell option", given, among: Self.words)
            }
        }
    }
}
