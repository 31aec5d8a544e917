import Glibc

/// The built program, or another, with pipes in place of a terminal, run to its end.
struct PipedRun {
    let output: String
    let errors: String
    let ending: Ending

    init(
        _ words: [String], of program: String = Child.program, input: String = "", home: Home = Home(),
        environment: [String: String] = [:], closing: Int32? = nil
    ) {
        home.write(input, to: "stdin")
        let child = Child(words, of: program, environment: home.environment(environment))
        defer { child.free() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, home.file("stdin"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, home.file("stdout"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, home.file("stderr"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if let closing { posix_spawn_file_actions_addclose(&actions, closing) }
        var pid: pid_t = 0
        let status = posix_spawn(&pid, program, &actions, nil, child.arguments, child.environment)
        ending = status == 0 ? Ending(waitingFor: pid) : .exit(127)
        output = home.read("stdout") ?? ""
        errors = home.read("stderr") ?? ""
    }
}
