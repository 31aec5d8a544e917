/// How the numbers of a chart or a map are written.
package enum NumberStyle: Sendable, Hashable {
    /// As many digits as four significant ones need.
    case number
    /// A count.
    case integer
    /// A share from 0 to 1, written in percent.
    case fraction
}
