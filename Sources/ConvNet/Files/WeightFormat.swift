/// A kind of weight file, told by the endings of its files' names.
///
/// What it can do it says by conforming to ``WeightReading``, ``WeightWriting`` or both. A format is one file and one
/// entry in a ``WeightFormats``; whoever opens, saves or completes asks the list.
public protocol WeightFormat: Sendable {
    /// What it is called: "safetensors".
    var name: String { get }

    /// How the names of its files end, in lower case and without the dot, the usual ending first.
    var endings: [String] { get }
}

/// A format whose files can be opened.
public protocol WeightReading: WeightFormat {
    /// Whether bytes begin as a file of this format does, whatever the file is called.
    func recognizes(_ bytes: [UInt8]) -> Bool

    /// Refuses what need not be read whole, by the beginning of a file.
    ///
    /// - Parameters:
    ///   - bytes: the first 4 MB or so
    ///   - size: how many bytes the whole file has
    ///   - name: what errors call the file
    /// - Throws: an error whose description is one line
    func check(beginning bytes: [UInt8], size: Int, named name: String) throws

    /// The network in the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: the whole file
    ///   - name: what errors call the file
    /// - Throws: an error whose description is one line, for whatever the bytes are; nothing much larger than they are is
    ///   allocated before it is known that they are sound
    func read(_ bytes: [UInt8], named name: String) throws -> Network

    /// The network in the bytes of a file that does not tell all by itself, such as a list of tensors.
    ///
    /// - Parameters:
    ///   - bytes: the whole file
    ///   - name: what errors call the file
    ///   - hints: what the user says of it
    /// - Throws: as ``read(_:named:)``, also where there are hints of which the format has no use
    func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork
}

extension WeightReading {
    /// A format that cannot tell takes the whole file.
    public func check(beginning bytes: [UInt8], size: Int, named name: String) throws {}

    /// A format whose files tell all.
    public func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        if let hint = hints.given.first { throw WeightFileError.needlessHint(file: name, hint: hint, format: self.name) }
        return OpenedNetwork(try read(bytes, named: name))
    }
}

/// A format in which networks can be saved.
public protocol WeightWriting: WeightFormat {
    /// The bytes of a file that holds the network; the same for the same network.
    ///
    /// - Throws: an error whose description is one line, if the format cannot hold such a network
    func bytes(of network: Network) throws -> [UInt8]
}
