import ConvNet
import Files
import Translation

/// The tensors of a PyTorch file, whichever of its two forms it has.
struct TorchReader {
    private static let largestPickle = 16 << 20

    private let file: String

    init(file: String) { self.file = file }

    func tensors(_ bytes: [UInt8]) throws(InterchangeError) -> TensorFile {
        if bytes.starts(with: Array("PK".utf8)) { return try zipped(bytes) }
        guard FileNature(bytes: bytes) == .pyTorch else {
            throw .otherKind(file: file, bytes, remedy: "expected what torch.save(model.state_dict(), 'weights.pt') writes")
        }
        return try beforeZip(bytes)
    }

    // The usual form, since PyTorch 1.6: a zip archive with the pickle `data.pkl` and a file for each storage.
    //
    //     ┌──────────────────┬───────────────┬───────────────┬───┬───────────────────┐
    //     │ name/data.pkl    │ name/data/0   │ name/data/1   │ … │ name/byteorder    │
    //     │ the dictionary   │ numbers       │ numbers       │   │ "little"          │
    //     └──────────────────┴───────────────┴───────────────┴───┴───────────────────┘

    private func zipped(_ bytes: [UInt8]) throws(InterchangeError) -> TensorFile {
        let archive: ZipReader
        do { archive = try ZipReader(bytes) } catch { throw .archive(file: file, error) }
        let entries = Dictionary(archive.entries.map { ($0.name, $0) }) { first, _ in first }
        guard let pickle = archive.entries.first(where: { $0.name == "data.pkl" || $0.name.hasSuffix("/data.pkl") }) else {
            throw .foreign(file: file, what: "a zip archive without data.pkl", remedy: TorchReader.remedy)
        }
        let folder = String(pickle.name.dropLast("data.pkl".count))
        if entries["\(folder)constants.pkl"] != nil {
            throw .foreign(
                file: file, what: "a TorchScript program, whose code and constants are not read here", remedy: Self.remedy)
        }
        func content(_ entry: ZipReader.Entry, limit: Int) throws(InterchangeError) -> [UInt8] {
            do { return try archive.bytes(of: entry, limit: limit) } catch { throw .archive(file: file, error) }
        }
        if let order = entries["\(folder)byteorder"], try content(order, limit: 64).starts(with: Array("big".utf8)) {
            throw .foreign(file: file, what: "numbers with their highest byte first", remedy: "save it anew on another machine")
        }
        let reader = try unpickled(try content(pickle, limit: Self.largestPickle), pickles: 1)
        var result = try values(reader.stateDict) { (storage: TorchStorage) throws(InterchangeError) in
            guard let entry = entries["\(folder)data/\(storage.key)"] else {
                throw .damaged(file: file, part: "the archive", expected: "the numbers data/\(storage.key)", got: "no such file")
            }
            return try content(entry, limit: TensorFile.mostNumbers * 8)[...]
        }
        if let note = entries[folder + TorchNote.name] {
            result.layers = try TorchNote(try content(note, limit: 1 << 20), file: file).architecture
        }
        return result
    }

    // The form before: pickles one after another, then the numbers.
    //
    //     ┌────────┬──────────┬─────────┬────────────┬──────────────────┬───────────────┬───┐
    //     │ magic  │ protocol │ machine │ dictionary │ keys of storages │ count │ numbers │ … │
    //     │ number │ 1001     │         │            │ in their order   │ 8 bytes         │   │
    //     └────────┴──────────┴─────────┴────────────┴──────────────────┴───────────────┴───┘

    private func beforeZip(_ bytes: [UInt8]) throws(InterchangeError) -> TensorFile {
        let reader = try unpickled(bytes, pickles: 5)
        let (fields, maker) = (LittleEndianFields(bytes), reader.maker)
        var (places, place) = ([String: ArraySlice<UInt8>](), reader.end)
        for key in reader.keys {
            guard let storage = maker.storages[key], let count = fields.number(place, 8), count == storage.count,
                count <= (bytes.count - place - 8) / storage.width
            else {
                throw .damaged(
                    file: file, part: "the numbers of storage \(key.prefix(40))", expected: "as many as it says",
                    got: "others, or its end")
            }
            places[key] = bytes[(place + 8)..<(place + 8 + count * storage.width)]
            place += 8 + count * storage.width
        }
        return try values(reader.stateDict) { (storage: TorchStorage) throws(InterchangeError) in
            guard let numbers = places[storage.key] else {
                throw .damaged(file: file, part: "its list of storages", expected: "storage \(storage.key.prefix(40))", got: "none")
            }
            return numbers
        }
    }

    /// What the pickles of a file come to.
    private struct Unpickled {
        let stateDict: StateDict
        let maker: TorchMaker
        /// The keys of storages, in an old file.
        let keys: [String]
        /// Where the last pickle ends.
        let end: Int
    }

    private func unpickled(_ bytes: [UInt8], pickles: Int) throws(InterchangeError) -> Unpickled {
        var (reader, values) = (PickleReader(bytes, maker: TorchMaker()), [PickleValue]())
        do throws(PickleFault) {
            for _ in 0..<pickles { values.append(try reader.read()) }
        } catch {
            throw refusal(error, reader.maker, bytes)
        }
        guard let stateDict = StateDict(values[pickles == 1 ? 0 : 3], heap: reader.heap, maker: reader.maker) else {
            throw .foreign(file: file, what: "no tensors by name, which a state dict is", remedy: Self.remedy)
        }
        let keys = pickles == 1 ? [] : reader.heap.elements(values[4]) ?? []
        return Unpickled(stateDict: stateDict, maker: reader.maker, keys: keys.compactMap(\.text), end: reader.place)
    }

    private func refusal(_ fault: PickleFault, _ maker: TorchMaker, _ bytes: [UInt8]) -> InterchangeError {
        switch fault {
        case .call(let name) where maker.hasModule || Self.namesModules(bytes):
            .foreign(
                file: file,
                what: "a whole module of PyTorch (it calls \(name.prefix(80))), which only its own code could read; nothing was run",
                remedy: Self.remedy)
        case .call(let name):
            .foreign(
                file: file, what: "a call of \(name.prefix(80)), which is no part of a state dict; nothing was run",
                remedy: Self.remedy)
        case .damaged(let place, let words):
            .damaged(file: file, part: "its pickle at byte \(place)", expected: "a state dict as PyTorch writes it", got: words)
        case .tooLarge(let words):
            .foreign(file: file, what: words, remedy: "expected the weights of a smaller network")
        }
    }

    private static func namesModules(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(1 << 18).firstRange(of: Array("torch.nn.modules".utf8)) != nil
    }

    static let remedy = "save the tensors alone, as torch.save(model.state_dict(), 'weights.pt') does"
}

extension TorchReader {
    /// The numbers of the tensors; those that count batches, and other whole numbers, are left out.
    private func values(
        _ stateDict: StateDict, _ bytes: (TorchStorage) throws(InterchangeError) -> ArraySlice<UInt8>
    ) throws(InterchangeError) -> TensorFile {
        let tensors = stateDict.tensors.filter { $0.tensor.type.isFloat }
        var left = TensorFile.mostNumbers
        for (_, tensor) in tensors {
            left -= min(tensor.count, left + 1)
            guard left >= 0 else { throw .tooMany(file: file) }
        }
        var (storages, room, result) = ([String: [Float]](), 2 * TensorFile.mostNumbers, [NamedTensor]())
        for (name, tensor) in tensors {
            // One storage may be read as numbers of two types.
            let (storage, id) = (tensor.storage, "\(tensor.storage.key) \(tensor.type)")
            let numbers: [Float]
            if let known = storages[id] { numbers = known } else {
                let content = try bytes(storage)
                guard content.count / tensor.type.width >= storage.count * storage.width / tensor.type.width else {
                    throw .damaged(
                        file: file, part: "the storage of \(name)", expected: "\(storage.count * storage.width) bytes",
                        got: "\(content.count)")
                }
                room -= content.count / tensor.type.width
                guard room >= 0 else { throw .tooMany(file: file) }
                numbers = tensor.type.floats(content)
                storages[id] = numbers
            }
            result.append(NamedTensor(name: name, shape: tensor.shape, values: tensor.values(of: numbers)))
        }
        var file = TensorFile(result, file: file)
        file.order = .torch
        return file
    }
}
