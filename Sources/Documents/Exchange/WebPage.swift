import Markdown

/// A web page that needs nothing else: no script, no style sheet and no picture of its own.
package struct WebPage {
    private let title: String
    private let body: String
    private let footing: String

    /// - Parameter body: elements, every text in them escaped
    package init(title: String, body: String, footing: String) {
        (self.title, self.body, self.footing) = (title, body, footing)
    }

    /// The whole page.
    package var text: String {
        let head = [
            "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta name=\"color-scheme\" content=\"light dark\">",
            HTMLText.element("title", HTMLText.escaped(title)),
            HTMLText.element("style", "\n" + PageStyle.text + "\n"),
        ]
        let foot = HTMLText.element("p", HTMLText.escaped(footing))
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            \(head.joined(separator: "\n"))
            </head>
            <body>
            <main>
            \(body)
            </main>
            <footer>\(foot)</footer>
            </body>
            </html>

            """
    }
}
