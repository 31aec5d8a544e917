import Files

// Members that several kinds have.
extension JSONText {
    /// An object that says of which kind it is.
    static func object(_ kind: String, _ members: [(key: String, json: String)]) -> String {
        object([("kind", string(kind))] + members)
    }

    static func title(_ title: String?) -> (key: String, json: String) {
        ("title", title.map(string) ?? "null")
    }

    /// What is to be seen, where the output says it.
    static func finding(_ text: String?) -> [(key: String, json: String)] {
        text.map { [("finding", string($0))] } ?? []
    }

    static func strings(_ texts: [String]) -> String { array(texts.map(string)) }
}
