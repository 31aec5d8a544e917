import Glibc

/// Why the bytes of a file could not be had or kept.
package enum FileFault: Error, Equatable {
    case missing
    case folder
    /// A pipe or a device where only a regular file will do.
    case special
    /// The file has more bytes than the limit.
    case tooLarge(limit: Int)
    case refused(code: Int32)

    /// The fault that a code of the system stands for.
    init(code: Int32) {
        self = switch code {
        case ENOENT, ENOTDIR: .missing
        case EISDIR: .folder
        default: .refused(code: code)
        }
    }

    /// The code of the system that says it best.
    package var code: Int32 {
        switch self {
        case .missing: ENOENT
        case .folder: EISDIR
        case .special: ENODEV
        case .tooLarge: EFBIG
        case .refused(let code): code
        }
    }

    /// What the system said last.
    static var last: FileFault { FileFault(code: errno) }
}

extension FileFault {
    /// What stands against it, in words.
    package var reason: String {
        switch self {
        case .missing: "No such file or directory"
        case .folder: "it is a folder"
        case .special: "it is a pipe or a device; expected a regular file"
        case .tooLarge(let limit): "it has more than \(limit) bytes"
        case .refused(let code): String(cString: strerror(code))
        }
    }
}
