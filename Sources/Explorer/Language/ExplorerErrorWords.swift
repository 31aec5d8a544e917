import Words

extension ExplorerError {
    package var description: String {
        switch self {
        case .unknownCommand(let word, let nearest):
            "there is no command '\(word)'\(UnknownName.hint(nearest)); `help` lists them"
        case .outerCommand(let word):
            "`\(word)` is started from the operating system's shell and not from here: leave with `quit`, then run `convo \(word)`"
        case .unknownTopic(let word, let nearest):
            "there is no command and no topic '\(word)'\(UnknownName.hint(nearest)); `help all` lists them"
        case .noSample(let word, let nearest):
            "'\(word)' names no sample\(UnknownName.hint(nearest)); expected a path such as test/18, test/is7/0-8, it, or a file"
        case .sampleAsCommand(let word):
            "'\(word)' is a sample and no command; say what to do with it: `show \(word)` or `predict \(word)`"
        case .usage(let command, let message):
            "\(message); `help \(command)` shows how it is used"
        case .badValue(let name, let given, let expected):
            "\(name) expects \(expected), got '\(given)'"
        case .noValue(let name, let expected):
            "\(name) needs a value: \(name) \(expected)"
        case .tooManyWords(let command, let count, let limit):
            "`\(command)` expects at most \(Format.integer(limit)) words, got \(Format.integer(count)); use it more than once"
        case .twice(let kind, let first, let second):
            "one \(kind) is enough: got '\(first)' and '\(second)'"
        case .openQuote(let quote):
            "the quote \(quote) is opened and not closed; close it, or put it in the other kind of quote"
        case .notHere(let what):
            "\(what) is not available here; use the prompt or the shell"
        case .fixedWhileTraining(let setting):
            "\(setting) cannot change while a network is trained; set it when the training is over"
        case .inDocument(let file, let line, let message, _):
            "\(file):\(line): \(message)"
        case .typed(let message, _): message
        case .shellInDocument(let document):
            "a document may run a shell command (`!…`) only if you say so; if you trust it: "
                + "`run --allow-shell \(Lexer.quoted(document))`"
        case .outsideOfDocument(let place, let folder, let document):
            "a document may write files only below its own folder, \(folder), and not '\(place)'; if you trust it: "
                + "`run --allow-writing \(Lexer.quoted(document))`"
        case .shellFailed(let status):
            "the shell command ended with status \(status)"
        case .unreadableInput(let reason):
            "standard input cannot be read: \(reason); give it a file or a pipe"
        case .reachRefused(let what, let reach):
            "\(what) \(Self.words(for: reach)), which is not allowed here; use the prompt or the shell"
        case .unmet(let expected, let found):
            "expected \(expected), got \(found)"
        case .refused(let what, let remedy):
            "\(what); \(remedy)"
        case .nothingUsedYet:
            "`it` is the sample used last, and none was used yet; name one, such as test/18"
        case .badDocument(let file, let fault):
            Self.words(for: fault, of: file)
        case .noFolder(let folder, let place):
            "there is no folder \(folder) for '\(place)'; make it, or choose another place"
        case .closedPlace(let place):
            "'\(place)' cannot be written there; choose another place"
        case .specialPlace(let place):
            "'\(place)' is a pipe or a device; name a regular file"
        case .unwritable(let path, let reason):
            "\(path) cannot be written; \(reason)"
        case .notReplaced(let path):
            "\(path) stays as it is; name another file"
        case .nothingKept(let path, let reason):
            "nothing was kept in \(path); \(reason)"
        case .nothingToKeep(let command, let file):
            "`\(command)` shows nothing of its own to keep in \(file); put --save behind a command that it runs, or "
                + "`export` the document"
        case .unusableFile(let word, let endings):
            "'\(word)' is no command, and no kind of file that can be used; expected a picture (.png .jpg .pgm), weights "
                + "(\(endings.joined(separator: " "))) or a document (.md .convo)"
        case .blankPicture(let name):
            "\(name) is blank: nothing in it differs from its background; name a picture of a digit with some paper around it"
        case .faintPicture(let name, let levels):
            "\(name) is too faint: what is written differs from its background by \(levels) of 255 gray levels; "
                + "raise its contrast"
        case .settingOfOtherOptimizers(let setting, let optimizers):
            "\(setting) belongs to \(optimizers.joined(separator: " and ")); `set optimizer \(optimizers.first ?? "")` first"
        case .lostAtOnce(let command, let remedy):
            "what `\(command)` does would be lost at once; \(remedy)"
        case .leftUndone(let faults):
            faults.prefix(3).joined(separator: "; ") + (faults.count > 3 ? "; and \(faults.count - 3) more" : "")
        case .tooFewImages(let word, let count, let least):
            "'\(word)' names \(Format.count(count, "image")), expected at least \(least) of a split; "
                + "such as test, train/is7 or test/wrong"
        case .nothingKeptBack:
            "training keeps back no images for validation; `set validation 0.2` first, or name test or train"
        case .noOpenSum(let sample):
            "no sum is open, so there is no term to open and nowhere to go back to; `why \(sample)` opens one"
        case .staleSum(let what, let command):
            "\(what == .network ? "the network is no longer the one" : "the data are no longer those") that `\(command)` "
                + "opened; open it again: `\(command)`"
        }
    }

    private static func words(for fault: DocumentFault, of file: String) -> String {
        switch fault {
        case .missing: "there is no file \(file); check its name"
        case .tooLarge(let megabytes): "\(file) is larger than \(megabytes) MB; expected a document of commands"
        case .unreadable: "\(file) cannot be read; expected a text file"
        case .special: "\(file) is a pipe or a device; expected a text file"
        case .tooMany(let limit):
            "\(file) is not run: at most \(limit) documents may be run by one; do they run each other?"
        case .notText: "\(file) is not text; expected Markdown or command lines in UTF-8"
        case .otherKind(let kind): "\(file) is \(kind); `run` reads Markdown (.md) or lines of commands"
        case .runsItself: "\(file) is being run already: a document that runs itself would never end; take the `run` out"
        case .nestedTooDeep(let number, let limit):
            "\(file) would be the document number \(number) inside another; at most \(limit) may be nested"
        }
    }

    private static func words(for reach: Reach) -> String {
        let deeds: [(Reach, String)] = [
            (.readsFiles, "reads files"), (.writesFiles, "writes files"), (.runsShell, "runs in the shell"),
        ]
        return deeds.filter { reach.contains($0.0) }.map(\.1).joined(separator: " and ")
    }
}
