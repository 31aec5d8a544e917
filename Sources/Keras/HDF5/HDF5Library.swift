#if HDF5
import CHDF5
import Synchronization

/// libhdf5, and what it opens.
///
/// Unsafe code, all that touches libhdf5, stands in this folder. What it relies on, and what holds it:
/// - Nothing is called unless every call was found in the library.
/// - The library may be built without threads: one lock stands around all of its work.
/// - What it opens is an ``HDF5Handle``, closed once, and inside the lock.
/// - It is given buffers of arrays, whose counts were checked against what it says it will write.
enum HDF5Library {
    typealias Calls = UnsafePointer<chdf5>

    /// How a file is opened; the library has these as macros that call it.
    enum OpenFlag: UInt32 {
        case readOnly = 0
        case truncate = 2
    }

    private static let one = Mutex(())

    /// The table of the calls is filled once, and only read after that.
    private nonisolated(unsafe) static let calls = opened()

    private static func withCalls<Result>(_ body: (Calls) throws(HDF5Fault) -> Result) throws(HDF5Fault) -> Result {
        let result: Swift.Result<Result, HDF5Fault> = one.withLock { _ in
            guard let calls else {
                return .failure(.unavailable(remedy: "libhdf5 is not installed: `apt install libhdf5-103-1`, or libhdf5-310"))
            }
            // Each thread has a list of errors of its own, and prints it unless told otherwise.
            _ = calls.pointee.H5Eset_auto2(0, nil, nil)
            do throws(HDF5Fault) { return .success(try body(calls)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// The library without the plugins that a file may ask it to load.
    private static func opened() -> Calls? {
        guard let calls = chdf5_open() else { return nil }
        return calls.pointee.H5PLset_loading_state(0) < 0 ? nil : calls
    }

    static func read(_ bytes: [UInt8]) throws(HDF5Fault) -> HDF5Group {
        try withCalls { (calls) throws(HDF5Fault) in
            let file = try openedFile(bytes, calls)
            var reader = HDF5Reader(calls: calls, bytes: bytes)
            return try reader.tree(file)
        }
    }

    /// A file in memory alone: the library opens nothing on the disk.
    private static func openedFile(_ bytes: [UInt8], _ calls: Calls) throws(HDF5Fault) -> HDF5Handle {
        let access = try inMemory(calls)
        var copy = bytes
        guard copy.withUnsafeMutableBytes({ calls.pointee.H5Pset_file_image(access.id, $0.baseAddress, $0.count) }) >= 0 else {
            throw .damaged(part: "its beginning")
        }
        return try HDF5Handle(
            calls.pointee.H5Fopen("convo", OpenFlag.readOnly.rawValue, access.id), calls, part: "its beginning")
    }

    /// How a file is opened that stands in memory and goes nowhere else.
    static func inMemory(_ calls: Calls) throws(HDF5Fault) -> HDF5Handle {
        let access = try HDF5Handle(calls.pointee.H5Pcreate(calls.pointee.H5P_CLS_FILE_ACCESS_ID_g), calls, part: "its access")
        guard calls.pointee.H5Pset_fapl_core(access.id, 1 << 16, false) >= 0 else { throw .damaged(part: "its access") }
        return access
    }

    static func bytes(of tree: HDF5Group) throws(HDF5Fault) -> [UInt8] {
        try withCalls { (calls) throws(HDF5Fault) in try HDF5Writer(calls: calls).bytes(of: tree) }
    }
}

/// What libhdf5 opened or made; closed at its end.
struct HDF5Handle: ~Copyable {
    let id: hid_t
    private let calls: HDF5Library.Calls

    /// - Parameter part: what is damaged where the library gave nothing
    init(_ id: hid_t, _ calls: HDF5Library.Calls, part: String) throws(HDF5Fault) {
        guard id >= 0 else { throw .damaged(part: part) }
        (self.id, self.calls) = (id, calls)
    }

    deinit { _ = calls.pointee.H5Idec_ref(id) }
}
#endif
