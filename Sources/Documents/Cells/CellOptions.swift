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
    /// How far off recorded numbers may be; nil for exactly.
    package private(set) var tolerance: Tolerance?
    /// The data sets without which it is left out.
    package private(set) var datasets: [NamedSet] = []

    /// All that may be asked for, as it is written.
    package static let words = ["hide", "expect-error", "slow", "parameters", "tolerance=NUMBER"] + NamedSet.all.map(\.name)

    /// - Throws: for a word that asks for nothing, with those that do
    init(_ info: InfoString) throws {
        for option in info.options {
            switch (option.name, option.value) {
            case ("hide", nil): isHidden = true
            case ("expect-error", nil): expectsError = true
            case ("slow", nil): isSlow = true
            case ("parameters", nil): isParameters = true
            case ("tolerance", let value?): tolerance = try Tolerance(value, of: "tolerance")
            case (let name, nil) where NamedSet.named(name) != nil: datasets += [NamedSet.named(name)].compactMap { $0 }
            default:
                let given = option.name + (option.value.map { "=" + $0 } ?? "")
                throw UnknownName("cell option", given, among: Self.words)
            }
        }
    }
}
