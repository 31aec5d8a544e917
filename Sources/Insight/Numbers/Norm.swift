/// Lengths of vectors.
package enum Norm {
    /// The root of the sum of the squares.
    package static func of(_ values: [Float]) -> Double {
        values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
}
