/// What a color stands for; the words beside it always say the same.
package enum Tint: Sendable, Hashable {
    case plain
    /// Right, passed.
    case good
    /// Wrong, failed.
    case bad
    /// The one to look at.
    case accent
    /// Of lesser weight.
    case dim
}
