import Files

/// What a pickle may ask for: everything that the reader itself does not do.
package protocol PickleMaker {
    /// What a call of a function or class of Python gives, which is not called.
    ///
    /// - Throws: ``PickleFault/call(_:)`` for whatever is not known
    mutating func call(_ name: String, _ arguments: [PickleValue], _ heap: inout PickleHeap) throws(PickleFault) -> PickleValue
    /// What stands outside of the pickle under such an identity.
    mutating func outside(_ identity: PickleValue, _ heap: inout PickleHeap) throws(PickleFault) -> PickleValue
}

/// Reads a Python pickle, protocols 0 to 5, and runs nothing: it is a machine with a stack, of whose operations only those are
/// known that make numbers, texts, lists, tuples and dictionaries; calls go to a list of known names.
///
/// Time and memory grow with the number of bytes, and memory is bounded by the number of values that are allowed.
package struct PickleReader<Maker: PickleMaker> {
    package var maker: Maker
    package private(set) var heap = PickleHeap()
    private var bytes: PickleBytes
    private var stack: [PickleValue] = []
    private var marks: [Int] = []
    private var memo: [Int: PickleValue] = [:]

    package init(_ bytes: [UInt8], maker: Maker) {
        self.bytes = PickleBytes(bytes)
        self.maker = maker
    }

    /// Where the next pickle of the bytes begins.
    package var place: Int { bytes.place }

    /// Reads one pickle, to its end; what the ones before it in the same bytes made stays.
    package mutating func read() throws(PickleFault) -> PickleValue {
        (stack, marks, memo) = ([], [], [:])
        while true {
            let code = try bytes.byte()
            if code == UInt8(ascii: ".") { return try pop() }
            if try makesValue(code) { continue }
            if try changesStack(code) { continue }
            if try fills(code) { continue }
            guard try calls(code) else { throw fault("the operation \(code), which is not known") }
        }
    }

    private func fault(_ words: String) -> PickleFault { .damaged(at: bytes.place, words) }

    private mutating func push(_ value: PickleValue) throws(PickleFault) {
        guard stack.count < PickleHeap.most else { throw .tooMany }
        stack.append(value)
    }

    private mutating func pop() throws(PickleFault) -> PickleValue {
        guard stack.count > (marks.last ?? 0), let value = stack.popLast() else { throw fault("a value that was never made") }
        return value
    }

    /// What was put on the stack since the last mark.
    private mutating func popMarked() throws(PickleFault) -> [PickleValue] {
        guard let mark = marks.popLast(), mark <= stack.count else { throw fault("a mark that was never set") }
        defer { stack.removeLast(stack.count - mark) }
        // Copied one by one: an array of the whole slice would share, and keep, all of the stack's memory.
        return stack[mark...].map { $0 }
    }
}

// Numbers, texts and names.
extension PickleReader {
    private mutating func makesValue(_ code: UInt8) throws(PickleFault) -> Bool {
        switch code {
        case UInt8(ascii: "N"): try push(.none)
        case 0x88, 0x89: try push(.flag(code == 0x88))
        case UInt8(ascii: "K"): try push(.integer(bytes.count(1)))
        case UInt8(ascii: "M"): try push(.integer(bytes.count(2)))
        case UInt8(ascii: "J"): try push(.integer(Int(Int32(truncatingIfNeeded: bytes.count(4)))))
        case 0x8A: try push(bytes.long(bytes.count(1)))
        case 0x8B: try push(bytes.long(bytes.count(4)))
        case UInt8(ascii: "I"), UInt8(ascii: "L"): try push(line(bytes.line()))
        case UInt8(ascii: "F"): try push(Double(bytes.line()).map { .number($0) } ?? .opaque)
        case UInt8(ascii: "G"): try push(.number(bytes.double()))
        default: return try makesText(code)
        }
        return true
    }

    private mutating func makesText(_ code: UInt8) throws(PickleFault) -> Bool {
        switch code {
        case UInt8(ascii: "S"), UInt8(ascii: "V"): try push(.text(bytes.line().trimmingQuotes))
        case UInt8(ascii: "X"), UInt8(ascii: "T"): try push(.text(bytes.text(bytes.count(4))))
        case 0x8C, UInt8(ascii: "U"): try push(.text(bytes.text(bytes.count(1))))
        case 0x8D: try push(.text(bytes.text(bytes.count(8))))
        case UInt8(ascii: "C"): try push(.bytes(Array(bytes.take(bytes.count(1)))))
        case UInt8(ascii: "B"): try push(.bytes(Array(bytes.take(bytes.count(4)))))
        case 0x8E, 0x96: try push(.bytes(Array(bytes.take(bytes.count(8)))))
        case UInt8(ascii: "c"):
            let module = try bytes.line()
            try push(.global("\(module).\(bytes.line())"))
        case 0x93:
            guard let name = try pop().text, let module = try pop().text else { throw fault("a name that is no text") }
            try push(.global("\(module).\(name)"))
        default: return false
        }
        return true
    }

    private func line(_ text: String) -> PickleValue {
        // Protocol 0 writes truths as 00 and 01.
        switch text {
        case "00": .flag(false)
        case "01": .flag(true)
        default: Int(text.hasSuffix("L") ? String(text.dropLast()) : text).map { .integer($0) } ?? .opaque
        }
    }
}

// Stack and memory.
extension PickleReader {
    private mutating func changesStack(_ code: UInt8) throws(PickleFault) -> Bool {
        switch code {
        case 0x80: _ = try bytes.byte()
        case 0x95: _ = try bytes.take(8)
        case UInt8(ascii: "("):
            guard marks.count < PickleHeap.most else { throw .tooMany }
            marks.append(stack.count)
        case UInt8(ascii: "0"):
            if marks.last == stack.count { marks.removeLast() } else { _ = try pop() }
        case UInt8(ascii: "1"): _ = try popMarked()
        case UInt8(ascii: "2"):
            let value = try pop()
            try push(value)
            try push(value)
        case UInt8(ascii: "p"): try remember(Int(bytes.line()))
        case UInt8(ascii: "q"): try remember(bytes.count(1))
        case UInt8(ascii: "r"): try remember(bytes.count(4))
        case 0x94: try remember(memo.count)
        case UInt8(ascii: "g"): try recall(Int(bytes.line()))
        case UInt8(ascii: "h"): try recall(bytes.count(1))
        case UInt8(ascii: "j"): try recall(bytes.count(4))
        default: return false
        }
        return true
    }

    private mutating func remember(_ key: Int?) throws(PickleFault) {
        guard let key, let value = stack.last else { throw fault("nothing to keep") }
        guard memo.count < PickleHeap.most else { throw .tooMany }
        memo[key] = value
    }

    private mutating func recall(_ key: Int?) throws(PickleFault) {
        guard let key, let value = memo[key] else { throw fault("something that was never kept") }
        try push(value)
    }
}

// Tuples, lists and dictionaries.
extension PickleReader {
    private mutating func fills(_ code: UInt8) throws(PickleFault) -> Bool {
        switch code {
        case UInt8(ascii: ")"): try push(heap.tuple([]))
        case 0x85...0x87:
            var elements: [PickleValue] = []
            for _ in 0..<code - 0x84 { elements.append(try pop()) }
            try push(heap.tuple(elements.reversed()))
        case UInt8(ascii: "t"): try push(heap.tuple(popMarked()))
        case UInt8(ascii: "]"), 0x8F: try push(heap.list())
        case UInt8(ascii: "l"), 0x91: try push(heap.list(popMarked()))
        case UInt8(ascii: "}"): try push(heap.dictionary())
        case UInt8(ascii: "d"):
            let (elements, made) = (try popMarked(), try heap.dictionary())
            heap.set(elements[...], in: made)
            try push(made)
        case UInt8(ascii: "a"): try fill([pop()])
        case UInt8(ascii: "e"), 0x90: try fill(popMarked())
        case UInt8(ascii: "s"):
            let value = try pop()
            let key = try pop()
            try fill([key, value])
        case UInt8(ascii: "u"): try fill(popMarked())
        default: return false
        }
        return true
    }

    /// Puts values into the list or dictionary on top of the stack; what nobody looks into takes everything.
    private mutating func fill(_ values: [PickleValue]) throws(PickleFault) {
        switch stack.last {
        case .list?: heap.append(values, to: stack[stack.count - 1])
        case .dictionary?: heap.set(values[...], in: stack[stack.count - 1])
        case .opaque?: break
        default: throw fault("values for what holds none")
        }
    }
}

// Calls.
extension PickleReader {
    private mutating func calls(_ code: UInt8) throws(PickleFault) -> Bool {
        switch code {
        case UInt8(ascii: "R"), 0x81:
            let arguments = try pop()
            try call(pop(), heap.elements(arguments) ?? [])
        case 0x92:
            _ = try pop()
            let arguments = try pop()
            try call(pop(), heap.elements(arguments) ?? [])
        case UInt8(ascii: "i"):
            let module = try bytes.line()
            let name = try bytes.line()
            try call(.global("\(module).\(name)"), popMarked())
        case UInt8(ascii: "o"):
            let values = try popMarked()
            try call(values.first ?? .none, Array(values.dropFirst()))
        case UInt8(ascii: "b"):
            let state = try pop()
            try setState(state)
        case UInt8(ascii: "P"):
            let identity = PickleValue.text(try bytes.line())
            try push(maker.outside(identity, &heap))
        case UInt8(ascii: "Q"):
            let identity = try pop()
            try push(maker.outside(identity, &heap))
        default: return false
        }
        return true
    }

    private mutating func call(_ callee: PickleValue, _ arguments: [PickleValue]) throws(PickleFault) {
        guard let name = callee.global else { throw fault("a call of what is no function") }
        try push(maker.call(name, arguments, &heap))
    }

    /// Attributes, such as the versions of layers in a state dict, are left out; of a list, dictionary or tensor they are harmless.
    private mutating func setState(_ state: PickleValue) throws(PickleFault) {
        switch stack.last {
        case .list?, .dictionary?, .opaque?, .made?: break
        default: throw fault("attributes of what has none")
        }
    }
}

extension String {
    fileprivate var trimmingQuotes: String {
        guard count >= 2, let first, first == last, first == "'" || first == "\"" else { return self }
        return String(dropFirst().dropLast())
    }
}
