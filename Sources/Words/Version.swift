/// Which Convo this is.
package enum Version {
    /// What `--version` and the banner print.
    package static let current = "0.1.0"
}
