import CEditLine
import Glibc

/// Runs a line in the user's own shell.
enum UserShell {
    /// Waits for its end; the terminal must be as other programs expect it.
    ///
    /// - Returns: its exit status, 128 and the number of the signal that ended it, or 127 where no shell could be run.
    static func run(_ line: String) -> Int32 {
        // Ctrl-C and Ctrl-Z are for the child; both stop and go on together, as one job.
        Signals.guardTerminal(false)
        defer { Signals.takeInterrupts() }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let shell = Environment.value("SHELL") ?? "/bin/sh"
        let words = [shell, "-c", line].map { (word: String) in strdup(word) }
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawn(&child, shell, nil, &attributes, words + [nil], process_environment()) == 0 else { return 127 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        guard signal != 0 else { return (status >> 8) & 0xff }
        if Descriptor.output.isTerminal { Descriptor.output.write("\n") }  // it ended in the middle of a row
        return 128 + signal
    }
}
