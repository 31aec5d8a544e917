import ConvNet
import Datasets
import Insight
import Kernels
import Subjects
import Testing

@testable import Faults

/// Each fault accuses the run that has it, and no other; a healthy run is accused by none.
@Suite(.serialized) struct EvidenceTests {
    private static let digits = SyntheticDigits.dataset(seed: 5, train: 1000, test: 150)

    /// What a run with a fault, or without one, comes to.
    static func measures(_ fault: (any Fault)?, seed: UInt64) throws -> RunMeasures {
        // Another suite has the other processor.
        WorkerPool.threads = 1
        var plan = try TrainingPlan(on: digits, seed: seed)
        try fault?.spoil(&plan)
        let kept = EvaluatedSplit.validationRange(of: plan.data.train.count, share: plan.settings.validationShare)
        let images = SplitSamples(plan.data.train)
        let run = try TrainingRun(
            network: plan.network, settings: plan.settings, training: SampleSlice(images, range: 0..<kept.lowerBound),
            validation: SampleSlice(images, range: kept), epochs: plan.epochs)
        while try run.step() != nil {}
        return try RunMeasures(TrainedRun(
            data: plan.data, network: run.network, start: plan.network, validationShare: plan.settings.validationShare))
    }

    private func accused(_ measures: RunMeasures) -> [String] {
        Laboratory.faults.filter { $0.isAccused(by: $0.evidence(in: measures)) }.map(\.name)
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `a healthy run is not accused`(_ seed: UInt64) throws {
        let measures = try Self.measures(nil, seed: seed)
        #expect(accused(measures) == [])
        #expect(measures.onTest.accuracy > 0.7)
    }

    @Test(arguments: Laboratory.names, [1, 2, 3] as [UInt64])
    func `a run is accused of its fault and of no other`(_ name: String, _ seed: UInt64) throws {
        let fault = try Laboratory.fault(named: name)
        let measures = try Self.measures(fault, seed: seed)
        let findings = fault.evidence(in: measures)
        #expect(accused(measures) == [name], "\(findings)")
    }
}

/// The list of faults, and what is said about them.
@Suite struct LaboratoryTests {
    private let digits = SyntheticDigits.dataset(seed: 5, train: 300, test: 60)

    @Test func `there are twelve faults, four of each level`() {
        #expect(Laboratory.faults.count == 12)
        for level in 1...3 { #expect(Laboratory.faults.count { $0.level == level } == 4) }
    }

    @Test func `no word means two faults, and each is found by all of its words`() throws {
        let words = Laboratory.faults.flatMap { [$0.name] + $0.otherNames }
        #expect(Set(words).count == words.count)
        for fault in Laboratory.faults {
            for word in [fault.name] + fault.otherNames {
                #expect(try Laboratory.fault(named: word.uppercased()).name == fault.name)
            }
        }
    }

    @Test func `every fault has two hints that do not name it, and a way to find it`() {
        for fault in Laboratory.faults {
            #expect(fault.hints.count == 2 && !fault.way.isEmpty)
            #expect(!fault.hints.contains { $0.contains(fault.name) || $0.contains(fault.meaning) }, "\(fault.name)")
        }
    }

    @Test func `a seed stands for one fault, seeds for all, and a level for its own`() {
        func names(_ level: Int?) -> [String] {
            (1...200).compactMap { Laboratory.fault(seed: $0, level: level, for: digits)?.name }
        }
        #expect(names(nil) == names(nil))
        #expect(Set(names(nil)) == Set(Laboratory.names))
        for level in 1...3 {
            #expect(Set(names(level)) == Set(Laboratory.faults.filter { $0.level == level }.map(\.name)))
        }
    }

    @Test func `images that are not square are not transposed`() {
        let wide = Split(name: "train", images: Array(repeating: 0, count: 12), labels: [0, 1], height: 2, width: 3)
        let data = Dataset(name: "wide", train: wide, test: wide, source: "the tests")
        let names = (1...200).compactMap { Laboratory.fault(seed: $0, level: nil, for: data)?.name }
        #expect(Set(names) == Set(Laboratory.names).subtracting(["images-transposed"]))
    }

    @Test func `a plan takes some of the images, each once, and the same for a seed`() throws {
        let (one, again, other) = (try plan(1), try plan(1), try plan(2))
        #expect(one.data.train.images == again.data.train.images && one.network == again.network)
        #expect(one.data.train.images != other.data.train.images)
        #expect(Set((0..<300).map { one.data.train.picture($0).pixels }).count == 300)
    }

    @Test func `shuffled labels are as many of each class, and mostly other ones`() throws {
        var plan = try plan(3)
        let before = plan.data.train
        try LabelsShuffled().spoil(&plan)
        #expect(plan.data.train.labels.sorted() == before.labels.sorted())
        #expect(plan.data.train.images == before.images)
        #expect(zip(plan.data.train.labels, before.labels).count { $0 == $1 } < 90)
    }

    @Test func `a missing class is in no training image and in some test images`() throws {
        var plan = try plan(3)
        try ClassMissing().spoil(&plan)
        let missing = Set(plan.data.test.labels).subtracting(plan.data.train.labels)
        #expect(missing.count == 1)
    }

    @Test func `test images stand among those that are trained on, with their labels`() throws {
        var plan = try plan(3)
        try TestInTrain().spoil(&plan)
        let (train, test) = (plan.data.train, plan.data.test)
        let known = Dictionary(
            (0..<240).map { (train.picture($0).pixels, train.labels[$0]) }, uniquingKeysWith: { first, _ in first })
        for image in 0..<test.count { #expect(known[test.picture(image).pixels] == test.labels[image]) }
    }

    private func plan(_ seed: UInt64) throws -> TrainingPlan { try TrainingPlan(on: digits, seed: seed) }
}

@Suite struct FindingTests {
    @Test func `a number speaks for a fault on its side of the bound`() {
        #expect(Finding("ink", 0.2, .share, .below(0.3)).speaksFor)
        #expect(!Finding("ink", 0.3, .share, .below(0.3)).speaksFor)
        #expect(Finding("bias", -20, .number, .below(-5)).speaksFor)
        #expect(Finding("loss", 3, .number, .above(2)).speaksFor)
    }

    @Test func `what is no number speaks for nothing`() {
        #expect(!Finding("ink", .nan, .share, .below(0.3)).speaksFor)
        #expect(!Finding("ink", .nan, .share, .above(0.3)).speaksFor)
    }

    @Test func `bounds read as the numbers beside them`() {
        #expect(Finding("ink", 0.2, .share, .below(0.3)).boundWords == "below 30 %")
        #expect(Finding("loss", 3, .number, .above(2)).boundWords == "above 2")
    }
}
