import Glibc

/// A program that runs as a child process, started without a shell, and what it writes.
///
/// Unsafe code: the words of the command line are C strings that live until the child has started.
enum ChildProcess {
    enum Fault: Error, Equatable {
        /// The program could not be started; `code` is the `errno`.
        case notStarted(code: Int32)
        /// It ended with another status than 0, or by a signal.
        case failed(status: Int32)
    }

    /// All that a program writes to standard output, at most `most` bytes: then it is stopped.
    ///
    /// - Parameter words: the program, which is looked for in `PATH`, and its arguments
    static func output(of words: [String], most: Int) throws(Fault) -> [UInt8] {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .notStarted(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let (code, process) = spawn(words, output: ends[1])
        close(ends[1])
        guard code == 0 else { throw .notStarted(code: code) }
        let (bytes, isWhole) = read(ends[0], most: most)
        if !isWhole { kill(process, SIGTERM) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 || !isWhole else { throw .failed(status: status >> 8 & 0xFF) }
        return bytes
    }

    private static func read(_ file: Int32, most: Int) -> (bytes: [UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < most {
            let count = Glibc.read(file, &piece, min(piece.count, most - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return (bytes, true) }
            bytes += piece[..<count]
        }
        return (bytes, false)
    }

    private static func spawn(_ words: [String], output: Int32) -> (code: Int32, process: pid_t) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        var variables: [UnsafeMutablePointer<CChar>?] = [nil]
        let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, &variables)
        return (code, process)
    }
}
