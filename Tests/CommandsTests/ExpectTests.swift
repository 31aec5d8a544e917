import Testing

@testable import Commands
@testable import Display
@testable import Explorer

@Suite struct ExpectTests {
    private func interpreter() -> Interpreter {
        var interpreter = Fixture.interpreter()
        interpreter.session.lastOutput = .group([
            .note("beside it"),
            .table(Table(
                columns: [Column("layer"), Column("loss"), Column("accuracy"), Column("probabilities"), Column("images")],
                rows: [
                    ["conv1", .number(0.5), .fraction(0.9), .list([.number(0.25), .number(0.75)]), 60000],
                    ["dense 1", .number(0.25), .fraction(0.994), .missing, 10000],
                ])),
        ])
        return interpreter
    }

    @Test(arguments: [
        "accuracy >= 0.99", "accuracy >= 99%", "accuracy > 99.3%", "accuracy < 1", "loss = 0.25", "loss == 0.25",
        "loss != 0.5", "images <= 10000", "layer = 'dense 1'", "layer contains ens", "loss = 0.26 --within 5%",
        "loss = 0.3 --within 0.05", "layer = conv1 --row 0", "layer = conv1 --row -2", "loss = 0.5 --row layer=conv1",
        "accuracy = 90% --row images=60000", "probabilities/1 > 0.7 --row 0", "probabilities contains 0.25 --row 0",
        "accuracy ≥ 99 %",
    ])
    func `an expectation that holds passes and keeps the output`(_ words: String) throws {
        var interpreter = interpreter()
        try interpreter.execute("expect \(words); expect images = 10000", on: SilentSurface())
    }

    @Test(arguments: [
        ("accuracy >= 0.995", "expected accuracy >= 0.995, got 0.994", 1),
        ("layer = conv2", "expected layer = conv2, got dense 1", 1),
        ("loss = 0.3 --within 1%", "expected loss = 0.3 within 1%, got 0.25", 1),
        ("acuracy > 0", "there is no value 'acuracy'; did you mean 'accuracy'?", 64),
        ("layer > 3", "cannot be compared", 1),
        ("loss ~ 3", "there is no comparison '~'", 64),
        ("loss = 1 --row 7", "--row expects 0 to 1, or KEY=VALUE, got '7'", 64),
        ("loss = 1 --row layer=x", "no row has layer=x", 1),
        ("probabilities/7 > 0 --row 0", "there is no probabilities/7", 1),
        ("loss = 1 --within x", "--within expects", 64),
    ] as [(String, String, Int32)])
    func `an expectation that does not hold says both values`(_ words: String, _ message: String, _ status: Int32) throws {
        var interpreter = interpreter()
        let failure = try interpreter.failure("expect \(words)")
        #expect(failure.message.contains(message), "\(failure.message)")
        #expect(failure.exitStatus == status)
    }
}
