/// Writes a pickle of protocol 2 by the operations that a state dict needs; their order is that of a machine with a stack.
package struct PickleWriter {
    package private(set) var bytes: [UInt8] = [0x80, 2]

    package init() {}

    /// A name of Python: "collections", "OrderedDict".
    package mutating func global(_ module: String, _ name: String) { bytes += Array("c\(module)\n\(name)\n".utf8) }

    package mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "X"))
        number(Array(text.utf8).count)
        bytes += Array(text.utf8)
    }

    /// A number of 32 bits.
    package mutating func integer(_ value: Int) {
        bytes.append(UInt8(ascii: "J"))
        number(value)
    }

    package mutating func flag(_ value: Bool) { bytes.append(value ? 0x88 : 0x89) }

    /// Where a tuple, the members of a dictionary, or arguments begin.
    package mutating func mark() { bytes.append(UInt8(ascii: "(")) }

    /// A tuple of everything since the last mark.
    package mutating func tuple() { bytes.append(UInt8(ascii: "t")) }

    package mutating func tuple(_ values: [Int]) {
        mark()
        for value in values { integer(value) }
        tuple()
    }

    /// Calls the name below the tuple on top.
    package mutating func call() { bytes.append(UInt8(ascii: "R")) }

    /// What stands outside under the identity on top.
    package mutating func outside() { bytes.append(UInt8(ascii: "Q")) }

    /// Puts keys and values since the last mark into the dictionary below it.
    package mutating func setMembers() { bytes.append(UInt8(ascii: "u")) }

    package mutating func end() { bytes.append(UInt8(ascii: ".")) }

    private mutating func number(_ value: Int) {
        for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }
}
