#if HDF5
import CHDF5

/// Reads a file into a tree.
///
/// No link is followed that leads out of the file, nothing is read of other files, no filter runs that is not ours, and
/// what there is at all is bounded: files may lie about sizes, and may hold groups that hold themselves.
struct HDF5Reader {
    let calls: HDF5Library.Calls
    /// The whole file.
    let bytes: [UInt8]

    /// Objects that may still be read, arrays' numbers and pieces, and bytes of texts.
    private var objects = 10_000
    private var left = HDF5ArrayReader.Budget()
    private var texts = 1 << 26

    /// So many groups may stand inside each other.
    private static let deepest = 24

    init(calls: HDF5Library.Calls, bytes: [UInt8]) { (self.calls, self.bytes) = (calls, bytes) }

    mutating func tree(_ file: borrowing HDF5Handle) throws(HDF5Fault) -> HDF5Group {
        let root = try HDF5Handle(calls.pointee.H5Oopen(file.id, "/", 0), calls, part: "its first group")
        return try group(root, named: "/", depth: 0)
    }

    private mutating func group(
        _ group: borrowing HDF5Handle, named name: String, depth: Int
    ) throws(HDF5Fault) -> HDF5Group {
        guard depth < Self.deepest else { throw .refused("more than \(Self.deepest) groups inside each other") }
        var (result, info) = (HDF5Group(), H5G_info_t())
        result.attributes = try attributes(of: group, named: name)
        guard calls.pointee.H5Gget_info(group.id, &info) >= 0 else { throw .damaged(part: "the group '\(name)'") }
        guard info.nlinks <= UInt64(max(0, objects)) else { throw .refused("too many arrays and groups") }
        objects -= Int(info.nlinks)
        for index in 0..<info.nlinks {
            let member = try memberName(of: group, index, in: name)
            result.members[member] = try self.member(member, of: group, depth: depth)
        }
        return result
    }

    private func memberName(of group: borrowing HDF5Handle, _ index: UInt64, in name: String) throws(HDF5Fault) -> String {
        var letters = [CChar](repeating: 0, count: 1025)
        let count = calls.pointee.H5Lget_name_by_idx(group.id, ".", H5_INDEX_NAME, H5_ITER_INC, index, &letters, letters.count, 0)
        guard count > 0, count < letters.count else { throw .damaged(part: "the names in the group '\(name)'") }
        return String(decoding: letters[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private mutating func member(
        _ name: String, of group: borrowing HDF5Handle, depth: Int
    ) throws(HDF5Fault) -> HDF5Group.Member {
        guard chdf5_is_hard_link(calls, group.id, name) != 0 else { return .other("a link to somewhere else") }
        let object = try HDF5Handle(calls.pointee.H5Oopen(group.id, name, 0), calls, part: "'\(name)'")
        switch calls.pointee.H5Iget_type(object.id) {
        case H5I_GROUP: return .group(try self.group(object, named: name, depth: depth + 1))
        case H5I_DATASET:
            let array = HDF5ArrayReader(calls: calls, array: object.id, name: name, file: bytes)
            return try array.read(&left)
        default: return .other("neither a group nor an array")
        }
    }

    // MARK: Attributes

    private mutating func attributes(
        of object: borrowing HDF5Handle, named name: String
    ) throws(HDF5Fault) -> [String: HDF5Group.Attribute] {
        let count = calls.pointee.H5Aget_num_attrs(object.id)
        guard count >= 0 else { throw .damaged(part: "the attributes of '\(name)'") }
        guard count <= 1000 else { throw .refused("more than 1,000 attributes at '\(name)'") }
        let header = Int(exactly: chdf5_place(calls, object.id)) ?? 0
        var result: [String: HDF5Group.Attribute] = [:]
        for index in 0..<hsize_t(count) {
            let attribute = try HDF5Handle(
                calls.pointee.H5Aopen_by_idx(object.id, ".", H5_INDEX_NAME, H5_ITER_INC, index, 0, 0), calls,
                part: "an attribute of '\(name)'")
            var letters = [CChar](repeating: 0, count: 257)
            let length = calls.pointee.H5Aget_name(attribute.id, letters.count, &letters)
            guard length > 0, length < letters.count else { continue }
            let key = String(decoding: letters[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            result[key] = try texts(of: attribute, named: key, header: header)
        }
        return result
    }

    /// The texts of an attribute; nil for one of other things.
    private mutating func texts(
        of attribute: borrowing HDF5Handle, named name: String, header: Int
    ) throws(HDF5Fault) -> HDF5Group.Attribute? {
        let part = "the attribute '\(name)'"
        let type = try HDF5Handle(calls.pointee.H5Aget_type(attribute.id), calls, part: part)
        let space = try HDF5Handle(calls.pointee.H5Aget_space(attribute.id), calls, part: part)
        guard let shape = HDF5ArrayReader.shape(of: space.id, calls), shape.count <= 1 else { return nil }
        let (count, size) = (shape.first ?? 1, calls.pointee.H5Tget_size(type.id))
        // NumPy has no type for no texts: an empty list is one of numbers.
        if count == 0 { return .texts([]) }
        guard calls.pointee.H5Tget_class(type.id) == H5T_STRING else { return nil }
        guard size > 0, size <= 1 << 26, count <= (1 << 26) / size, count * size <= texts else {
            throw .refused("texts of more than 64 MB")
        }
        texts -= count * size
        if calls.pointee.H5Tis_variable_str(type.id) != 0 {
            let texts = HDF5VariableTexts(bytes).texts(named: name, count: count, header: header)
            return texts.map { shape.isEmpty ? .text($0[0]) : .texts($0) }
        }
        var letters = [UInt8](repeating: 0, count: count * size)
        guard letters.withUnsafeMutableBytes({ calls.pointee.H5Aread(attribute.id, type.id, $0.baseAddress) }) >= 0 else {
            throw .damaged(part: part)
        }
        let all = (0..<count).map { place in
            String(decoding: letters[place * size..<(place + 1) * size].prefix { $0 != 0 }, as: UTF8.self)
        }
        return shape.isEmpty ? .text(all[0]) : .texts(all)
    }
}
#endif
