import Files

extension PNG {
    /// A picture as a `data:` link, for pages and drawings that hold their pictures themselves.
    package static func link(_ picture: Picture) -> String {
        "data:image/png;base64," + Base64.text(of: encode(picture))
    }
}
