import Files

extension SHA256 {
    /// The sum of a file's bytes, uncompressed where it is gzipped, as 64 hex digits.
    ///
    /// - Parameter progress: called between pieces; what it throws ends the work.
    static func ofUnpacked(_ path: String, progress: () throws(DatasetError) -> Void = {}) throws(DatasetError) -> String {
        let stream = try ByteStream(path)
        var sum = SHA256()
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            try progress()
            let count = try stream.read(into: &chunk, at: 0..<chunk.count)
            if count == 0 { return sum.digits }
            sum.add(chunk[..<count])
        }
    }
}
