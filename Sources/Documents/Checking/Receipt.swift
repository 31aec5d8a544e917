import Datasets
import Explorer
import Kernels
import Words

/// What a document was recorded with: `convo 0.1.0, x86-64 fma, seed 1, mnist 1f2e3d4c5b6a`.
package struct Receipt: Sendable, Hashable {
    /// The version of the program.
    package var version: String
    /// See `NumericTarget`.
    package var target: String
    package var seed: UInt64
    /// `mnist 1f2e3d4c5b6a`: each data set that was in use, by the checksum of its images and labels.
    package var data: [String]

    /// What runs now.
    init(seed: UInt64, data: [String]) {
        (version, target) = (Version.current, NumericTarget.name)
        (self.seed, self.data) = (seed, data)
    }

    /// Reads what `words` writes; nil for anything else.
    init?(_ words: String) {
        let parts = words.split(separator: ",").map { part in String(part.drop(while: \.isWhitespace)) }
        guard parts.count >= 3, parts[0].hasPrefix("convo "), parts[2].hasPrefix("seed "),
            let seed = UInt64(parts[2].dropFirst("seed ".count))
        else { return nil }
        version = String(parts[0].dropFirst("convo ".count))
        (target, self.seed, data) = (parts[1], seed, Array(parts.dropFirst(3)))
    }

    package var words: String { (["convo \(version)", target, "seed \(seed)"] + data).joined(separator: ", ") }

    /// How two differ in what results depend on, in words for a person; nil if they do not.
    func difference(from recorded: Receipt) -> String? {
        var words: [String] = []
        if recorded.target != target { words.append("on \(recorded.target), this is \(target)") }
        if recorded.seed != seed { words.append("with seed \(recorded.seed), not \(seed)") }
        if recorded.data != data {
            let (old, new) = (recorded.data.joined(separator: ", "), data.joined(separator: ", "))
            words.append("on \(old.isEmpty ? "no data" : old), not \(new.isEmpty ? "no data" : new)")
        }
        return words.isEmpty ? nil : "it was recorded " + words.joined(separator: ", ")
    }
}
