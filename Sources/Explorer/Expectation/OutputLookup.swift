import Display
import Words

/// Finds one value in an output by its key and row.
package struct OutputLookup {
    private let tables: [Table]

    package init(_ output: Output) { tables = output.tables }

    /// - Parameters:
    ///   - path: a column's key, or `KEY/INDEX` for an item of a list.
    ///   - row: a number from 0, from -1 backwards, or `KEY=VALUE`; nil for the last.
    /// - Throws: which keys or how many rows there are.
    package func value(_ path: String, row: String?) throws -> Value {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        let key = parts.first ?? path
        guard let table = tables.first(where: { $0.columns.contains { $0.key == key } }) else {
            let keys = tables.flatMap { $0.columns.map(\.key) }
            if keys.isEmpty { throw ExpectationError.noValues }
            throw UnknownName(
                kind: "value", given: key, nearest: Nearest.match(key, in: keys), known: Self.unique(keys))
        }
        let value = table.value(key, row: try Self.index(row, in: table)) ?? .missing
        guard parts.count == 2 else { return value }
        guard let items = Self.items(of: value), let place = Int(parts[1]), items.indices.contains(place) else {
            throw ExpectationError.noItem(path: path, key: key, value: Expectation.shown(value))
        }
        return items[place]
    }

    /// What can be numbered in a value: the items of a list, the sides of a shape such as 26×26×16.
    private static func items(of value: Value) -> [Value]? {
        switch value {
        case .list(let items): return items
        case .text(let text):
            let sides = text.split(separator: "×").map { Int($0) }
            return sides.count > 1 && !sides.contains(nil) ? sides.compactMap { $0.map(Value.integer) } : nil
        default: return nil
        }
    }

    /// All keys, for completion.
    var keys: [String] { Self.unique(tables.flatMap { $0.columns.map(\.key) }) }

    private static func index(_ row: String?, in table: Table) throws -> Int {
        let count = table.rows.count
        guard count > 0 else { throw ExpectationError.noRows }
        guard let row else { return count - 1 }
        if let number = Int(row) {
            let place = number < 0 ? count + number : number
            guard (0..<count).contains(place) else {
                throw ExplorerError.badValue(name: "--row", given: row, expected: "0 to \(count - 1), or KEY=VALUE")
            }
            return place
        }
        let halves = row.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2 else {
            throw ExplorerError.badValue(name: "--row", given: row, expected: "a number or KEY=VALUE")
        }
        let matches = table.rows.indices.first {
            table.value(halves[0], row: $0).map { Expectation.isSame($0, as: halves[1]) } ?? false
        }
        guard let matches else { throw ExpectationError.noSuchRow(row) }
        return matches
    }

    private static func unique(_ keys: [String]) -> [String] {
        var seen: Set<String> = []
        return keys.filter { seen.insert($0).inserted }
    }
}
