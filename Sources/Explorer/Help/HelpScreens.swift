/// The pages of `help`.
package struct HelpScreens {
    package let session: Session
    package let width: Int
    /// The commands to begin with.
    package let first: [String]

    package init(session: Session, width: Int, first: [String]) {
        self.session = session
        self.width = width
        self.first = first
    }

    /// Three lines to try, and the ten commands to begin with.
    package func firstScreen() -> String {
        var page = HelpText(width: width)
        page.line("Convo is a conversation with a network that reads handwritten digits.")
        page.line()
        page.line("Things to try:")
        page.pairs(session.suggestions.map { ($0.line, $0.meaning) })
        page.line()
        page.pairs(first.compactMap { session.commands[$0] }.map { ($0.name, $0.abstract) })
        page.line()
        page.line("`help COMMAND` explains one, `help all` lists all, `help paths` names things.")
        return page.text
    }

    /// All commands by topic.
    package func all() -> String {
        var page = HelpText(width: width)
        for topic in Topic.allCases where !session.commands.commands(of: topic).isEmpty {
            if !page.lines.isEmpty { page.line() }
            add(topic, to: &page)
        }
        page.line()
        page.line("Before or after every command:")
        page.pairs(GlobalOption.allCases.map { ("\($0.name)\($0.value.map { " " + $0 } ?? "")", $0.meaning) })
        return page.text
    }

    /// The commands of one topic.
    package func topic(_ topic: Topic) -> String {
        var page = HelpText(width: width)
        add(topic, to: &page)
        return page.text
    }

    private func add(_ topic: Topic, to page: inout HelpText) {
        page.line("\(topic.title)  (help \(topic.rawValue))")
        page.pairs(session.commands.commands(of: topic).map { ($0.name, $0.abstract) })
    }

    /// How one command is used.
    package func command(_ command: any ExplorerCommand.Type) -> String {
        let description = DescriptionCache.description(of: command)
        var page = HelpText(width: width)
        page.paragraph("\(command.name): \(command.abstract)")
        page.line()
        page.line("  " + description.usage(of: command.name))
        if !command.configuration.discussion.isEmpty {
            page.line()
            page.paragraph(command.configuration.discussion)
        }
        if !description.arguments.isEmpty {
            page.line()
            page.pairs((description.positionals + description.options).map { ($0.listed, $0.help) })
        }
        if !command.examples.isEmpty {
            page.line()
            page.line("Examples:")
            page.pairs(command.examples.map { ($0.line, $0.meaning) }, limit: 44)
        }
        if !command.aliases.isEmpty {
            page.line()
            page.line("Also called \(command.aliases.joined(separator: ", ")).")
        }
        let others = GlobalOption.allCases.map(\.name).filter { description.option($0) == nil }
        page.line()
        page.paragraph("Every command also takes \(others.joined(separator: ", ")); `help all` explains them.")
        return page.text
    }

    /// How samples and units are named.
    package func paths() -> String {
        var page = HelpText(width: width)
        page.line("Samples, counted from 0:")
        page.pairs([
            ("test/18", "one image of the test split"),
            ("train/0-24", "25 images of the training split; both ends count"),
            ("test/1,5,9-12", "several"),
            ("test/is7/0-8", "the first nine that are labelled 7"),
            ("test/wrong", "all that the network reads wrongly; right is the opposite"),
            ("test/is4/as9", "fours that it reads as nines"),
            ("test/unsure/0-8", "the nine it is least sure of"),
            ("test/random/0-8", "nine by chance, from the seed"),
            ("it", "the sample used last"),
            ("seven.png", "a picture file: PNG, JPEG or PGM"),
            ("-", "ASCII art on standard input"),
        ])
        page.line()
        page.line("Units of the network:")
        page.pairs([
            ("conv2", "a layer"), ("conv2/3", "one of its channels"), ("conv2/3/5,7", "row 5, column 7 of that channel"),
            ("dense1/12", "a unit of a dense layer"),
        ])
        page.line()
        page.line("Parameters of the network:")
        page.pairs([
            ("conv2/3/kernel/1,1,4", "a weight: filter 3, row 1, column 1, input channel 4"),
            ("dense1/12/kernel/57", "a weight of unit 12: the one for input 57"),
            ("conv1/3/bias, bn1/3/gamma", "the bias of a filter, the scale of a channel"),
        ])
        page.line()
        page.paragraph("Sample and unit may come in either order. Commands are parted by `;`, `#` begins a comment.")
        return page.text
    }
}
