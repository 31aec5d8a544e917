import Files
import Glibc

/// Brings the files of a named set into the cache: mirror after mirror, continuing what an earlier try left behind,
/// checking each file's sum before it takes its name.
struct Download {
    private let set: NamedSet
    private let folder: String
    private let loader: DatasetLoader
    private let mirrors: [String]
    /// What the names of the files end with.
    private var suffix: String { self.set.form.suffix }

    init(of set: NamedSet, into folder: String, by loader: DatasetLoader) {
        self.set = set
        self.folder = folder
        self.loader = loader
        mirrors = loader.mirrors ?? set.mirrors
    }

    /// Downloads what is missing; gives back the mirror of the last file.
    func run() throws(DatasetError) -> String {
        guard !mirrors.isEmpty else { throw unavailable(["no mirror is set"]) }
        do { try Folder.make(folder) } catch { throw .unwritable(path: error.path, code: error.code) }
        let lock = try FolderLock(folder) { () throws(DatasetError) in
            try loader.tell(.waiting(set: set.name), loading: set)
        }
        defer { lock.release() }
        let names = try DataPlace.names(in: folder)
        let wanted = set.files.filter { !names.contains($0.name) && !names.contains($0.name + suffix) }
        var mirror = mirrors[0]
        for (index, file) in wanted.enumerated() {
            mirror = try fetch(file, number: index + 1, of: wanted.count, holding: lock)
        }
        return mirror
    }

    private func fetch(
        _ file: NamedSet.File, number: Int, of count: Int, holding lock: FolderLock
    ) throws(DatasetError) -> String {
        var failures: [String] = []
        for mirror in mirrors {
            var progress = DatasetLoader.Transfer(
                set: set.name, file: file.name + suffix, mirror: mirror, number: number, of: count,
                received: 0, expected: file.size)
            if let failure = try fetch(file, from: mirror, &progress, holding: lock) {
                failures.append(failure)
            } else {
                return mirror
            }
        }
        throw unavailable(failures)
    }

    /// Tries one mirror, from the beginning too where continuing led nowhere; gives back what was wrong, or nil.
    private func fetch(
        _ file: NamedSet.File, from mirror: String, _ progress: inout DatasetLoader.Transfer, holding lock: FolderLock
    ) throws(DatasetError) -> String? {
        let final = "\(folder)/\(file.name)\(suffix)"
        let part = final + ".part"
        while true {
            let isContinued = FileSize.of(part) > 0
            let outcome = try transfer(mirror + file.name + suffix, to: part, &progress, holding: lock)
            if case .interrupted = outcome { throw .interrupted(download: set.name) }
            // A part that was whole already makes servers complain that there is nothing to continue: so look at it.
            if FileSize.of(part) > 0, outcome == .done || (isContinued && outcome.leavesNothingToContinue) {
                if try isWhole(part, file, progress) {
                    guard rename(part, final) == 0 else { throw .unwritable(path: final, code: errno) }
                    return nil
                }
                unlink(part)
                if isContinued { continue }
                return "\(mirror): \(file.name)\(suffix) is not the file that was expected"
            }
            if case .failed(_, let reason) = outcome { return "\(mirror): \(reason)" }
            return "\(mirror): \(file.name)\(suffix) is empty"
        }
    }

    /// Whether a file is what it should be; one that is damaged is not.
    private func isWhole(
        _ part: String, _ file: NamedSet.File, _ progress: DatasetLoader.Transfer
    ) throws(DatasetError) -> Bool {
        do {
            switch file.proof {
            case .checksum(let sum):
                return try SHA256.ofUnpacked(part) { () throws(DatasetError) in try tell(progress) } == sum
            case .digits(let count):
                return try PenDigits.digits(in: part, DataReading()).count == count
            }
        } catch {
            if case .interrupted = error { throw error }
            return false
        }
    }

    private func tell(_ progress: DatasetLoader.Transfer) throws(DatasetError) {
        try loader.tell(.downloading(progress), loading: set)
    }

    private func transfer(
        _ address: String, to part: String, _ progress: inout DatasetLoader.Transfer, holding lock: FolderLock
    ) throws(DatasetError) -> Curl.Outcome {
        progress.received = FileSize.of(part)
        try tell(progress)
        let curl: Curl
        do {
            curl = try Curl(address, to: part, environment: loader.environment, holding: lock)
        } catch {
            return .failed(status: 127, reason: error.reason)
        }
        var pause: UInt32 = 1_000
        while true {
            pause = min(2 * pause, 50_000)
            if let outcome = curl.outcome(waiting: pause) {
                progress.received = FileSize.of(part)
                try tell(progress)
                return outcome
            }
            progress.received = FileSize.of(part)
            do throws(DatasetError) {
                try tell(progress)
            } catch {
                curl.stop()
                throw error
            }
        }
    }

    private func unavailable(_ failures: [String]) -> DatasetError {
        let places = loader.places(of: set)
        let own = loader.environment["CONVO_DATA"].flatMap { $0.isEmpty ? nil : places.first }
        return .unavailable(name: set.name, places: places, failures: failures, putInto: own ?? folder)
    }
}

/// How many bytes a file has on disk; 0 where there is none.
enum FileSize {
    static func of(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

/// One download into a folder at a time, of all processes.
struct FolderLock {
    /// The open file that has the lock: whoever inherits it holds the lock as well.
    let descriptor: Int32

    /// Waits until it is this one's turn.
    ///
    /// - Parameter waiting: called as long as it is not; what it throws ends the waiting.
    init(_ folder: String, waiting: () throws(DatasetError) -> Void) throws(DatasetError) {
        let path = folder + "/.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            do throws(DatasetError) {
                guard code == EWOULDBLOCK || code == EINTR else { throw .unwritable(path: path, code: code) }
                try waiting()
            } catch {
                close(descriptor)
                throw error
            }
            usleep(100_000)
        }
    }

    /// Lets the next one in.
    func release() { close(descriptor) }
}
