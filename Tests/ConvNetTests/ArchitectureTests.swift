import ConvNet
import Testing

struct ArchitectureTests {
    @Test func `the handwritten-digit network has the shapes and counts of its original`() throws {
        let rows = Architecture.handwritten.summary()
        #expect(rows.map(\.name) == [
            "conv1", "bn1", "pool1", "dropout1", "conv2", "bn2", "pool2", "dropout2", "flatten", "dense1", "bn3",
            "dropout3", "dense2", "softmax",
        ])
        #expect(rows.map(\.output.description) == [
            "26×26×16", "26×26×16", "13×13×16", "13×13×16", "11×11×32", "11×11×32", "5×5×32", "5×5×32", "800", "64",
            "64", "64", "10", "10",
        ])
        #expect(rows.map(\.parameters) == [160, 64, 0, 0, 4640, 128, 0, 0, 0, 51264, 256, 0, 650, 0])
        #expect(rows.reduce(0) { $0 + $1.trainableParameters } == 56938)
        #expect(rows[0].macs == 26 * 26 * 16 * 9)
        #expect(rows[4].macs == 11 * 11 * 32 * 9 * 16)
        #expect(rows[9].macs == 800 * 64)
        #expect(rows.map(\.receptiveField.height) == [3, 3, 4, 4, 8, 8, 10, 10, 10, 26, 26, 26, 26, 26])
        #expect(rows[0].specification == "conv 16 3x3 relu")
    }

    @Test(arguments: [
        "conv 8 5x5 same relu, bn, maxpool 2, dropout 0.3, flatten, dense 32 relu, dense 10",
        "conv 8 3x3 stride 2, conv 4 1x7 same stride 3 relu, bn, relu, avgpool 2 stride 1, flatten, dense 2",
        "conv 6 5x5 same tanh, avgpool 2, bn, tanh, flatten, sigmoid, dense 84 sigmoid, dense 10",
        "conv 8 3x3 relu, maxpool 2, conv 16 3x3 relu, globalavgpool, bn, dense 10",
        "conv 4 5x5 leaky-relu, bn, leaky-relu 0.1, flatten, dense 10 leaky-relu 0.01", "flatten, dense 10",
        "relu, dropout 0.05, maxpool 3 stride 2, flatten, bn, dense 10 relu",
        "rescale 255.0 -0.5, conv 8 5x5 pad 2 stride 2 relu, bn epsilon 1e-05, conv 4 3x3 pad 0 1 2 0, flatten, dense 10",
    ])
    func `a specification reads back as written`(_ text: String) throws {
        let architecture = try Architecture(layers: text)
        #expect(architecture.specification == text)
        #expect(try Architecture(layers: architecture.layers) == architecture)
    }

    @Test(arguments: [
        ("CONV 8  relu ,flatten,dense 10 softmax", "conv 8 3x3 relu, flatten, dense 10"),
        ("conv2d 8 5 /2 valid, averagepool, flatten, dense 3", "conv 8 5x5 stride 2, avgpool 2, flatten, dense 3"),
        ("batchnorm relu, maxpool 2x2 /1, flatten, dense 4, softmax", "bn, relu, maxpool 2 stride 1, flatten, dense 4"),
        ("LeakyReLU, conv 8, leakyrelu 0.3, flatten, dense 10", "leaky-relu, conv 8 3x3 leaky-relu, flatten, dense 10"),
        ("conv 8, relu, flatten, dense 10", "conv 8 3x3 relu, flatten, dense 10"),
    ])
    func `other ways to write a layer mean the same`(_ text: String, _ expected: String) throws {
        #expect(try Architecture(layers: text).specification == expected)
    }

    static let refusals: [(text: String, message: String)] = [
        ("", "the network has no layers; name some, as in 'conv 8 3x3 relu, maxpool 2, flatten, dense 10'"),
        ("conv 8,, dense 10", """
            layer 2 is empty; between two commas expected a layer: conv, dense, relu, leaky-relu, tanh, sigmoid, bn, maxpool, \
            avgpool, globalavgpool, dropout, flatten, rescale, softmax
            """),
        ("cnv 8, flatten, dense 10", "layer 1 'cnv 8': unknown layer 'cnv'; did you mean 'conv'?"),
        ("lstm 8", """
            layer 1 'lstm 8': unknown layer 'lstm'; expected one of conv, dense, relu, leaky-relu, tanh, sigmoid, bn, maxpool, \
            avgpool, globalavgpool, dropout, flatten, rescale, softmax
            """),
        ("conv", "layer 1 'conv': expected a whole number from 1 to 4096 after it, got nothing"),
        ("conv 0", "layer 1 'conv 0': expected a whole number from 1 to 4096, got '0'"),
        ("conv 9999999999999999999", """
            layer 1 'conv 9999999999999999999': expected a whole number from 1 to 4096, got '9999999999999999999'
            """),
        ("conv 8 3y3", "layer 1 'conv 8 3y3': expected a size such as 3x3, each side from 1 to 64, got '3y3'"),
        ("conv 8 saem", """
            layer 1 'conv 8 saem': expected 3x3 or same or valid or pad or stride or relu or \
            leaky-relu or tanh or sigmoid, got 'saem'; did you mean 'same'?
            """),
        ("conv 8, dropout 1.5, flatten, dense 10", """
            layer 2 'dropout 1.5': expected a share from 0 up to but not 1, such as 0.25, got '1.5'
            """),
        ("conv 8 leaky-relu 2, flatten, dense 10", """
            layer 1 'conv 8 leaky-relu 2': expected a share from 0 up to but not 1, such as 0.25, got '2'
            """),
        ("conv 8 leaky-relu 0.1 relu, flatten, dense 10", """
            layer 1 'conv 8 leaky-relu 0.1 relu': expected no more words, got 'relu'
            """),
        ("conv 8, globalavgpool 2, dense 10", "layer 2 'globalavgpool 2': expected no more words, got '2'"),
        ("conv 8, flatten, globalavgpool, dense 10", """
            layer 3 'globalavgpool': expects a map (rows × columns × channels), got 5408; put it before 'flatten'
            """),
        ("conv 8 3x3, dense 10", "layer 2 'dense 10': expects a vector, got 26×26×8; put 'flatten' before it"),
        ("flatten, conv 8, dense 10", """
            layer 2 'conv 8': expects a map (rows × columns × channels), got 784; put it before 'flatten'
            """),
        ("maxpool 16, conv 8 3x3, flatten, dense 10", """
            layer 2 'conv 8 3x3': expects a map of at least 3×3, got 1×1×1; take a smaller one, 'same', or fewer \
            layers before it
            """),
        ("conv 8, maxpool 2", """
            the network ends in a map of 13×13×8; end it with one unit per class: 'flatten, dense 10'
            """),
        ("flatten", "the network has no dense layer; end it with one of a unit per class: 'flatten, dense 10'"),
        ("flatten, dense 10 softmax, dense 10", """
            layer 2 'softmax': expected at the end only, got it before 1 more; leave it out
            """),
        ("flatten, dense 10 relu now", "layer 2 'dense 10 relu now': expected no more words, got 'now'"),
        (String(repeating: "relu, ", count: 300) + "flatten, dense 10",
            "the network has 302 layers; expected at most 256"),
        (String(repeating: "conv 600 3x3, ", count: 7) + "flatten, dense 1", """
            the network has 19567201 parameters; expected at most 16777216, take fewer filters or units
            """),
        ("conv 8 3x3 pad 3, flatten, dense 10", "layer 1 'conv 8 3x3 pad 3': expected a whole number from 0 to 2, got '3'"),
        ("conv 8 pad, flatten, dense 10", "layer 1 'conv 8 pad': expected a whole number from 0 to 64 after it, got nothing"),
        ("bn epsilon, flatten, dense 10", "layer 1 'bn epsilon': expected a number from 1e-12 to 1, such as 1e-5 after it, got nothing"),
        ("bn epsilon 2, flatten, dense 10", "layer 1 'bn epsilon 2': expected a number from 1e-12 to 1, such as 1e-5, got '2.0'"),
        ("rescale 0, flatten, dense 10", "layer 1 'rescale 0': expected a number that is not 0, such as 2, got '0.0'"),
        ("conv 4096 3x3 same, conv 4096 3x3", """
            layer 2 'conv 4096 3x3': needs 150994944 numbers, expected at most 4194304; take fewer filters or units
            """),
    ]

    @Test(arguments: refusals)
    func `a stack that is no network says which layer, what it expects and what it got`(
        _ text: String, _ message: String
    ) throws {
        let error = try #require(throws: ArchitectureError.self) { try Architecture(layers: text) }
        #expect("\(error)" == message)
    }

    @Test func `dropout is set without changing anything else`() throws {
        let quiet = try Architecture.handwritten.settingDropout(0.05)
        #expect(quiet.specification == Architecture.handwritten.specification.replacing("0.25", with: "0.05"))
        #expect(throws: ArchitectureError.self) { try Architecture.handwritten.settingDropout(1) }
    }
}
