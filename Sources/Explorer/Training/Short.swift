import Display

/// Counts in remarks.
enum Short {
    /// `1 epoch`, `3 epochs`, `60,000 images`.
    static func count(_ number: Int, _ thing: String) -> String {
        "\(Format.integer(number)) \(thing)\(number == 1 ? "" : "s")"
    }
}
