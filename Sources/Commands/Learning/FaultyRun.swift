import Datasets
import Display
import Explorer
import Faults
import Subjects
import Words

/// A run with a fault that is to be found, and what was said about it.
struct FaultyRun: Patient {
    let id: Int
    let fault: any Fault
    /// What the fault and its random numbers follow from.
    let seed: UInt64
    let run: TrainedRun
    /// The data that its images were drawn from.
    let origin: Dataset
    private(set) var hintsGiven = 0
    private(set) var ending: Ending?
    private var wrong: Set<String> = []

    enum Ending {
        case found, revealed
    }

    /// What the network is called.
    static let network = "patient"
    static let allPoints = 5

    init(_ fault: any Fault, seed: UInt64, _ run: TrainedRun, of origin: Dataset) {
        (id, self.fault, self.seed, self.run, self.origin) = (Stamp.next(), fault, seed, run, origin)
    }

    var points: Int { ending == .revealed ? 0 : max(0, Self.allPoints - hintsGiven - wrong.count) }

    /// Takes a guess; one that was wrong before costs nothing again, nor does any once the fault is known.
    mutating func take(guess: any Fault) {
        guard ending == nil else { return }
        if guess.name == fault.name { ending = .found } else { wrong.insert(guess.name) }
    }

    /// The next hint, as long as there is one; nil when all are given.
    mutating func nextHint() -> String? {
        guard hintsGiven < fault.hints.count else { return nil }
        hintsGiven += 1
        return fault.hints[hintsGiven - 1]
    }

    mutating func reveal() {
        if ending == nil { ending = .revealed }
    }
}

extension Session {
    /// The run that is examined.
    ///
    /// - Throws: where there is none
    func faultyRun() throws -> FaultyRun {
        if let run = patient as? FaultyRun { return run }
        throw ExplorerError.refused("no run with a fault is being examined", remedy: "`fault` starts one")
    }

    /// The data that a run with a fault takes its images from: those in use, or those that came before an earlier such run.
    ///
    /// - Throws: where none can be had, or too few
    mutating func healthyData(on surface: any Surface) throws -> Dataset {
        if state.hasDataOfPatient, let run = patient as? FaultyRun { return run.origin }
        let data = try self.data(on: surface)
        guard data.train.count >= TrainingPlan.fewestTrainingImages, data.test.count >= TrainingPlan.fewestTestImages else {
            throw ExplorerError.refused(
                "\(data.name) has too few images to learn from: a run with a fault needs \(TrainingPlan.fewestTrainingImages) of train and "
                    + "\(TrainingPlan.fewestTestImages) of test", remedy: "`load mnist` or `load synthetic`")
        }
        return data
    }

    /// How many points are left, and what was found in this session.
    func score(of run: FaultyRun) -> String {
        let points = "\(run.points) of \(Format.count(FaultyRun.allPoints, "point"))"
        guard run.ending != nil else { return "\(points) left" }
        let found = patients.compactMap { $0 as? FaultyRun }.filter { $0.ending == .found }
        return "\(points); \(Format.count(found.count, "fault")) found in this session, for "
            + Format.count(found.reduce(0) { $0 + $1.points }, "point")
    }

    /// What is said when a fault is known.
    static let remarkOnFaultyRun = "`undo` goes back to the data and settings from before, `fault` starts another run"
}
