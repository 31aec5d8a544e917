/// Which texts go through `$PAGER` on a terminal.
package enum PagerChoice: String, Sendable, Hashable, CaseIterable {
    /// Those that are taller than the screen.
    case auto
    /// All.
    case on
    /// None.
    case off
}
