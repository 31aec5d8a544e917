import ConvNet
import Testing

@testable import Commands
@testable import Explorer
@testable import Subjects

@Suite struct ParameterPathTests {
    private let network = Network(.handwritten, seed: 3)

    private func parameter(_ path: String) throws -> Parameter { try ParameterPath(path).found(in: network) }

    private func words(_ path: String) -> String {
        do { return "no error for \(try parameter(path))" } catch { return "\(error)" }
    }

    @Test(arguments: [
        "conv2/3/kernel/1,1,4", "conv1/3/bias", "bn1/3/gamma", "bn2/31/beta", "bn1/0/moving_mean",
        "bn1/0/moving_variance", "dense1/12/kernel/57", "conv1/3/kernel/1,1",
    ])
    func `a parameter path is printed as it was written`(_ text: String) throws {
        #expect(try ParameterPath(text).description == text)
    }

    @Test(arguments: [
        "conv2", "conv2/3", "conv2/3/5,7", "conv2/x/bias", "conv2/3/weights", "conv2/3/kernel/", "conv2/3/kernel/1,,1",
        "conv2/3/kernel/-1,0,0", "conv2/3/kernel/1,1,1,1", "bn1/3/gamma/0", "/3/bias", "conv2/3/kernel/0,0,0/1", "",
    ])
    func `a word of another form is no parameter path`(_ text: String) {
        #expect(throws: SubjectError.badParameterPath(text)) { try ParameterPath(text) }
    }

    @Test func `a kernel's place counts rows, columns, inputs and filters as the tensor holds them`() throws {
        let found = try parameter("conv2/3/kernel/1,2,4")
        let kernel = try #require(network.tensor(named: "conv2/kernel"))
        #expect(found.index == ((1 * 3 + 2) * 16 + 4) * 32 + 3)
        #expect(found.value == kernel.values[found.index])
        #expect(network.parameters[found.offset] == found.value)
        #expect(try parameter("dense1/12/kernel/57").index == 57 * 64 + 12)
        #expect(try parameter("bn2/7/moving-variance").value == 1)
    }

    @Test func `the one input channel of a first layer need not be written`() throws {
        let found = try parameter("conv1/3/kernel/1,2")
        #expect("\(found.path)" == "conv1/3/kernel/1,2,0")
        #expect(found.index == (1 * 3 + 2) * 16 + 3)
    }

    @Test func `another value changes that place alone`() throws {
        let found = try parameter("conv1/3/kernel/1,1")
        let changed = found.setting(-0.5, in: network)
        let differing = network.parameters.indices.filter { network.parameters[$0] != changed.parameters[$0] }
        #expect(differing == [found.offset])
        #expect(changed.parameters[found.offset] == -0.5)
    }

    @Test func `what is not there is answered with what is`() {
        #expect(words("convv2/0/bias").contains("did you mean 'conv2'"))
        #expect(words("pool1/0/bias").contains("pool1 is max pool and has no parameters; these have: conv1, bn1"))
        #expect(words("conv2/32/bias") == "there is no conv2/32/bias: conv2 has 32 channels, 0–31")
        #expect(words("conv2/3/gamma").contains("conv2 is convolution and has kernel, bias"))
        #expect(words("bn1/3/kernel/0,0,0").contains("has gamma, beta, moving_mean, moving_variance"))
        #expect(words("conv2/3/kernel/1,3,0").contains("rows 0–2, columns 0–2 and input channels 0–15"))
        #expect(words("conv2/3/kernel/1,1").contains("such as conv2/3/kernel/1,1,8"))
        #expect(words("dense1/12/kernel/800").contains("inputs 0–799; write dense1/12/kernel/400"))
        #expect(words("dense1/12/kernel").contains("names no weight"))
    }

    @Test func `parameter paths complete part by part`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new", on: SilentSurface())
        let completer = Completer(session: interpreter.session)
        func texts(_ partial: String) -> [String] { completer.candidates(.parameter, partial, after: []).map(\.text) }
        #expect(texts("conv") == ["conv1/", "conv2/"])
        #expect(texts("conv2/31") == ["conv2/31/"])
        #expect(texts("bn1/3/") == [
            "bn1/3/gamma", "bn1/3/beta", "bn1/3/moving_mean", "bn1/3/moving_variance",
        ])
        #expect(texts("conv2/3/k") == ["conv2/3/kernel/"])
        #expect(texts("conv2/3/kernel/") == ["conv2/3/kernel/0,0,0", "conv2/3/kernel/1,1,8", "conv2/3/kernel/2,2,15"])
        #expect(texts("dense1/12/kernel/0") == ["dense1/12/kernel/0"])
    }
}
