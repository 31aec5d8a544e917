/// The groups in which `help` shows the commands.
package enum Topic: String, Sendable, CaseIterable {
    case learning, data, seeing, explaining, trying, networks, training, session

    /// The heading above the group.
    package var title: String {
        switch self {
        case .learning: "Learning"
        case .data: "Data"
        case .seeing: "Seeing what the network does"
        case .explaining: "Why it answers so"
        case .trying: "What if"
        case .networks: "Networks"
        case .training: "Training"
        case .session: "The session"
        }
    }
}
