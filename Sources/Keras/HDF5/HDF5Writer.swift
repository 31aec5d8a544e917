#if HDF5
import CHDF5

/// Writes a tree as a file; members and attributes in the order of their names, and no time anywhere.
struct HDF5Writer {
    let calls: HDF5Library.Calls

    func bytes(of tree: HDF5Group) throws(HDF5Fault) -> [UInt8] {
        let access = try HDF5Library.inMemory(calls)
        let making = try list(calls.pointee.H5P_CLS_FILE_CREATE_ID_g)
        let file = try made(calls.pointee.H5Fcreate("convo", HDF5Library.OpenFlag.truncate.rawValue, making.id, access.id))
        let root = try made(calls.pointee.H5Oopen(file.id, "/", 0))
        try fill(root, with: tree)
        guard calls.pointee.H5Fflush(file.id, H5F_SCOPE_GLOBAL) >= 0 else { throw .notWritten }
        let count = calls.pointee.H5Fget_file_image(file.id, nil, 0)
        guard count > 0 else { throw .notWritten }
        var bytes = [UInt8](repeating: 0, count: count)
        let written = bytes.withUnsafeMutableBytes { calls.pointee.H5Fget_file_image(file.id, $0.baseAddress, $0.count) }
        guard written == count else { throw .notWritten }
        return bytes
    }

    private func made(_ id: hid_t) throws(HDF5Fault) -> HDF5Handle {
        do { return try HDF5Handle(id, calls, part: "") } catch { throw .notWritten }
    }

    /// How something is made: without its time.
    private func list(_ kind: hid_t) throws(HDF5Fault) -> HDF5Handle {
        let list = try made(calls.pointee.H5Pcreate(kind))
        guard calls.pointee.H5Pset_obj_track_times(list.id, false) >= 0 else { throw .notWritten }
        return list
    }

    private func fill(_ group: borrowing HDF5Handle, with tree: HDF5Group) throws(HDF5Fault) {
        for (name, attribute) in tree.attributes.sorted(by: { $0.key < $1.key }) {
            switch attribute {
            case .text(let text): try put(text, named: name, at: group)
            case .texts(let texts): try put(texts, named: name, at: group)
            }
        }
        for (name, member) in tree.members.sorted(by: { $0.key < $1.key }) {
            switch member {
            case .group(let inner):
                let making = try list(calls.pointee.H5P_CLS_GROUP_CREATE_ID_g)
                try fill(try made(calls.pointee.H5Gcreate2(group.id, name, 0, making.id, 0)), with: inner)
            case .array(let array): try put(array, named: name, in: group)
            case .other: throw .notWritten
            }
        }
    }

    private func put(_ array: HDF5Array, named name: String, in group: borrowing HDF5Handle) throws(HDF5Fault) {
        let space = try self.space(array.shape)
        let making = try list(calls.pointee.H5P_CLS_DATASET_CREATE_ID_g)
        let type = calls.pointee.H5T_IEEE_F32LE_g
        let made = try made(calls.pointee.H5Dcreate2(group.id, name, type, space.id, 0, making.id, 0))
        guard array.values.count == array.shape.reduce(1, *) else { throw .notWritten }
        guard array.values.withUnsafeBytes({ calls.pointee.H5Dwrite(made.id, type, 0, 0, 0, $0.baseAddress) }) >= 0 else {
            throw .notWritten
        }
    }

    private func space(_ shape: [Int]) throws(HDF5Fault) -> HDF5Handle {
        guard !shape.isEmpty else { return try made(calls.pointee.H5Screate(H5S_SCALAR)) }
        return try made(calls.pointee.H5Screate_simple(Int32(shape.count), shape.map { hsize_t($0) }, nil))
    }

    /// A text of any length: an attribute of a fixed length ends at 64 kB.
    private func put(_ text: String, named name: String, at group: borrowing HDF5Handle) throws(HDF5Fault) {
        let space = try space([])
        // As wide as can be means of any length.
        let type = try self.type(size: -1, isUTF8: true)
        let attribute = try made(calls.pointee.H5Acreate2(group.id, name, type.id, space.id, 0, 0))
        let code = text.withCString { letters in
            withUnsafePointer(to: letters) { calls.pointee.H5Awrite(attribute.id, type.id, $0) }
        }
        guard code >= 0 else { throw .notWritten }
    }

    /// Texts of one length, as NumPy has them.
    private func put(_ texts: [String], named name: String, at group: borrowing HDF5Handle) throws(HDF5Fault) {
        let size = 1 + (texts.map(\.utf8.count).max() ?? 0)
        let space = try space([texts.count])
        let type = try self.type(size: size, isUTF8: false)
        let attribute = try made(calls.pointee.H5Acreate2(group.id, name, type.id, space.id, 0, 0))
        let letters = texts.flatMap { Array($0.utf8) + [UInt8](repeating: 0, count: size - $0.utf8.count) }
        guard !letters.isEmpty else { return }
        guard letters.withUnsafeBytes({ calls.pointee.H5Awrite(attribute.id, type.id, $0.baseAddress) }) >= 0 else {
            throw .notWritten
        }
    }

    private func type(size: Int, isUTF8: Bool) throws(HDF5Fault) -> HDF5Handle {
        let type = try made(calls.pointee.H5Tcopy(calls.pointee.H5T_C_S1_g))
        guard calls.pointee.H5Tset_size(type.id, size) >= 0 else { throw .notWritten }
        if isUTF8, calls.pointee.H5Tset_cset(type.id, H5T_CSET_UTF8) < 0 { throw .notWritten }
        return type
    }
}
#endif
