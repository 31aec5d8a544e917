/// What is in an HDF5 file, as a value: groups with their attributes, and arrays of numbers.
package struct HDF5Group: Sendable, Equatable {
    /// One member of a group.
    package enum Member: Sendable, Equatable {
        case group(HDF5Group)
        case array(HDF5Array)
        /// What is no group and no array of numbers, in words.
        case other(String)
    }

    /// Texts that stand at a group.
    package enum Attribute: Sendable, Equatable {
        case text(String)
        case texts([String])
    }

    package var attributes: [String: Attribute] = [:]
    package var members: [String: Member] = [:]

    package init(attributes: [String: Attribute] = [:], members: [String: Member] = [:]) {
        (self.attributes, self.members) = (attributes, members)
    }

    /// The member at a path of names.
    package subscript(path: some Collection<String>) -> Member? {
        guard let name = path.first, let member = members[name] else { return nil }
        if path.count == 1 { return member }
        guard case .group(let group) = member else { return nil }
        return group[path.dropFirst()]
    }

    /// The group at a path of names, itself at none.
    package func group(_ path: some Collection<String>) -> HDF5Group? {
        if path.isEmpty { return self }
        guard case .group(let group) = self[path] else { return nil }
        return group
    }

    /// A text at this group.
    package func text(_ name: String) -> String? {
        if case .text(let text) = attributes[name] { text } else { nil }
    }

    /// A list of texts at this group; h5py's users spread long ones over several: `names0`, `names1`, ….
    package func texts(_ name: String) -> [String]? {
        if case .texts(let texts) = attributes[name] { return texts }
        var (all, number) = ([String](), 0)
        while case .texts(let texts) = attributes["\(name)\(number)"] {
            all += texts
            number += 1
        }
        return number == 0 ? nil : all
    }

    /// Puts an array at a path, whose groups are made where they are missing.
    package mutating func put(_ array: HDF5Array, at path: some Collection<String>) {
        guard let name = path.first else { return }
        guard path.count > 1 else {
            members[name] = .array(array)
            return
        }
        var inner = group(CollectionOfOne(name)) ?? HDF5Group()
        inner.put(array, at: path.dropFirst())
        members[name] = .group(inner)
    }
}

/// An array of numbers, the last dimension fastest.
package struct HDF5Array: Sendable, Equatable {
    /// Sizes of the dimensions; none for a single number.
    package let shape: [Int]
    package let values: [Float]

    package init(shape: [Int], values: [Float]) { (self.shape, self.values) = (shape, values) }
}

/// Why there is no such tree of a file, or no file of a tree.
package enum HDF5Fault: Error, Equatable {
    /// The program was built without libhdf5, or the library is not on this machine.
    case unavailable(remedy: String)
    /// Bytes that libhdf5 takes for damaged.
    case damaged(part: String)
    /// What Keras never writes and a hostile file may hold.
    case refused(String)
    case notWritten
}
