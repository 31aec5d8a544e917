import Words

/// Reads words of which a command knows a few; use these as `transform:` of such arguments.
package enum Choice {
    /// One of the cases of an enumeration, by its raw value.
    ///
    /// - Parameter kind: what the words name: `method`
    package static func one<Value: CaseIterable & RawRepresentable & Sendable>(
        of type: Value.Type, _ kind: String
    ) -> @Sendable (String) throws -> Value where Value.RawValue == String {
        { word in
            guard let value = Value(rawValue: word) else {
                throw UnknownName(kind, word, among: Value.allCases.map(\.rawValue))
            }
            return value
        }
    }
}
