import CPage

/// A file of the page, embedded in the program.
struct PageFile: Sendable {
    let name: String
    let bytes: [UInt8]

    /// What a browser is told that it is.
    var type: String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }

    /// All, by the path in their address.
    ///
    /// Unsafe code: the bytes are constants of the program and as many as it says.
    static let all: [String: PageFile] = {
        var files: [String: PageFile] = [:]
        var (number, count): (Int32, Int) = (0, 0)
        while let letters = convo_page_file(number), let bytes = convo_page(number, &count) {
            let name = String(cString: letters)
            files[name == "index.html" ? "/" : "/" + name] = PageFile(name: name, bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))
            number += 1
        }
        return files
    }()
}
