/// What a plan is run for; it decides which steps may be joined and which values are kept.
enum Purpose {
    /// Forward and backward; what the backward pass needs is kept.
    case training
    /// Forward only.
    case inference
    /// One step for each layer, as in use, with every layer's output kept and the way back through each.
    case inspection

    /// Whether steps keep what a backward pass reads.
    var goesBack: Bool { self != .inference }
}
