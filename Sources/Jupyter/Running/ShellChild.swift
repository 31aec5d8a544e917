import Glibc

/// A line that runs in the user's shell, with its outputs on their way to the notebook.
///
/// Unsafe code: the words of the command line and the environment are C strings that live until the child has started.
struct ShellChild {
    private let process: pid_t
    /// Of what it says on standard output and on standard error; closed when it is over.
    private let pipes: [Int32]

    /// - Returns: nil where no shell can be started.
    init?(_ line: String, environment: [String: String]) {
        var ends: [[Int32]] = []
        for _ in 0..<2 {
            var pair: [Int32] = [-1, -1]
            if pipe(&pair) == 0 { ends.append(pair) }
        }
        for end in ends.joined() { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = ends.count == 2 ? Self.start(line, environment, output: ends[0][1], errors: ends[1][1]) : nil
        for pair in ends {
            close(pair[1])
            if child == nil { close(pair[0]) }
        }
        guard let child else { return nil }
        process = child
        pipes = ends.map { $0[0] }
    }

    private static func start(
        _ line: String, _ environment: [String: String], output: Int32, errors: Int32
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // A group of its own, so that an interruption reaches all that the line has started.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        let shell = environment["SHELL"].flatMap { $0.isEmpty ? nil : $0 } ?? "/bin/sh"
        var words = [shell, "-c", line].map { (word: String) in strdup(word) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var child: pid_t = 0
        return posix_spawn(&child, shell, &actions, &attributes, &words, &variables) == 0 ? child : nil
    }

    /// Hands on what the child says, whole lines where it can, until it is over.
    ///
    /// - Parameters:
    ///   - bell: rung to interrupt it; twice ends it at once.
    ///   - take: what it says, and whether on standard error.
    /// - Returns: the exit status; that of a shell for a signal.
    func run(until bell: Bell, take: (_ text: String, _ isError: Bool) -> Void) -> Int32 {
        var open = pipes
        var rests = [[UInt8]](repeating: [], count: pipes.count)
        var rings = 0
        while open.contains(where: { $0 >= 0 }) {
            var waiting = (open + [bell.descriptor]).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            // What it has left in the background may keep the pipes open.
            if poll(&waiting, nfds_t(waiting.count), rings > 0 ? 100 : -1) == 0, rings > 0, hasEnded { break }
            if waiting[open.count].revents != 0 {
                bell.silence()
                rings += 1
                kill(-process, rings > 1 ? SIGKILL : SIGINT)
            }
            for index in open.indices where waiting[index].revents != 0 {
                if !Self.read(open[index], into: &rests[index]) { open[index] = -1 }
                let text = Self.lines(of: &rests[index], all: open[index] < 0)
                if !text.isEmpty { take(text, index == 1) }
            }
        }
        for pipe in pipes { close(pipe) }
        return status
    }

    /// - Returns: false at the end.
    private static func read(_ pipe: Int32, into rest: inout [UInt8]) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(pipe, &bytes, bytes.count)
        if count > 0 { rest += bytes[..<count] }
        return count > 0 || (count < 0 && errno == EINTR)
    }

    /// Takes the whole lines off, so that no character is cut in two; a very long line goes as it comes.
    private static func lines(of rest: inout [UInt8], all: Bool) -> String {
        let isLong = rest.count > 1 << 16
        let end = all || isLong ? rest.count : (rest.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        defer { rest.removeFirst(end) }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    /// Whether it is over; its status can still be asked for.
    private var hasEnded: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo != 0
    }

    private var status: Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
