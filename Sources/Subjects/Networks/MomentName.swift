import Words

/// The name of a network as it was after an epoch: `net@3`.
package struct MomentName: Hashable, CustomStringConvertible {
    package let network: String
    package let epoch: Int

    package init(network: String, epoch: Int) {
        self.network = network
        self.epoch = epoch
    }

    /// - Returns: nil for a word of another form.
    package init?(_ word: String) {
        guard let sign = word.lastIndex(of: "@"), sign != word.startIndex else { return nil }
        let digits = word[word.index(after: sign)...]
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), let epoch = Int(digits) else { return nil }
        self.init(network: String(word[..<sign]), epoch: epoch)
    }

    package var description: String { "\(network)@\(epoch)" }
}

extension NamedNetwork {
    /// The network as it was after an epoch of its life, 0 being before the first; nil if that is not kept.
    ///
    /// A network that was never trained in the session has one moment, the present.
    package func moment(after epoch: Int) -> NamedNetwork? {
        let present = kept.snapshots.isEmpty && network.epochsTrained == epoch ? network.snapshot : nil
        guard let snapshot = kept[epoch] ?? present, let restored = network.restored(to: snapshot) else { return nil }
        return NamedNetwork(
            name: "\(MomentName(network: name, epoch: epoch))", network: restored, file: nil, isSaved: true,
            isReadOnly: true, revision: ~(revision << 32 | min(epoch, Int(Int32.max))))
    }

    /// Every moment that can be gone back to, oldest first; the present alone where none is kept.
    package var moments: [NamedNetwork] {
        let epochs = kept.snapshots.isEmpty ? [network.epochsTrained] : kept.epochs
        return epochs.compactMap { moment(after: $0) }
    }

    /// What to say of an epoch whose weights are not there, with those that are.
    package func notKept(_ epoch: Int) -> SubjectError {
        .notKept(
            epoch: epoch, network: name, kept: kept.snapshots.isEmpty ? nil : kept.words,
            present: network.epochsTrained)
    }
}
