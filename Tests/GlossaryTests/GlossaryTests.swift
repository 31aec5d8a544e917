import ConvNet
import Testing

@testable import Glossary

/// The texts of the glossary, and how a word finds its term.
@Suite struct GlossaryTests {
    private static let lessons: Set<String> = [
        "images", "one-sum", "convolution", "sizes", "relu", "pooling", "batch-normalization", "dropout", "dense", "softmax",
        "gradient-descent", "backpropagation", "learning-rate", "optimizers", "overfitting", "receptive-fields",
        "what-units-learned", "attribution", "adversarial", "calibration", "other-data", "where-it-fails",
    ]

    @Test func `there are at least 90 terms, and half of them come in the numbers of a network`() {
        #expect(Glossary.terms.count >= 90)
        #expect(2 * Glossary.terms.count { $0.here != nil } >= Glossary.terms.count)
        #expect(Glossary.names.count == Glossary.terms.count)
    }

    @Test func `no two names are looked up alike`() {
        let keys = Glossary.terms.flatMap { ([$0.name] + $0.otherNames).map { Glossary.key($0) } }
        let double = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        #expect(double == [])
        #expect(!keys.contains(""))
    }

    @Test func `names are in alphabetical order`() {
        let names = Glossary.names.map { $0.lowercased() }
        #expect(names == names.sorted())
    }

    @Test func `every term is found by each of its names, in capitals and in plural too`() {
        for term in Glossary.terms {
            for name in [term.name] + term.otherNames {
                #expect(Glossary.term(name)?.name == term.name)
                #expect(Glossary.term(name.uppercased())?.name == term.name)
                #expect(Glossary.term(name + "s")?.name == term.name, "\(name)s")
            }
        }
    }

    @Test(arguments: [
        ("feature maps", "feature map"), ("Feature-Map", "feature map"), ("featuremaps", "feature map"),
        ("feature_map", "feature map"), ("biases", "bias"), ("bias", "bias"), ("accuracies", "accuracy"),
        ("classes", "class"), ("losses", "loss"), ("max-pooling", "max pooling"), ("RELU", "ReLU"), ("relus", "ReLU"),
        ("tsne", "t-SNE"), ("Conv2D", "convolution"), ("fully-connected", "dense"), ("neurons", "unit"),
        ("β", "beta"), ("ECE", "expected calibration error"), ("moving variance", "moving average"),
        ("gradcam", "Grad-CAM"), ("triangle", "triangular schedule"), ("batch size", "batch"), ("F1", "F1 score"),
        ("fully connected layers", "dense"), ("probabilities", "probability"),
    ])
    func `a word finds its term in many forms`(_ pair: (String, String)) {
        #expect(Glossary.term(pair.0)?.name == pair.1)
    }

    @Test(arguments: ["", " ", "s", "es", "ies", "-", "xyzzy", "the"])
    func `a word that is no term finds none`(_ word: String) {
        #expect(Glossary.term(word) == nil)
    }

    @Test func `every other term that is named exists, and none names itself`() {
        let names = Set(Glossary.terms.map(\.name))
        for term in Glossary.terms {
            #expect(term.seeAlso.filter { !names.contains($0) } == [], "\(term.name)")
            #expect(!term.seeAlso.contains(term.name), "\(term.name)")
            #expect(Set(term.seeAlso).count == term.seeAlso.count && !term.seeAlso.isEmpty, "\(term.name)")
        }
    }

    @Test func `every lesson that is named exists, and every lesson teaches some term`() {
        let named = Set(Glossary.terms.compactMap(\.lesson))
        #expect(named.subtracting(Self.lessons) == [])
        #expect(Self.lessons.subtracting(named) == [])
    }

    @Test func `a meaning is neither too short nor too long, and is made of sentences`() {
        for term in Glossary.terms {
            #expect((60...700).contains(term.meaning.count), "\(term.name): \(term.meaning.count)")
            #expect(term.meaning.first.map { $0.isUppercase || $0.isNumber } == true, "\(term.name)")
            #expect(term.meaning.hasSuffix("."), "\(term.name)")
            let sentences = term.meaning.split(separator: ". ").count
            #expect((2...4).contains(sentences), "\(term.name): \(sentences)")
        }
    }

    @Test func `every text is one line without needless blanks`() {
        for term in Glossary.terms {
            let texts = [term.meaning, term.formula, term.shapes, term.keras, term.pytorch].compactMap { $0 }
            for text in texts + [term.name] + term.otherNames {
                #expect(!text.isEmpty && !text.contains("\n") && !text.contains("  "), "\(term.name): \(text)")
                #expect(text.first != " " && text.last != " ", "\(term.name): \(text)")
            }
        }
    }

    /// British spellings, words that tell readers how to feel, and the voice of a lecture.
    @Test func `no text has a word that does not belong there`() {
        let forbidden = [
            "simply", "obviously", "basically", "of course", "clearly", "magic", "easy", "let us", "let's", " we ", " our ",
            "!", "—", "optimis", "normalis", "regularis", "initialis", "colour", "grey", "centre", "neighbour", "behaviour",
            "labelled", "generalis", "maximis", "minimis", "learnt", "whilst",
        ]
        for term in Glossary.terms {
            for text in [term.meaning, term.formula, term.shapes].compactMap({ $0?.lowercased() }) + [" \(term.name) "] {
                #expect(forbidden.filter { text.contains($0) } == [], "\(term.name)")
            }
        }
    }
}
