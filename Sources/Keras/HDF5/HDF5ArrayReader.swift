#if HDF5
import CHDF5
import Files

/// Reads one array of a file.
///
/// libhdf5 says where the stored bytes are; its readers, filters and conversions, which trust the file, do not run. Pieces are
/// unpacked here by zlib, to the size that they must have.
struct HDF5ArrayReader {
    let calls: HDF5Library.Calls
    let array: hid_t
    let name: String
    /// The whole file.
    let file: [UInt8]

    /// What may still be read of one file.
    struct Budget {
        var numbers = 1 << 26
        /// libhdf5 finds each among all those of its array.
        var pieces = 1 << 14
    }

    private var part: String { "the array '\(name)'" }

    /// The sizes of a space's dimensions; nil for one of nothing, or beyond any network.
    static func shape(of space: hid_t, _ calls: HDF5Library.Calls) -> [Int]? {
        let type = calls.pointee.H5Sget_simple_extent_type(space)
        if type == H5S_SCALAR { return [] }
        let rank = calls.pointee.H5Sget_simple_extent_ndims(space)
        guard type == H5S_SIMPLE, (1...8).contains(rank) else { return nil }
        var sizes = [hsize_t](repeating: 0, count: Int(rank))
        guard calls.pointee.H5Sget_simple_extent_dims(space, &sizes, nil) == rank else { return nil }
        var count = 1
        for size in sizes {
            guard size <= 1 << 28 else { return nil }
            count *= Int(size)
            guard count <= 1 << 28 else { return nil }
        }
        return sizes.map { Int($0) }
    }

    /// The numbers of the array.
    func read(_ left: inout Budget) throws(HDF5Fault) -> HDF5Group.Member {
        let type = try HDF5Handle(calls.pointee.H5Dget_type(array), calls, part: part)
        let space = try HDF5Handle(calls.pointee.H5Dget_space(array), calls, part: part)
        let list = try HDF5Handle(calls.pointee.H5Dget_create_plist(array), calls, part: part)
        guard let kind = HDF5NumberKind(type.id, calls) else { return .other("an array of something else than numbers") }
        guard let shape = Self.shape(of: space.id, calls) else { return .other("an array of no sizes that a network has") }
        let count = shape.reduce(1, *)
        guard count <= left.numbers else { throw .refused("more than \(Budget().numbers) numbers") }
        left.numbers -= count
        // Deflate packs at most 1032 bytes into one: what claims more was never there.
        guard count * kind.width <= 1032 * file.count else { throw .damaged(part: part) }
        guard calls.pointee.H5Pget_external_count(list.id) == 0 else { return .other("an array whose numbers are in another file") }
        let stored: [UInt8]
        switch calls.pointee.H5Pget_layout(list.id) {
        case H5D_COMPACT: stored = try inHeader(count * kind.width, type.id)
        case H5D_CONTIGUOUS: stored = try bytes(at: calls.pointee.H5Dget_offset(array), count * kind.width)
        case H5D_CHUNKED: stored = try pieces(shape, kind.width, list.id, &left)
        default: return .other("an array whose numbers are in another file")
        }
        return .array(HDF5Array(shape: shape, values: kind.numbers(stored)))
    }

    /// Bytes of the file; what was never written has no place.
    private func bytes(at place: haddr_t, _ size: Int) throws(HDF5Fault) -> [UInt8] {
        guard size > 0 else { return [] }
        guard let start = Int(exactly: place), size <= file.count, start <= file.count - size else { throw .damaged(part: part) }
        return Array(file[start..<start + size])
    }

    private func inHeader(_ size: Int, _ type: hid_t) throws(HDF5Fault) -> [UInt8] {
        guard calls.pointee.H5Dget_storage_size(array) == size, size <= 1 << 16 else { throw .damaged(part: part) }
        var bytes = [UInt8](repeating: 0, count: size)
        guard size > 0 else { return bytes }
        guard bytes.withUnsafeMutableBytes({ calls.pointee.H5Dread(array, type, 0, 0, 0, $0.baseAddress) }) >= 0 else {
            throw .damaged(part: part)
        }
        return bytes
    }

    // MARK: Arrays in pieces

    private func pieces(_ shape: [Int], _ width: Int, _ list: hid_t, _ left: inout Budget) throws(HDF5Fault) -> [UInt8] {
        var sides = [hsize_t](repeating: 0, count: max(1, shape.count))
        guard !shape.isEmpty, calls.pointee.H5Pget_chunk(list, Int32(sides.count), &sides) == shape.count,
            sides.allSatisfy({ $0 >= 1 && $0 <= 1 << 28 })
        else { throw .damaged(part: part) }
        let piece = sides.map { Int($0) }
        let filters = try filters(list)
        var size = width
        for side in piece {
            size *= side
            guard size <= 1 << 28 else { throw .refused("an array in pieces of more than 256 MB") }
        }
        let grid = zip(shape, piece).map { ($0 + $1 - 1) / $1 }
        guard grid.reduce(1, *) <= left.pieces else { throw .refused("arrays in more than \(Budget().pieces) pieces") }
        left.pieces -= grid.reduce(1, *)
        var bytes = [UInt8](repeating: 0, count: shape.reduce(width, *))
        for number in 0..<grid.reduce(1, *) {
            var (start, rest) = ([Int](repeating: 0, count: shape.count), number)
            for dimension in shape.indices.reversed() {
                start[dimension] = rest % grid[dimension] * piece[dimension]
                rest /= grid[dimension]
            }
            guard let stored = try self.piece(at: start, size: size, width: width, filters) else { continue }
            place(stored, start, piece, shape, width, &bytes)
        }
        return bytes
    }

    private enum Filter: Int32 { case deflate = 1, shuffle = 2, fletcher = 3 }

    /// What packed the pieces, in the order in which it was done.
    private func filters(_ list: hid_t) throws(HDF5Fault) -> [Filter] {
        let count = calls.pointee.H5Pget_nfilters(list)
        guard (0...8).contains(count) else { throw .damaged(part: part) }
        var filters: [Filter] = []
        for index in 0..<count {
            var (flags, values, valueCount) = (UInt32(0), [UInt32](repeating: 0, count: 32), 32)
            let number = calls.pointee.H5Pget_filter2(list, UInt32(index), &flags, &valueCount, &values, 0, nil, nil)
            guard number >= 0 else { throw .damaged(part: part) }
            guard let filter = Filter(rawValue: number) else {
                throw .refused("\(part), packed by the filter \(number) of HDF5; write it anew with gzip or without")
            }
            filters.append(filter)
        }
        return filters
    }

    /// The unpacked bytes of a piece; nil for one that was never written.
    private func piece(at start: [Int], size: Int, width: Int, _ filters: [Filter]) throws(HDF5Fault) -> [UInt8]? {
        var (skipped, place, stored) = (UInt32(0), haddr_t(0), hsize_t(0))
        let code = calls.pointee.H5Dget_chunk_info_by_coord(array, start.map { hsize_t($0) }, &skipped, &place, &stored)
        guard code >= 0, let count = Int(exactly: stored) else { throw .damaged(part: part) }
        // The library's place of what is nowhere.
        guard place != .max, count > 0 else { return nil }
        var bytes = try bytes(at: place, count)
        for (index, filter) in filters.enumerated().reversed() where skipped >> UInt32(index) & 1 == 0 {
            switch filter {
            case .fletcher: bytes.removeLast(min(4, bytes.count))
            case .shuffle: bytes = Self.unshuffled(bytes, width: width)
            case .deflate:
                guard let whole = Inflation.unpacked(bytes[...], to: unpackedSize(size, filters[..<index], skipped), wrapping: .zlib)
                else { throw .damaged(part: part) }
                bytes = whole
            }
        }
        guard bytes.count == size else { throw .damaged(part: part) }
        return bytes
    }

    /// The size of a piece behind the filters that were done first: a checksum adds 4 bytes.
    private func unpackedSize(_ size: Int, _ filters: ArraySlice<Filter>, _ skipped: UInt32) -> Int {
        size + 4 * filters.indices.filter { filters[$0] == .fletcher && skipped >> UInt32($0) & 1 == 0 }.count
    }

    /// The shuffle puts all first bytes of the numbers first, then all second ones, ….
    private static func unshuffled(_ bytes: [UInt8], width: Int) -> [UInt8] {
        let count = bytes.count / width
        guard width > 1, count > 1 else { return bytes }
        var result = bytes
        for index in 0..<count {
            for byte in 0..<width { result[index * width + byte] = bytes[byte * count + index] }
        }
        return result
    }

    /// Copies the rows of a piece to their places; what lies beyond the array is left out.
    private func place(_ stored: [UInt8], _ start: [Int], _ piece: [Int], _ shape: [Int], _ width: Int, _ bytes: inout [UInt8]) {
        let last = shape.count - 1
        let row = min(piece[last], shape[last] - start[last]) * width
        for number in 0..<stored.count / (piece[last] * width) {
            var (rest, target, step, isInside) = (number, start[last], shape[last], true)
            for dimension in (0..<last).reversed() {
                let index = start[dimension] + rest % piece[dimension]
                rest /= piece[dimension]
                isInside = isInside && index < shape[dimension]
                target += index * step
                step *= shape[dimension]
            }
            guard isInside else { continue }
            let from = number * piece[last] * width
            bytes.replaceSubrange(target * width..<target * width + row, with: stored[from..<from + row])
        }
    }
}
#endif
