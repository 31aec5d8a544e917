import Glibc

/// The built program with files in place of a terminal, while it runs.
final class RunningChild {
    private let pid: pid_t
    private let home: Home

    init(_ words: [String], home: Home) {
        self.home = home
        let child = Child(words, environment: home.environment())
        defer { child.free() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (number, name) in [(1 as Int32, "stdout"), (2, "stderr")] {
            posix_spawn_file_actions_addopen(&actions, number, home.file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var pid: pid_t = 0
        _ = posix_spawn(&pid, Child.program, &actions, nil, child.arguments, child.environment)
        self.pid = pid
    }

    func signal(_ number: Int32) { kill(pid, number) }

    /// Waits until it has said this on standard error.
    func waits(for text: String) -> Bool {
        for _ in 0..<3000 {
            if home.read("stderr")?.contains(text) == true { return true }
            usleep(10_000)
        }
        return false
    }

    func end() -> Ending { Ending(waitingFor: pid) }
}
