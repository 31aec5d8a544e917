import CZlib

/// What deflate (RFC 1951) and zlib (RFC 1950) packed.
package enum Inflation {
    /// What stands around the packed bytes.
    package enum Wrapping: Int32, Sendable {
        case none = -15
        case zlib = 15
    }

    /// Deflate packs at most so many bytes into one.
    private static let mostPerByte = 1032

    /// Whether so many packed bytes can hold so many unpacked ones.
    package static func canHold(_ size: Int, packed: Int) -> Bool {
        size >= 0 && size <= packed * mostPerByte + 64 && size < UInt32.max && packed < UInt32.max
    }

    /// Unpacks bytes; nil where they are damaged, or are not `size` bytes once unpacked.
    ///
    /// Nothing larger than what the packed bytes can hold is allocated.
    package static func unpacked(_ packed: ArraySlice<UInt8>, to size: Int, wrapping: Wrapping) -> [UInt8]? {
        guard canHold(size, packed: packed.count) else { return nil }
        // One byte more tells whether there is more than was said.
        let result = inflated(packed, room: size + 1, wrapping: wrapping, flush: Z_FINISH)
        guard let result, result.code == Z_STREAM_END, result.bytes.count == size else { return nil }
        return result.bytes
    }

    /// Unpacks the first bytes, at most `most`, without the rest; nil where they are damaged.
    package static func beginning(_ packed: ArraySlice<UInt8>, most: Int, wrapping: Wrapping) -> [UInt8]? {
        // Bytes that cannot be packed take but little more room; what stands behind a beginning is not copied.
        let result = inflated(packed.prefix(2 * most + 65_536), room: most, wrapping: wrapping, flush: Z_SYNC_FLUSH)
        guard let result, [Z_STREAM_END, Z_OK, Z_BUF_ERROR].contains(result.code) else { return nil }
        return result.bytes
    }

    /// Unsafe code: zlib reads and fills arrays' own memory, never more than their counts.
    private static func inflated(
        _ packed: ArraySlice<UInt8>, room: Int, wrapping: Wrapping, flush: Int32
    ) -> (code: Int32, bytes: [UInt8])? {
        var stream = z_stream()
        guard inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var (source, bytes) = (Array(packed), [UInt8](repeating: 0, count: room))
        let code = source.withUnsafeMutableBufferPointer { input in
            bytes.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, flush)
            }
        }
        bytes.removeLast(bytes.count - Int(stream.total_out))
        return (code, bytes)
    }
}
