import Files
import Foundation
import Testing

@testable import Jupyter

/// `convo kernel install`, and how `convo kernel` is misused.
@Suite struct InstallTests {
    private let home: TemporaryPlace

    init() throws { home = try TemporaryPlace() }

    @Test func `Jupyter finds the kernel under a prefix`() throws {
        let run = try Program.run(["kernel", "install", "--prefix", home.file("env")], home: home)
        let folder = home.file("env/share/jupyter/kernels/convo")
        #expect(run.output == "Jupyter finds the kernel in \(folder)\n" && run.errors == "" && run.status == 0)
        let json = try JSON(Array(try home.read("env/share/jupyter/kernels/convo/kernel.json").utf8)[...])
        #expect(json["argv"]?.texts == [Program.path, "kernel", "run", "{connection_file}"])
        #expect(json["display_name"]?.text == "Convo" && json["language"]?.text == "convo")
        #expect(json["interrupt_mode"]?.text == "message")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["kernel.json"])
    }

    @Test(arguments: [
        (["JUPYTER_DATA_DIR": "/a", "XDG_DATA_HOME": "/b", "HOME": "/c"], "/a"),
        (["JUPYTER_DATA_DIR": "", "XDG_DATA_HOME": "/b", "HOME": "/c"], "/b/jupyter"),
        (["HOME": "/c"], "/c/.local/share/jupyter"),
    ]) func `for a user it stands where Jupyter looks`(_ environment: [String: String], _ folder: String) {
        #expect(KernelInstall.folder(environment) == folder)
    }

    @Test func `it is for the user if nothing else is said`() throws {
        for words in [[], ["--user"]] {
            #expect(try Program.run(["kernel", "install"] + words, home: home).status == 0)
            #expect(try home.read(".local/share/jupyter/kernels/convo/kernel.json").contains("\"kernel\",\"run\""))
        }
    }

    @Test(arguments: [
        (["install", "--user", "--prefix", "x"], "--user and --prefix"), (["install", "--prefix"], "--prefix"),
        (["instal"], "instal"), (["run"], "connection-file"), (["run", "a", "b"], "'b'"), (["install", "--prefix", "/proc/x"], "/proc/x"),
        (["run", "/nonexistent/k.json"], "/nonexistent/k.json: No such file"),
    ]) func `a mistake is one line`(_ words: [String], _ part: String) throws {
        let run = try Program.run(["kernel"] + words, home: home)
        #expect(run.output == "" && run.errors.hasPrefix("convo: ") && run.errors.contains(part))
        #expect(run.errors.filter { $0 == "\n" }.count == 1 && run.status != 0)
    }

    @Test(arguments: [
        ([], "<subcommand>"), (["--help"], "<subcommand>"), (["install", "--help"], "install [--user]"),
        (["help", "run"], "run <connection-file>"),
    ]) func `it says how it is used`(_ words: [String], _ usage: String) throws {
        let run = try Program.run(["kernel"] + words, home: home)
        #expect(run.output.contains("USAGE: convo kernel \(usage)") && run.errors == "" && run.status == 0)
    }

    @Test func `it is no command of the prompt`() throws {
        let run = try Program.run(["-c", "kernel install"], home: home)
        #expect(run.errors.contains("`kernel` is started") && run.status == 64)
    }
}
