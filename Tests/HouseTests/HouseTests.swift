import Testing

/// The picture in the README, held against the sources: imports point down only, between targets and between the
/// folders of a target.
@Suite struct HouseTests {
    private let picture: Picture
    private let manifest: Manifest

    init() throws {
        picture = Picture(readme: try Repository.text("README.md"))
        manifest = Manifest(try Repository.text("Package.swift"))
    }

    @Test func `the picture shows every target that there is, and no other`() {
        let targets = manifest.targets.filter { !$0.isTest }.map(\.name).filter { name in
            SourceFile.all.contains { $0.target == name }
        }
        #expect(Set(picture.rooms.map(\.name)) == Set(targets))
        #expect(picture.rooms.count == targets.count)
        #expect(targets.count > 10)
    }

    @Test func `the picture has no circle between targets`() {
        let circles = picture.rooms.map(\.name).filter { picture.below($0).contains($0) }
        #expect(circles == [])
    }

    @Test func `no source imports a target that its row of the picture does not name`() {
        let targets = Set(picture.rooms.map(\.name))
        let wrong = SourceFile.all.flatMap { file in
            file.imports.intersection(targets).subtracting(picture[file.target]?.imports ?? []).sorted()
                .map { "\(file.path) imports \($0)" }
        }
        #expect(wrong == [])
    }

    @Test func `the picture names no import that no source of the target has`() {
        let idle = picture.rooms.flatMap { room in
            let used = SourceFile.all.filter { $0.target == room.name }.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
            return room.imports.filter { !used.contains($0) }.map { "\(room.name) does not import \($0)" }
        }
        #expect(idle == [])
    }

    @Test func `every target declares what it imports, and nothing else`() {
        let known = Set(manifest.targets.flatMap { $0.dependencies } + manifest.targets.map(\.name))
        for target in manifest.targets where !target.isTest {
            let files = SourceFile.all.filter { $0.target == target.name }
            guard !files.isEmpty else { continue }
            let used = files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }.intersection(known)
            #expect(used == target.dependencies, "\(target.name)")
        }
    }

    @Test func `the picture lists the folders of every target`() {
        for room in picture.rooms {
            let folders = Set(SourceFile.all.filter { $0.target == room.name }.map(\.folder))
            let shown = folders == [""] ? [] : folders
            #expect(Set(room.folders) == shown, "\(room.name)")
            #expect(room.folders.count == shown.count, "\(room.name)")
        }
    }

    @Test func `no target has grown to 6,000 lines`() {
        let lines = Dictionary(grouping: SourceFile.all, by: \.target).mapValues { $0.reduce(0) { $0 + $1.lines } }
        #expect(lines.filter { $0.value >= 6000 } == [:])
        #expect(lines.count > 10)
    }

    @Test func `no folder names a type that stands above it in its target`() {
        let wrong = picture.rooms.flatMap { room in
            let files = SourceFile.all.filter { $0.target == room.name }
            let levels = Dictionary(
                room.folders.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            let homes = Dictionary(
                files.flatMap { file in file.declared.map { ($0, file.folder) } }, uniquingKeysWith: { first, _ in first })
            return files.flatMap { file in
                file.named.sorted().compactMap { name -> String? in
                    guard let home = homes[name], let above = levels[home], let own = levels[file.folder], above > own
                    else { return nil }
                    return "\(file.path) names \(name), which stands above it in \(home.isEmpty ? room.name : home)"
                }
            }
        }
        #expect(wrong == [])
    }
}

/// What the tests above read the sources with.
@Suite struct SwiftCodeTests {
    @Test func `comments and texts are left out, and what texts interpolate is not`() {
        let code = SwiftCode.of(##"""
            let a = "Table \(Format.count(b, "Chart \(C.d)")) Page" // Picture
            /* Tile */ let e = #"Grid \#(F.g) \(H.i)"#
            """##)
        for name in ["Format", "C", "F"] { #expect(code.contains("\(name).")) }
        for name in ["Table", "Chart", "Page", "Picture", "Tile", "Grid", "H."] { #expect(!code.contains(name)) }
    }

    @Test func `a file knows what it declares, imports and names`() {
        let file = SourceFile(path: "Display/Charts/Axis.swift", text: """
            import Words
            package struct Axis { struct Mark {}; let ticks: [Tick]; let mark: Mark }
            """)
        #expect(file.target == "Display" && file.folder == "Charts")
        #expect(file.imports == ["Words"])
        #expect(file.declared == ["Axis"])
        #expect(file.named.contains("Tick") && !file.named.contains("Mark"))
    }
}
