/// HDF5 files, by libhdf5 where the program is built with it (the package's trait `HDF5`).
package enum HDF5 {
    /// What the bytes of every file begin with, but for those with a preface of somebody else's.
    package static let signature: [UInt8] = [0x89] + Array("HDF\r\n\u{1A}\n".utf8)

    /// The largest file that is read: libhdf5 works on a copy of it. No network that fits in here fills it.
    package static let largestFile = 1 << 29

    /// What is in a file.
    package static func read(_ bytes: [UInt8]) throws(HDF5Fault) -> HDF5Group {
        guard bytes.count <= largestFile else { throw .refused("more than \(largestFile >> 20) MB") }
        #if HDF5
        return try HDF5Library.read(bytes)
        #else
        throw .unavailable(remedy: buildAnew)
        #endif
    }

    /// The bytes of a file, the same for the same tree.
    package static func bytes(of tree: HDF5Group) throws(HDF5Fault) -> [UInt8] {
        #if HDF5
        return try HDF5Library.bytes(of: tree)
        #else
        throw .unavailable(remedy: buildAnew)
        #endif
    }

    #if !HDF5
    private static let buildAnew = "this build of convo has no HDF5: `apt install libhdf5-dev`, and build it again"
    #endif
}
