import Words

/// Which number of a network a word names: `conv2/3/kernel/1,1,4`, `conv1/3/bias`, `bn1/3/gamma`, `dense1/12/kernel/57`.
///
/// Layer and channel come first, as in a ``UnitPath``; then the tensor, and for a kernel the place in it: row, column and
/// input channel of a convolution (the channel may be left out where there is only one), the input of a dense layer.
package struct ParameterPath: Sendable, Hashable, CustomStringConvertible {
    /// The name of the layer as `model` prints it.
    package let layer: String
    /// A filter of a convolution, a unit of a dense layer, a channel of batch normalization.
    package let channel: Int
    /// Which of the layer's tensors.
    package let role: Role
    /// The place in the kernel; empty for any other tensor.
    package let place: [Int]

    /// The tensors that layers keep, under the names that weight files give them.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        case kernel, bias, gamma, beta
        case movingMean = "moving_mean"
        case movingVariance = "moving_variance"

        /// Reads the tensor's name; `-` does for `_`.
        package init?(word: String) { self.init(rawValue: String(word.map { $0 == "-" ? "_" : $0 })) }
    }

    /// The path of its parts; that a network has such a parameter is checked when it is looked up.
    package init(layer: String, channel: Int, role: Role, place: [Int] = []) {
        self.layer = layer
        self.channel = channel
        self.role = role
        self.place = place
    }

    /// Reads a word that has the form of a parameter path; whether a network has the parameter is another question.
    ///
    /// - Throws: `SubjectError.badParameterPath`.
    package init(_ word: String) throws {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (3...4).contains(parts.count), !parts[0].isEmpty, let channel = Self.number(parts[1]),
            let role = Role(word: parts[2])
        else { throw SubjectError.badParameterPath(word) }
        var place: [Int] = []
        if parts.count == 4 {
            place = parts[3].split(separator: ",", omittingEmptySubsequences: false).map { Self.number($0) ?? -1 }
            guard role == .kernel, (1...3).contains(place.count), !place.contains(-1) else {
                throw SubjectError.badParameterPath(word)
            }
        }
        self.init(layer: parts[0], channel: channel, role: role, place: place)
    }

    package var description: String {
        let start = "\(layer)/\(channel)/\(role.rawValue)"
        return place.isEmpty ? start : start + "/" + place.map(String.init).joined(separator: ",")
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        !text.isEmpty && text.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
    }
}
