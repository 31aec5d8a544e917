import Insight
import Words

/// A change of one kind, in words.
package struct PerturbationKind {
    /// What it does: `turned clockwise`.
    package let name: String
    /// As far as it goes.
    package let change: Perturbation

    /// Every kind, as far as a person might still read a digit or just beyond.
    package static let sweeps = [
        PerturbationKind(name: "turned clockwise", change: Perturbation(rotation: 90)),
        PerturbationKind(name: "turned anticlockwise", change: Perturbation(rotation: -90)),
        PerturbationKind(name: "moved right", change: Perturbation(shiftX: 10)),
        PerturbationKind(name: "moved left", change: Perturbation(shiftX: -10)),
        PerturbationKind(name: "moved down", change: Perturbation(shiftY: 10)),
        PerturbationKind(name: "moved up", change: Perturbation(shiftY: -10)),
        PerturbationKind(name: "enlarged", change: Perturbation(scale: 2)),
        PerturbationKind(name: "shrunk", change: Perturbation(scale: 0.3)),
        PerturbationKind(name: "noisy", change: Perturbation(noise: 1)),
    ]

    /// The name of any change: `turned, moved`.
    package static func name(of change: Perturbation) -> String {
        var words: [String] = []
        if change.rotation != 0 { words.append(change.rotation > 0 ? "turned clockwise" : "turned anticlockwise") }
        if change.shiftX != 0 || change.shiftY != 0 { words.append("moved") }
        if change.scale != 1 { words.append(change.scale > 1 ? "enlarged" : "shrunk") }
        if change.noise != 0 { words.append("noisy") }
        return words.joined(separator: ", ")
    }
}

/// How amounts of a change are written.
struct PerturbationAmount {
    private enum Kind { case rotation, shift, scale, noise, several }

    private let change: Perturbation
    private let kind: Kind

    init(_ change: Perturbation) {
        self.change = change
        let isShifted = change.shiftX != 0 || change.shiftY != 0
        let kinds: [(Bool, Kind)] = [
            (change.rotation != 0, .rotation), (isShifted, .shift), (change.scale != 1, .scale),
            (change.noise != 0, .noise),
        ]
        let there = kinds.filter(\.0).map(\.1)
        kind = there.count == 1 ? there[0] : .several
    }

    /// A share of the change on the horizontal axis: degrees, pixels of the way, the factor, the deviation, or percent.
    func coordinate(_ share: Float) -> Double {
        let part = change.share(share)
        switch kind {
        case .rotation: return Double(abs(part.rotation))
        case .shift: return Double((part.shiftX * part.shiftX + part.shiftY * part.shiftY).squareRoot())
        case .scale: return Double(part.scale)
        case .noise: return Double(part.noise)
        case .several: return Double(share) * 100
        }
    }

    /// What the horizontal axis counts.
    var axis: String {
        switch kind {
        case .rotation: change.rotation < 0 ? "degrees anticlockwise" : "degrees clockwise"
        case .shift: "pixels moved"
        case .scale: "factor of the size"
        case .noise: "standard deviation of the noise"
        case .several: "percent of the change"
        }
    }

    /// A share of the change: `-30°`, `3 right, 1.5 up`, `×0.7`, `noise 0.25`, `40 %`.
    func words(_ share: Float, digits: Int = 2) -> String {
        let part = change.share(share)
        func short(_ value: Float) -> String { Self.short(Double(value), digits: digits) }
        switch kind {
        case .rotation: return "\(short(part.rotation))°"
        case .shift: return Self.way(part, short)
        case .scale: return "×\(short(part.scale))"
        case .noise: return "noise \(short(part.noise))"
        case .several: return "\(short(share * 100)) %"
        }
    }

    /// How much a share of the change is, without its direction: `30°`, `3.6 pixels`, `×0.7`, `0.25`.
    func size(_ share: Float) -> String {
        let number = Self.short(coordinate(share), digits: 2)
        switch kind {
        case .rotation: return "\(number)°"
        case .shift: return "\(number) pixels"
        case .scale: return "×\(number)"
        case .noise: return number
        case .several: return "\(number) %"
        }
    }

    private static func way(_ part: Perturbation, _ short: (Float) -> String) -> String {
        let across = part.shiftX == 0 ? nil : "\(short(abs(part.shiftX))) \(part.shiftX < 0 ? "left" : "right")"
        let along = part.shiftY == 0 ? nil : "\(short(abs(part.shiftY))) \(part.shiftY < 0 ? "up" : "down")"
        let words = [across, along].compactMap { $0 }
        return words.isEmpty ? "0" : words.joined(separator: ", ")
    }

    /// What a small share of the change amounts to: `0.004°`, `0.001 pixels`.
    func precision(_ share: Float) -> String {
        switch kind {
        case .rotation: "\(Format.number(Double(abs(change.rotation * share))))°"
        case .shift: "\(Format.number(coordinate(share))) pixels"
        case .scale: Format.number(Double(abs((change.scale - 1) * share)))
        case .noise: Format.number(Double(change.noise * share))
        case .several: "\(Format.number(Double(share) * 100)) %"
        }
    }

    private static func short(_ value: Double, digits: Int) -> String {
        var text = Format.fixed(value, decimals: digits)
        guard text.contains(".") else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text == "-0" ? "0" : text
    }
}
