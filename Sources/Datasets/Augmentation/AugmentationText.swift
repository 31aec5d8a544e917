extension Augmentation: CustomStringConvertible {
    /// The changes that can be set, in the order in which they are written.
    package static let names = ["shift", "rotate", "scale", "shear", "aspect", "thickness", "noise", "chance", "extremes"]

    /// Reads what ``description`` writes: `none`, `mild`, `wide`, or names with values, separated by commas.
    ///
    /// A preset may come first and be changed by what follows: `mild, noise 30`. `scale` takes the smallest and the
    /// largest factor: `scale 0.9-1.1`.
    package static func parse(_ text: String) throws(AugmentationError) -> Augmentation {
        var result = Augmentation.none
        for item in text.split(separator: ",") {
            let words = item.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
            guard let name = words.first else { continue }
            if words.count == 1, let preset = preset(name) {
                result = preset
                continue
            }
            guard names.contains(name) else { throw .unknownName(name) }
            guard words.count > 1 else { throw .missingValue(name) }
            try result.set(name, to: words.dropFirst().joined(separator: " "))
        }
        return result
    }

    /// The changes as ``parse(_:)`` reads them, for example `shift 2, rotate 10, scale 0.9-1.1`.
    package var description: String {
        var items = Self.fields.compactMap { field -> String? in
            let value = self[keyPath: field.path]
            return value == field.unchanged ? nil : "\(field.name) \(Self.plain(value))"
        }
        if scale != 1...1 {
            let place = (shift == 0 ? 0 : 1) + (rotate == 0 ? 0 : 1)
            items.insert("scale \(Self.plain(scale.lowerBound))-\(Self.plain(scale.upperBound))", at: place)
        }
        return items.isEmpty ? "none" : items.joined(separator: ", ")
    }

    private struct Field {
        let name: String
        let path: WritableKeyPath<Augmentation, Float>
        let allowed: ClosedRange<Float>
        var unchanged: Float = 0
        let example: String
    }

    private static var fields: [Field] {
        [
            Field(name: "shift", path: \.shift, allowed: 0...14, example: "2"),
            Field(name: "rotate", path: \.rotate, allowed: 0...180, example: "10"),
            Field(name: "shear", path: \.shear, allowed: 0...1, example: "0.1"),
            Field(name: "aspect", path: \.aspect, allowed: 0...0.5, example: "0.1"),
            Field(name: "thickness", path: \.thickness, allowed: 0...1, example: "0.5"),
            Field(name: "noise", path: \.noise, allowed: 0...255, example: "30"),
            Field(name: "chance", path: \.chance, allowed: 0...1, unchanged: 1, example: "0.5"),
            Field(name: "extremes", path: \.extremes, allowed: 0...1, unchanged: 1, example: "0.4"),
        ]
    }

    static func example(of name: String) -> String {
        "\(name) " + (fields.first { $0.name == name }?.example ?? "0.9-1.1")
    }

    /// A number without a needless fraction: 2, not 2.0.
    static func plain(_ value: Float) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private mutating func set(_ name: String, to text: String) throws(AugmentationError) {
        guard let field = Self.fields.first(where: { $0.name == name }) else {
            scale = try Self.factors(text)
            return
        }
        guard let value = Float(text), value.isFinite else { throw .malformedValue(name: name, given: text) }
        guard field.allowed.contains(value) else {
            throw .outOfBounds(name: name, given: text, allowed: field.allowed)
        }
        self[keyPath: field.path] = value
    }

    private static func factors(_ text: String) throws(AugmentationError) -> ClosedRange<Float> {
        let parts = text.split { "-… ".contains($0) }
        guard parts.count == 2, let low = Float(parts[0]), let high = Float(parts[1]), low <= high else {
            throw .malformedValue(name: "scale", given: text)
        }
        guard (0.1...4).contains(low), (0.1...4).contains(high) else {
            throw .outOfBounds(name: "scale", given: text, allowed: 0.1...4)
        }
        return low...high
    }

    private static func preset(_ name: String) -> Augmentation? {
        switch name {
        case "none", "off": Augmentation.none
        case "mild": mild
        case "wide": wide
        default: nil
        }
    }
}
