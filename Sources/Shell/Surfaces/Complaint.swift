/// Errors on standard error, one line each.
enum Complaint {
    /// Written by a process that ends on it, under the name of the program.
    static func write(_ message: String) { Descriptor.error.write("convo: \(message)\n") }

    /// Shown to the person at the prompt.
    static func show(_ message: String, color: Bool) {
        Descriptor.error.write(Style.warning.paint("error:", color: color) + " \(message)\n")
    }
}
