import CEditLine
import Glibc

/// Runs lines in a shell. The terminal must be as other programs expect it.
enum UserShell {
    /// Runs a line in the user's own shell and waits for its end.
    ///
    /// - Returns: its exit status, 128 and the number of the signal that ended it, or 127 where no shell could be run.
    static func run(_ line: String) -> Int32 {
        let status = withoutSignals {
            start(Environment.value("SHELL") ?? "/bin/sh", line).map { ending(of: $0) } ?? 127
        }
        // A signal ended it in the middle of a row.
        if status > 128, Descriptor.output.isTerminal { Descriptor.output.write("\n") }
        return status
    }

    /// Runs a line in the shell of the system with `text` as its input, and waits for its end.
    ///
    /// - Parameter variables: what is added to the environment.
    /// - Returns: as `run` does. A program that does not read to the end is none to complain about.
    static func feed(_ text: String, to line: String, adding variables: [String: String]) -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return 127 }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return withoutSignals {
            let child = start("/bin/sh", line, input: ends[0], adding: variables)
            close(ends[0])
            if child != nil { Descriptor(number: ends[1]).write(text) }
            close(ends[1])
            return child.map { ending(of: $0) } ?? 127
        }
    }

    /// Ctrl-C and Ctrl-Z are for the child; both stop and go on together, as one job.
    private static func withoutSignals(_ body: () -> Int32) -> Int32 {
        Signals.guardTerminal(false)
        Signals.watchEndings(false)
        defer {
            Signals.watchEndings(true)
            Signals.takeInterrupts()
        }
        return body()
    }

    private static func start(
        _ shell: String, _ line: String, input: Int32? = nil, adding variables: [String: String] = [:]
    ) -> pid_t? {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        let words = [shell, "-c", line].map { (word: String) in strdup(word) }
        let more = variables.map { (name, value) in strdup("\(name)=\(value)") }
        defer { (words + more).forEach { free($0) } }
        var child: pid_t = 0
        let status = posix_spawn(&child, shell, &actions, &attributes, words + [nil], environment() + more + [nil])
        return status == 0 ? child : nil
    }

    private static func environment() -> [UnsafeMutablePointer<CChar>?] {
        var entries: [UnsafeMutablePointer<CChar>?] = []
        var next = process_environment()
        while let entry = next?.pointee {
            entries.append(entry)
            next = next?.advanced(by: 1)
        }
        return entries
    }

    private static func ending(of child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
