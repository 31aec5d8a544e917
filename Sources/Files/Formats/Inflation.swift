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

    /// Unpacks bytes; nil where they are damaged, or are not `size` bytes once unpacked.
    ///
    /// Nothing larger than what the packed bytes can hold is allocated.
    ///
    /// Unsafe code: zlib reads and fills arrays' own memory, never more than their counts.
    package static func unpacked(_ packed: ArraySlice<UInt8>, to size: Int, wrapping: Wrapping) -> [UInt8]? {
        guard size >= 0, size <= packed.count * mostPerByte + 64, size < UInt32.max, packed.count < UInt32.max else { return nil }
        var stream = z_stream()
        guard inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        // One byte more tells whether there is more than was said.
        var (source, bytes) = (Array(packed), [UInt8](repeating: 0, count: size + 1))
        let code = source.withUnsafeMutableBufferPointer { input in
            bytes.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard code == Z_STREAM_END, Int(stream.total_out) == size else { return nil }
        bytes.removeLast()
        return bytes
    }
}
