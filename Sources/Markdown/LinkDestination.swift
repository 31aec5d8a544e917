/// Where a link of a page may lead to.
package enum LinkDestination {
    private static let schemes = ["http", "https", "mailto"]

    /// Whether it is a place on the web, an address, a file beside the page, or a place on it: nothing that runs.
    package static func isAllowed(_ destination: String) -> Bool {
        // Browsers leave out blanks and control characters before they look.
        guard destination.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" }),
            !destination.isEmpty, !destination.hasPrefix("//")
        else { return false }
        let start = destination.prefix { !"/?#".contains($0) }
        guard let colon = start.firstIndex(of: ":") else { return true }
        return schemes.contains(start[..<colon].lowercased())
    }
}
