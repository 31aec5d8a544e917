import Glibc
import Testing

@testable import Shell

/// What packages install beside the program: completion in the shells of the operating system, and the manual page.
@Suite struct OuterProgramTests {
    /// What bash would offer for a line that ends at the cursor.
    private func bash(_ words: String..., home: Home = Home()) -> [String] {
        home.write(PipedRun(["completions", "bash"]).output, to: "convo.bash")
        let line = (["convo"] + words).map { "'\($0)'" }.joined(separator: " ")
        home.write("""
            compopt() { echo "compopt $*"; }
            . "$HOME/convo.bash"
            cd "$HOME"
            COMP_WORDS=(\(line)) COMP_CWORD=\(words.count)
            _convo "$1"
            printf '%s\\n' "${COMPREPLY[@]}"
            """, to: "ask")
        return PipedRun([home.file("ask"), Child.program], of: "/bin/bash", home: home).output.split(separator: "\n").map(String.init)
    }

    @Test func `bash offers commands, options, samples, units and what only it can call`() {
        #expect(bash("eval").last == "evaluate")
        #expect(bash("--json", "eval").last == "evaluate")
        #expect(bash("--versi").last == "--version")
        #expect(bash("evaluate", "--disto").last == "--distorted")
        #expect(bash("--color", "nev").last == "never")
        #expect(bash("activations", "conv2/3", "tes").last == "test/")
        #expect(bash("predict", "test/wro").last == "test/wrong")
        #expect(bash("filters", "conv").suffix(2) == ["conv1", "conv2"])
        #expect(bash("kernel", "inst").last == "install")
        #expect(bash("kernel", "install", "--us").last == "--user")
        #expect(bash("serve", "--sha").last == "--shared")
        #expect(bash("completions", "fi").last == "fish")
    }

    @Test func `a path that goes on gets no blank behind it`() {
        #expect(bash("predict", "te").contains("compopt -o nospace"))
        #expect(!bash("filters", "conv1/1").contains("compopt -o nospace"))
    }

    @Test func `names of files are as they are, for the shell to quote`() {
        let home = Home()
        home.write("", to: "my seven.png")
        #expect(bash("predict", "my", home: home).last == "my seven.png")
        #expect(bash("predict", "my\\ sev", home: home).last == "my seven.png")
    }

    @Test func `behind words that mean nothing there is nothing to offer`() {
        #expect(PipedRun(["completions", "--", "nonsense", ""]).output == "")
        #expect(PipedRun(["completions", "--"]).output.contains("word\tpredict\t"))
        #expect(PipedRun(["completions", "--", "kernel", "nonsense", ""]).output == "")
    }

    @Test func `an unknown shell is refused in a line`() {
        let run = PipedRun(["completions", "tcsh"])
        #expect(run.ending == .exit(64) && run.output == "")
        #expect(run.errors.contains("tcsh") && run.errors.hasSuffix("`convo completions --help` shows how it is used\n"))
        #expect(PipedRun(["completions", "--help"]).output.contains("USAGE: convo completions <shell>"))
    }

    @Test(.enabled(if: access("/usr/bin/zsh", X_OK) == 0, "needs zsh"))
    func `zsh reads its script`() { check("zsh", by: "/usr/bin/zsh") }

    @Test(.enabled(if: access("/usr/bin/fish", X_OK) == 0, "needs fish"))
    func `fish reads its script`() { check("fish", by: "/usr/bin/fish") }

    private func check(_ shell: String, by program: String) {
        let home = Home()
        home.write(PipedRun(["completions", shell]).output, to: "script")
        let run = PipedRun(["-n", home.file("script")], of: program, home: home)
        #expect(run.ending == .exit(0) && run.errors == "")
    }

    @Test func `the manual page names every command, option and exit status`() {
        let page = PipedRun(["man"]).output
        for name in ["predict", "evaluate", "train", "convo serve", "convo kernel", "convo completions"] {
            #expect(page.contains("\n.SS \"\(name)\"\n"), "\(name)")
        }
        for part in [#"\fB\-\-distorted\fP"#, #"\fB\-\-json\fP"#, "\n.SH \"EXIT STATUS\"\n", #"\fBconvo kernel install"#] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(page.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(PipedRun(["man", "predict"]).ending == .exit(64))
    }

    @Test(.enabled(if: access("/usr/bin/groff", X_OK) == 0, "needs groff"))
    func `the manual page is set without a warning`() {
        let page = PipedRun(["man"]).output
        let run = PipedRun(["-man", "-ww", "-Tutf8", "-P-c", "-rLL=78n"], of: "/usr/bin/groff", input: page)
        #expect(run.errors == "" && run.ending == .exit(0) && run.output.contains("predict"))
        #expect(!run.output.contains("\\["), "a letter that groff does not know")
    }
}
