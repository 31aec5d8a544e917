import Words

/// Why an `expect` cannot be decided, as data and in words.
package enum ExpectationError: ReportedError, Equatable {
    /// A value and what it was to be compared with go together by equality alone.
    case incomparable(key: String, found: String, wanted: String, comparison: String)
    case noValues
    case noRows
    /// A list has no such item: the path that was asked for, and the list.
    case noItem(path: String, key: String, value: String)
    /// No row has the value that was asked for, as `KEY=VALUE`.
    case noSuchRow(String)

    package var description: String {
        switch self {
        case .incomparable(let key, let found, let wanted, let comparison):
            "\(key) is \(found), and '\(wanted)' cannot be compared with it by \(comparison); "
                + "numbers go with < and >, texts with = and contains"
        case .noValues: "the last output holds no values; `expect` needs a table"
        case .noRows: "the last output has no rows; there is nothing to compare with"
        case .noItem(let path, let key, let value): "there is no \(path); \(key) is \(value)"
        case .noSuchRow(let row): "no row has \(row); check the key and the value"
        }
    }
}
