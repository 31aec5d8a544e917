/// A value on the stack of a pickle. What holds others is a number in the ``PickleHeap``, so that no value lies inside another:
/// neither cycles nor depth can hurt.
package enum PickleValue: Sendable {
    case none
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case bytes([UInt8])
    case tuple(Int)
    case list(Int)
    case dictionary(Int)
    /// A name of Python, "collections.OrderedDict": it stands for itself and is never looked up.
    case global(String)
    /// What the reader's owner made, by a number that it gave.
    case made(Int)
    /// Something that a state dict may hold beside its tensors and that nobody here looks into.
    case opaque
}

/// What the values of a pickle hold.
package struct PickleHeap {
    package private(set) var tuples: [[PickleValue]] = []
    package private(set) var lists: [[PickleValue]] = []
    package private(set) var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []

    /// So many of each are made.
    static let most = 200_000

    package mutating func tuple(_ elements: [PickleValue]) throws(PickleFault) -> PickleValue {
        guard tuples.count < Self.most else { throw .tooMany }
        tuples.append(elements)
        return .tuple(tuples.count - 1)
    }

    package mutating func list(_ elements: [PickleValue] = []) throws(PickleFault) -> PickleValue {
        guard lists.count < Self.most else { throw .tooMany }
        lists.append(elements)
        return .list(lists.count - 1)
    }

    package mutating func dictionary() throws(PickleFault) -> PickleValue {
        guard dictionaries.count < Self.most else { throw .tooMany }
        dictionaries.append([])
        return .dictionary(dictionaries.count - 1)
    }

    mutating func append(_ elements: some Sequence<PickleValue>, to value: PickleValue) {
        if case .list(let place) = value, lists.indices.contains(place) { lists[place] += elements }
    }

    mutating func set(_ elements: ArraySlice<PickleValue>, in value: PickleValue) {
        guard case .dictionary(let place) = value, dictionaries.indices.contains(place) else { return }
        var rest = elements
        while let key = rest.popFirst(), let element = rest.popFirst() { dictionaries[place].append((key, element)) }
    }

    /// What a tuple or a list holds; nil for any other value.
    package func elements(_ value: PickleValue) -> [PickleValue]? {
        switch value {
        case .tuple(let place): tuples.indices.contains(place) ? tuples[place] : nil
        case .list(let place): lists.indices.contains(place) ? lists[place] : nil
        default: nil
        }
    }

    /// What a dictionary holds, in the order in which it was put there; nil for any other value.
    package func members(_ value: PickleValue) -> [(key: PickleValue, value: PickleValue)]? {
        guard case .dictionary(let place) = value, dictionaries.indices.contains(place) else { return nil }
        return dictionaries[place]
    }
}

extension PickleValue {
    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    package var global: String? { if case .global(let name) = self { name } else { nil } }
}

/// Why a pickle is not read.
package enum PickleFault: Error, Equatable {
    /// At a byte of the pickle.
    case damaged(at: Int, String)
    /// It would run something that is not on the list.
    case call(String)
    /// It holds more than any state dict does, in words: "more values than …".
    case tooLarge(String)

    static let tooMany = tooLarge("more values than any state dict has")
}
