/// A training run with one thing wrong, which is to be found, as far as the session knows it.
package protocol Patient: Sendable {
    /// Tells it from all others.
    var id: Int { get }
}

extension Session {
    /// The run that is examined; nil where none is. `undo` takes it away with the `fault` that brought it, and what was said about
    /// it stays said.
    package var patient: (any Patient)? {
        get { state.patient.flatMap { id in patients.first { $0.id == id } } }
        set {
            guard let newValue else { return state.patient = nil }
            state.patient = newValue.id
            if let place = patients.firstIndex(where: { $0.id == newValue.id }) {
                patients[place] = newValue
            } else {
                patients = patients.suffix(Self.mostPatients - 1) + [newValue]
            }
        }
    }

    /// Begins to examine a run, whose images are in use.
    package mutating func admit(_ patient: any Patient) {
        self.patient = patient
        state.dataOfPatient = state.datasetRevision
    }

    /// As many are remembered as `undo` can come back to.
    private static let mostPatients = Moment.limit
}
