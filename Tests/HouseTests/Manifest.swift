/// What the targets of `Package.swift` depend on.
struct Manifest {
    struct Target {
        let name: String
        let isTest: Bool
        let dependencies: Set<String>
    }

    let targets: [Target]

    init(_ text: String) {
        let starts = text.matches(of: /\.(target|executableTarget|testTarget)\(\s*name: "(\w+)"/)
        let ends = starts.dropFirst().map(\.range.lowerBound) + [text.endIndex]
        targets = zip(starts, ends).map { start, end in
            let body = text[start.range.upperBound..<end]
            let list = body.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
            let products = list.matches(of: /\.product\(name: "(\w+)"/).map { String($0.1) }
            let rest = list.replacing(/\.product\([^)]*\)/, with: "")
            let names = rest.matches(of: /"(\w+)"/).map { String($0.1) }
            return Target(
                name: String(start.2), isTest: start.1 == "testTarget", dependencies: Set(products + names))
        }
    }
}
