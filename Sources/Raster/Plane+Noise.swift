extension Plane {
    /// A picture with no longer side is so full of edges that few neighbors show noise alone.
    private static let small = 64

    /// The standard deviation of random noise, from how neighbors in a row or in a column differ.
    ///
    /// Those that lie on either side of an edge differ by more, so the middle and the quarter of the differences are
    /// looked at, of a small picture the tenth, and the least of what they say holds. The numbers are these quantiles for
    /// normal noise of deviation 1.
    var noise: Float {
        min(Self.noise(of: differences(step: 1), of: self), Self.noise(of: differences(step: width), of: self))
    }

    private static func noise(of differences: [Float], of plane: Plane) -> Float {
        if max(plane.width, plane.height) <= small { return differences.quantile(0.1) / 0.1777 }
        return min(differences.quantile(0.5) / 0.954, differences.quantile(0.25) / 0.4506)
    }

    /// How far each value lies from the one `step` places before it, its neighbor on the left or above.
    private func differences(step: Int) -> [Float] {
        var found: [Float] = []
        found.reserveCapacity(values.count)
        for index in values.indices.dropFirst(step) where step != 1 || index % width != 0 {
            found.append(abs(values[index] - values[index - step]))
        }
        return found
    }
}
