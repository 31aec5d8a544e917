import Files

extension Dataset {
    /// Twelve hex digits of the SHA-256 of all images and labels: equal for equal data, wherever it came from.
    ///
    /// A tenth of a second and more for MNIST.
    package var fingerprint: String {
        var sum = SHA256()
        for split in splits {
            sum.add([UInt8](split.size.utf8)[...])
            sum.add(split.images[...])
            sum.add(split.labels[...])
        }
        return String(sum.digits.prefix(12))
    }
}
