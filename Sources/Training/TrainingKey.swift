import ConvNet
import Explorer
import Files
import Kernels
import Words

/// The name under which the outcome of a training is kept: all that it depends on.
///
/// The build of the program and the numeric target are part of it; the number of threads is not, as it changes no bit.
package struct TrainingKey {
    private var sum = SHA256()

    /// - Parameters:
    ///   - data: name and checksum
    ///   - facts: what else there is to it, in words
    package init(of network: Network, on data: String, with settings: Settings, _ facts: [String]) {
        let words = [
            Version.current, ProgramFile.identity ?? "", NumericTarget.name, data, "\(settings.training)",
            "\(settings.augmentation)",
        ]
        sum.add(Array((words + facts).joined(separator: "\n").utf8)[...])
        add(SafetensorsFormat().bytes(of: network))
    }

    mutating func add(_ bytes: [UInt8]) { sum.add(bytes[...]) }

    /// Nil where the build of the program cannot be told.
    var text: String? { ProgramFile.identity == nil ? nil : sum.digits }
}
