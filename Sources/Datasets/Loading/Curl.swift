import Glibc

/// A `curl` that runs as a child process, started without a shell.
///
/// Unsafe code: the words of the command line and the environment are C strings that live until the child has started.
struct Curl {
    /// How a transfer ended.
    enum Outcome: Equatable {
        case done
        case interrupted
        /// curl's exit status and its own words.
        case failed(status: Int32, reason: String)

        /// Whether the server had nothing to send after the part that is there: HTTP's 416, or curl's 33 and 36.
        var leavesNothingToContinue: Bool {
            guard case .failed(let status, let reason) = self else { return false }
            return status == 33 || status == 36 || (status == 22 && reason.contains("416"))
        }
    }

    /// curl could not be started.
    struct NotStarted: Error {
        let code: Int32
        var reason: String {
            code == ENOENT ? "curl is not installed: apt install curl" : "curl: \(String(cString: strerror(code)))"
        }
    }

    private let process: pid_t
    private let complaints: String

    /// Starts to download `address` into the file `part`, after what is in it already.
    ///
    /// - Parameter lock: held by curl too: should it outlive this process, nobody else touches the part before it ends
    init(
        _ address: String, to part: String, environment: [String: String], holding lock: FolderLock
    ) throws(NotStarted) {
        complaints = part + ".log"
        let words = [
            "curl", "--fail", "--location", "--silent", "--show-error", "--proto-redir", "=http,https",
            "--connect-timeout", "10", "--speed-limit", "1000", "--speed-time", "30",
            // As a value of its option, and without patterns, an address is nothing but an address.
            "--globoff", "--continue-at", "-", "--output", part, "--url", address,
        ]
        var started: pid_t = 0
        let code = Self.spawn(words, environment.map { "\($0.key)=\($0.value)" }, complaints, holding: lock.descriptor, &started)
        guard code == 0 else { throw NotStarted(code: code) }
        process = started
    }

    /// How the transfer ended, or nil if it still runs after some microseconds.
    func outcome(waiting microseconds: UInt32) -> Outcome? {
        var status: Int32 = 0
        var ended = waitpid(process, &status, WNOHANG)
        if ended == 0 {
            usleep(microseconds)
            ended = waitpid(process, &status, WNOHANG)
        }
        if ended == 0 || (ended < 0 && errno == EINTR) { return nil }
        let reason = lastComplaint()
        let signal = status & 0x7F
        // Control-C at a terminal reaches curl as well.
        if signal == SIGINT { return .interrupted }
        if signal != 0 { return .failed(status: -signal, reason: "curl was stopped by signal \(signal)") }
        let code = status >> 8 & 0xFF
        return code == 0 ? .done : .failed(status: code, reason: reason ?? "curl failed with status \(code)")
    }

    /// Ends the child and waits for its end.
    func stop() {
        kill(process, SIGTERM)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        unlink(complaints)
    }

    /// curl's last line on standard error.
    private func lastComplaint() -> String? {
        defer { unlink(complaints) }
        guard let stream = try? ByteStream(complaints) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = (try? stream.read(into: &bytes, at: 0..<bytes.count)) ?? 0
        return String(decoding: bytes[0..<count], as: UTF8.self).split(whereSeparator: \.isNewline).last.map { String($0) }
    }

    private static func spawn(
        _ words: [String], _ environment: [String], _ complaints: String, holding lock: Int32,
        _ started: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, complaints, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // A descriptor that is put onto itself stays open in the child.
        posix_spawn_file_actions_adddup2(&actions, lock, lock)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The prompt may hold signals back; its child shall not.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        return posix_spawnp(&started, "curl", &actions, &attributes, &arguments, &variables)
    }
}
