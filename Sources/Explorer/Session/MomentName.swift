import ConvNet

/// The name of a network as it was after an epoch: `net@3`.
struct MomentName: Hashable, CustomStringConvertible {
    let network: String
    let epoch: Int

    init(network: String, epoch: Int) {
        self.network = network
        self.epoch = epoch
    }

    /// - Returns: nil for a word of another form.
    init?(_ word: String) {
        guard let sign = word.lastIndex(of: "@"), sign != word.startIndex else { return nil }
        let digits = word[word.index(after: sign)...]
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), let epoch = Int(digits) else { return nil }
        self.init(network: String(word[..<sign]), epoch: epoch)
    }

    var description: String { "\(network)@\(epoch)" }
}

extension NamedNetwork {
    /// The network as it was after an epoch of its life, 0 being before the first; nil if that is not kept.
    ///
    /// A network that was never trained in the session has one moment, the present.
    func moment(after epoch: Int) -> NamedNetwork? {
        let present = kept.snapshots.isEmpty && network.epochsTrained == epoch ? network.snapshot : nil
        guard let snapshot = kept[epoch] ?? present, let restored = network.restored(to: snapshot) else { return nil }
        return NamedNetwork(
            name: "\(MomentName(network: name, epoch: epoch))", network: restored, file: nil, isSaved: true,
            isReadOnly: true, revision: ~(revision << 32 | min(epoch, Int(Int32.max))))
    }

    /// Every moment that can be gone back to, oldest first; the present alone where none is kept.
    var moments: [NamedNetwork] {
        let epochs = kept.snapshots.isEmpty ? [network.epochsTrained] : kept.epochs
        return epochs.compactMap { moment(after: $0) }
    }
}

extension Session {
    /// The network in use as it was after an epoch.
    ///
    /// - Throws: which epochs are kept.
    func moment(after epoch: Int) throws -> NamedNetwork {
        let current = try network()
        guard let moment = current.moment(after: epoch) else { throw ExplorerError.notKept(epoch, of: current) }
        return moment
    }

    /// A network by what a line calls it: an epoch of the one in use (`3`), `now`, a name, or a name's epoch (`net@3`).
    ///
    /// - Throws: which epochs or networks there are.
    func network(calledOrAt word: String) throws -> NamedNetwork {
        let word = NegativeNumber.reveal(word)
        if word == "now" { return try network() }
        if let epoch = Int(word) { return try moment(after: epoch) }
        return try network(named: word)
    }
}

extension ExplorerError {
    /// An epoch whose weights are not there, with those that are.
    static func notKept(_ epoch: Int, of named: NamedNetwork) -> ExplorerError {
        let what = "\(named.name) has no epoch \(epoch) kept"
        guard named.kept.snapshots.isEmpty else { return .refused(what, remedy: "there are \(named.kept.words)") }
        return .refused(
            "\(what), only its present, \(named.network.epochsTrained)",
            remedy: "`train` keeps the weights of every epoch that it trains")
    }
}
