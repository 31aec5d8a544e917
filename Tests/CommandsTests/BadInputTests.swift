import Glibc
import Testing

@testable import Commands
@testable import Explorer
@testable import Subjects

/// Bad input gives one line that names the thing, what was expected and what to do, and changes nothing.
@Suite struct BadInputTests {
    @Test(arguments: [
        ("trian 1", "did you mean 'train'", 64),
        ("test/1", "`predict test/1`", 64),
        ("frobnicate", "no command 'frobnicate'", 64),
        ("train -1", "epochs expects a whole number from 1 to 100000, got '-1'", 64),
        ("train 1.5", "got '1.5'", 64),
        ("train 0", "got '0'", 64),
        ("train --batches -3", "--batches expects a whole number from 1 up, got '-3'", 64),
        ("train --bathces 3", "there is no option '--bathces'; did you mean '--batches'?", 64),
        ("quit --now", "there is no option '--now'; there are --json, --color, --width, --seed, --threads, --as, ", 64),
        ("show it --widht 60", "there is no option '--widht'; did you mean '--width'?", 64),
        ("filters conv1 --gradiant", "did you mean '--gradient'?; there are --gradient, --json, ", 64),
        ("train 1 2", "2", 64),
        ("train --from nobody", "there is no network 'nobody'", 64),
        ("train --save weights.txt", ".safetensors", 64),
        ("train --watch quit", "--watch expects a command that only draws", 64),
        ("train --save /nonexistent/mine.safetensors", "there is no folder /nonexistent/", 1),
        ("train --save /tmp/.safetensors", ".safetensors", 64),
        ("new --layers 'conv 8 3x3 relu relu, flatten, dense 10'", "expected no more words, got 'relu'", 1),
        ("he\u{1B}[31mlp\0", "no command 'he\u{FFFD}[31mlp\u{FFFD}'", 64),
        ("train --watch bananas", "no command 'bananas'", 64),
        ("set lr banana", "lr expects a number above 0, at most 10, got 'banana'", 64),
        ("set lr -5", "got '-5'", 64),
        ("set lr nan", "got 'nan'", 64),
        ("set lrr 1", "did you mean 'lr'", 64),
        ("set batch 0", "batch expects a whole number from 1 to 4096, got '0'", 64),
        ("set dropout 1", "dropout expects", 64),
        ("set optimizer adamm", "optimizer expects adam, adamw, muon or sgd", 64),
        ("set momentum 0.5", "`set optimizer sgd` first", 1),
        ("set weight-decay 0.1", "weight-decay belongs to adamw and muon; `set optimizer adamw` first", 1),
        ("set bn-momentum 1", "bn-momentum expects a number from 0 up to but not 1, got '1'", 64),
        ("set bn-momentu 0.9", "did you mean 'bn-momentum'", 64),
        ("set freeze-first 1.5", "freeze-first expects a number from 0 to 1; 1 for never, got '1.5'", 64),
        ("sweep seed 3-1", "seed expects seeds, or a range of at most 1000 such as 1-10, got '3-1'", 64),
        ("sweep seed 1-", "got '1-'", 64),
        ("set schedule daily", "constant, one-cycle, cosine or triangle", 64),
        ("set augment 'spin 3'", "spin", 1),
        ("set threads 0", "threads expects", 64),
        ("set seed -1", "seed expects", 64),
        ("use", "name", 64),
        ("use nobody", "there is no network 'nobody'", 64),
        ("new 9lives", "a network's name expects a letter", 64),
        ("new --layers 'konv 8'", "konv", 1),
        ("new --layers 'conv 8 9x9, conv 8 9x9, conv 8 9x9, conv 8 9x9, flatten, dense 10'", "conv 8 9x9", 1),
        ("sweep lr", "values", 64),
        ("sweep lr 0.1 banana", "got 'banana'", 64),
        ("sweep colour 1 2", "there is no setting 'colour'", 64),
        ("open nothing.safetensors", "nothing.safetensors", 1),
        ("save mine.png", "a name that ends in .safetensors", 64),
        ("save mine.safetensors", "there is no network yet", 1),
        ("run nothing.md", "there is no file nothing.md", 1),
        ("expect accuracy > 0.5", "nothing was shown yet", 1),
        ("help trian", "there is no command and no topic 'trian'; did you mean 'train'?; `help all` lists them", 64),
        ("help foo", "there is no command and no topic 'foo'; `help all` lists them", 64),
        ("show 18", "'18' names no sample; did you mean 'test/18'?; expected a path such as test/18", 64),
        ("show wrong/0-8", "did you mean 'test/wrong/0-8'?", 64),
        ("show tset/3", "did you mean 'test/3'?", 64),
        ("show --nope", "there is no option '--nope'; there are", 64),
        ("show a b c d e f", "5 unexpected arguments: 'b', 'c' and 3 more; `help show`", 64),
        ("show -7.png", "-7.png: there is no such file", 1),
        ("show -- -7.png", "-7.png: there is no such file", 1),
        ("save -3.png", "got '-3.png'", 64),
        ("show test/7.jpg", "test/7.jpg: there is no such file", 1),
        ("show train/7/0.jpg", "train/7/0.jpg: there is no such file", 1),
        ("show test/7.5", "'7.5' in 'test/7.5' is neither an index nor a filter", 64),
        ("use \u{2212}3", "there is no network '\u{2212}3'", 64),
        ("perturb test/1 --shift -2", "--shift expects pixels right and down, such as 4,-2, got '-2'", 64),
        ("perturb test/1 --rotate", "--rotate", 64),
        ("perturb test/1 --rotate --noise 0.1", "--rotate", 64),
        ("data.xyz", "no kind of file", 1),
        ("history -2", "got '-2'", 64),
        ("'unfinished", "the quote ' is opened and not closed", 64),
        ("--width banana help", "--width expects columns, from 20 to 1000, got 'banana'", 64),
        ("help --width 19", "--width expects columns, from 20 to 1000, got '19'", 64),
        ("help --width", "--width needs a value: --width COLUMNS", 64),
        ("help --json=yes", "--json expects no value, got 'yes'", 64),
        ("help --threads 0", "--threads expects a count, from 1 to 256, got '0'", 64),
        ("--width", "--width needs a value: --width COLUMNS", 64),
        ("--seed x help", "--seed expects a whole number from 0 up, got 'x'", 64),
        ("help --color red", "--color expects auto, always or never, got 'red'", 64),
        ("set graphics crayon", "graphics expects auto, ascii, blocks, braille, sixel or kitty, got 'crayon'", 64),
        ("help --as crayon", "--as expects ascii, blocks, braille, sixel or kitty, got 'crayon'", 64),
        ("ls /nonexistent/folder", "there is no folder", 1),
    ] as [(String, String, Int32)])
    func `a bad command is refused in one line`(_ line: String, _ words: String, _ status: Int32) throws {
        var interpreter = Fixture.interpreter()
        let failure = try interpreter.failure(line)
        #expect(failure.message.contains(words), "\(failure.message)")
        #expect(failure.exitStatus == status)
    }

    @Test func `a sample that is not there says what there is`() throws {
        let session = Fixture.interpreter().session
        let error = #expect(throws: SubjectError.self) {
            try session.samples(SamplePath("test/100"), on: SilentSurface())
        }
        #expect(error?.description == "there is no test/100: test has 100 images, 0–99")
        #expect(error?.exitStatus == 1)
    }

    @Test func `a unit that is not there says what there is`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new", on: SilentSurface())
        func words(_ path: String) -> String? {
            #expect(throws: SubjectError.self) { try interpreter.session.paths([path]) }?.description
        }
        #expect(words("conv9")?.contains("neither a sample (test/18, it, FILE) nor a unit") == true)
        #expect(words("convv2")?.contains("did you mean 'conv2'") == true)
        #expect(words("conv2/32") == "there is no conv2/32: conv2 has 32 channels, 0–31")
        #expect(words("conv2/3/11,0")?.contains("11 rows, 0–10, and 11 columns, 0–10") == true)
        #expect(words("dense1/3/1,1")?.contains("have no row and column") == true)
    }

    @Test func `a word without end is shortened in the message`() throws {
        var interpreter = Fixture.interpreter()
        let failure = try interpreter.failure(String(repeating: "a", count: 100_000))
        #expect(failure.message.count < 400)
        #expect(failure.message.contains("a…a"))
    }

    @Test func `more words than can be parsed in time are refused`() throws {
        var interpreter = Fixture.interpreter()
        for word in ["x.png", "--json", "--x"] {
            let line = "predict " + Array(repeating: word, count: 30_000).joined(separator: " ") + " y y"
            let failure = try interpreter.failure(word == "--json" ? line + String(repeating: " y", count: 3000) : line)
            #expect(failure.message.contains("`predict` expects at most 2000 words"))
            #expect(failure.exitStatus == 64)
        }
    }

    @Test func `a named pipe that nobody writes to is no reason to wait`() throws {
        let pipe = try Fixture.folder() + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        for command in ["load", "open", "run", "predict", "show"] {
            #expect(try interpreter.failure("\(command) \(pipe)").message.contains("is a pipe or a device"))
        }
        for command in ["save \(pipe).safetensors", "train --save \(pipe).safetensors", "networks --save \(pipe).png"] {
            let name = String(command.split(separator: " ").last ?? "")
            #expect(mkfifo(name, 0o600) == 0 || errno == EEXIST)
            #expect(try interpreter.failure(command).message.contains("is a pipe or a device"))
        }
    }

    @Test func `a network of more classes than a byte can count is examined`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new --layers 'flatten, dense 600'", on: SilentSurface())
        for command in ["evaluate", "show test/wrong/0", "predict test/0", "confusion", "evaluate validation"] {
            #expect(throws: Never.self) { try interpreter.execute(command, on: SilentSurface()) }
        }
    }

    @Test func `two samples or two units are one too many`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new", on: SilentSurface())
        #expect(throws: ExplorerError.twice(kind: "sample", first: "test/1", second: "it")) {
            try interpreter.session.paths(["test/1", "conv1", "it"])
        }
        let both = try interpreter.session.paths(["conv1/3", "test/1"])
        #expect(both.sample == .images(.test, filters: [], choice: [1...1]))
        #expect(both.unit == UnitPath(layer: "conv1", channel: 3))
    }
}
