/// Numbers from 0 up to but not 1, such as rates and momenta.
enum Share {
    /// Whether a number is one, also as the kernels have it: 0.99999999 as a `Float` is 1.
    static func includes(_ number: Double) -> Bool { number >= 0 && Float(number) < 1 }
}
