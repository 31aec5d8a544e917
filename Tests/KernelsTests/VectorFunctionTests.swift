import Kernels
import Testing

extension Kernel {
    /// A function of each number by itself, beside its reference.
    struct FunctionCase: CustomTestStringConvertible, Sendable {
        var name: String
        var forward: @Sendable (_ x: View, _ y: View) -> Void
        var backward: @Sendable (_ y: View, _ dy: View, _ dx: View) -> Void
        var referenceForward: @Sendable (_ x: View, _ y: View) -> Void
        var referenceBackward: @Sendable (_ y: View, _ dy: View, _ dx: View) -> Void
        var testDescription: String { name }

        static let all: [FunctionCase] = [
            FunctionCase(
                name: "leaky ReLU", forward: { LeakyReLU.forward($0, into: $1, slope: 0.3) },
                backward: { LeakyReLU.backward(y: $0, dy: $1, dx: $2, slope: 0.3) },
                referenceForward: { Reference.leakyReLUForward($0, into: $1, slope: 0.3) },
                referenceBackward: { Reference.leakyReLUBackward(y: $0, dy: $1, dx: $2, slope: 0.3) }),
            FunctionCase(
                name: "tanh", forward: { Tanh.forward($0, into: $1) },
                backward: { Tanh.backward(y: $0, dy: $1, dx: $2) },
                referenceForward: { Reference.tanhForward($0, into: $1) },
                referenceBackward: { Reference.tanhBackward(y: $0, dy: $1, dx: $2) }),
            FunctionCase(
                name: "sigmoid", forward: { Sigmoid.forward($0, into: $1) },
                backward: { Sigmoid.backward(y: $0, dy: $1, dx: $2) },
                referenceForward: { Reference.sigmoidForward($0, into: $1) },
                referenceBackward: { Reference.sigmoidBackward(y: $0, dy: $1, dx: $2) }),
            FunctionCase(
                name: "rescaling", forward: { Rescaling.forward($0, into: $1, scale: -2.5, offset: 0.3) },
                backward: { Rescaling.backward(dy: $1, dx: $2, scale: -2.5) },
                referenceForward: { Reference.rescalingForward($0, into: $1, scale: -2.5, offset: 0.3) },
                referenceBackward: { Reference.rescalingForward($1, into: $2, scale: -2.5, offset: 0) }),
        ]
    }

    /// Numbers near 0, of ordinary size, and so large that powers of them overflow.
    static var everySize: View {
        var random = RandomTensors()
        let scales: [Float] = [1e-6, 0.01, 0.7, 1, 4, 20, 100, 1e30]
        let values = random.view(odd).array
        return View(values.indices.map { values[$0] * scales[$0 % scales.count] })
    }

    @Test(arguments: FunctionCase.all)
    func `a function of each number equals its reference, forth and back, in place too`(_ test: FunctionCase) {
        var random = RandomTensors()
        let (x, dy) = (Self.everySize, random.view(Self.odd))
        let expected = [View(count: Self.odd), View(count: Self.odd)]
        test.referenceForward(x, expected[0])
        test.referenceBackward(expected[0], dy, expected[1])
        let found = [View(count: Self.odd), View(count: Self.odd)]
        #expect(sameBitsOnAnyThreads {
            test.forward(x, found[0])
            test.backward(expected[0], dy, found[1])
            return found
        })
        for (one, other) in zip(found, expected) {
            // Where the exponential function ends, a kernel has 0 for what is no normal number, or next to one.
            let least = 2 * Float.leastNormalMagnitude
            for (a, b) in zip(one.array, other.array) { #expect(abs(a - b) <= 5e-7 * abs(b) + least, "\(a), expected \(b)") }
        }
        let (y, dx) = (View(x.array), View(dy.array))
        test.forward(y, y)
        test.backward(expected[0], dx, dx)
        #expect(y.array == found[0].array && dx.array == found[1].array)
    }

    @Test(arguments: FunctionCase.all)
    func `the slope of a function of each number agrees with differences of it`(_ test: FunctionCase) {
        let x = View((0..<101).map { Float($0 - 50) / 16 + 0.001 })
        let (y, dx, above, below) = (View(count: 101), View(count: 101), View(count: 101), View(count: 101))
        test.forward(x, y)
        test.backward(y, View([Float](repeating: 1, count: 101)), dx)
        let step: Float = 0x1p-10
        test.forward(View(x.array.map { $0 + step }), above)
        test.forward(View(x.array.map { $0 - step }), below)
        for place in 0..<101 { #expect(abs((above[place] - below[place]) / (2 * step) - dx[place]) < 2e-3) }
    }

    @Test(arguments: FunctionCase.all)
    func `what is no number stays none`(_ test: FunctionCase) {
        let (x, y) = (View([1, .nan, -1]), View(count: 3))
        test.forward(x, y)
        #expect(y[1].isNaN && !y[0].isNaN && !y[2].isNaN)
    }
}
