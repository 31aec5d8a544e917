// swift-tools-version: 6.1
import Glibc
import PackageDescription

/// Whether another package depends on this one by a version: SwiftPM refuses flags of the compiler there. It reads the manifest
/// first in a repository without files, whose directory it calls /.
let isFetched = Context.packageDirectory == "/" || Context.packageDirectory.contains("/checkouts/")

/// Numeric code is optimised in debug builds too: 60,000 images would take minutes otherwise.
let optimised: [SwiftSetting] = isFetched ? [] : [.unsafeFlags(["-O"])]

/// The kernels are compiled as one, also in debug builds: their smallest parts must be inlined across files.
let whole = ["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"]

/// The kernels, and they alone, are compiled for the processor that they are built on, or for what CONVO_ARCH names.
#if arch(x86_64)
let processor = ["-Xcc", "-march=" + (Context.environment["CONVO_ARCH"] ?? "native")]
#else
let processor: [String] = []
#endif
let kernels: [SwiftSetting] = isFetched ? [] : [.unsafeFlags(whole + processor)]

/// What `convo --version` says of the sources: their commit, where they are a clone.
let commit = Context.environment["CONVO_COMMIT"]
    ?? Context.gitInformation.map { $0.currentCommit.prefix(7) + ($0.hasUncommittedChanges ? "-modified" : "") } ?? "unknown"

/// Keras files are read and written by libhdf5: by default where its headers are.
let hasHDF5 = ["/usr/include/hdf5/serial", "/usr/include", "/usr/local/include"].contains { access($0 + "/hdf5.h", R_OK) == 0 }
let hdf5 = TargetDependencyCondition.when(traits: ["HDF5"])

let package = Package(
    name: "convo",
    products: [
        .executable(name: "convo", targets: ["convo"]),
        .library(name: "ConvNet", targets: ["ConvNet"]),
    ],
    traits: [
        .trait(name: "HDF5", description: "Keras files, by libhdf5"),
        .default(enabledTraits: hasHDF5 ? ["HDF5"] : []),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .systemLibrary(name: "CHDF5", providers: [.apt(["libhdf5-dev"])]),
        .systemLibrary(name: "CMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),

        .target(name: "Reproducible", swiftSettings: optimised),
        .target(name: "CSIMD"),
        .target(name: "Kernels", dependencies: ["CSIMD", "Reproducible"], swiftSettings: kernels),
        .target(name: "Words"),
        .target(name: "Files", dependencies: ["CMD", "CZlib"], swiftSettings: optimised),
        .target(name: "ConvNet", dependencies: ["Kernels", "Files", "Reproducible", "Words"], swiftSettings: optimised),
        .target(name: "Translation", dependencies: ["ConvNet", "Files", "Words"], swiftSettings: optimised),
        .target(
            name: "Keras", dependencies: ["Translation", "ConvNet", "Files", .byName(name: "CHDF5", condition: hdf5)],
            swiftSettings: optimised),
        .target(name: "Interchange", dependencies: ["Keras", "Translation", "ConvNet", "Files", "Words"], swiftSettings: optimised),
        .target(name: "Canvas", dependencies: ["Raster"]),
        .target(name: "Raster", dependencies: ["Files", "CPNG", "CJPEG"], swiftSettings: optimised),
        .target(
            name: "Datasets", dependencies: ["Raster", "Files", "Reproducible", "Words", "CZlib"],
            swiftSettings: optimised),
        .target(name: "Painting", dependencies: ["Raster", "Files"]),
        .target(name: "Markdown", dependencies: ["CMarkGFM"]),
        .target(name: "Display", dependencies: ["Painting", "Markdown", "Raster", "Files", "Words"]),
        .target(
            name: "Insight", dependencies: ["ConvNet", "Datasets", "Kernels", "Reproducible", "Words"],
            swiftSettings: optimised),
        .target(name: "Glossary", dependencies: ["ConvNet", "Reproducible", "Words"]),
        .target(
            name: "Benchmark", dependencies: ["ConvNet", "Kernels", "Reproducible", "Words"], swiftSettings: optimised),
        .target(name: "Notebook"),
        .target(
            name: "CWeights", path: "Weights", exclude: ["README.md", "mnist.safetensors", "still-wrong.png"]),
        .target(name: "Subjects", dependencies: [
            "Words", "Insight", "Datasets", "Raster", "ConvNet", "Reproducible", "CWeights",
        ]),
        .target(
            name: "Quiz", dependencies: ["Subjects", "Insight", "Datasets", "ConvNet", "Files", "Words", "Reproducible"],
            swiftSettings: optimised),
        .target(
            name: "Faults", dependencies: ["Subjects", "Insight", "Datasets", "ConvNet", "Reproducible", "Words"],
            swiftSettings: optimised),
        .target(name: "Drawing", dependencies: [
            "Quiz", "Faults", "Glossary", "Subjects", "Display", "Painting", "Benchmark", "Insight", "Datasets", "Raster", "ConvNet", "Kernels",
            "Words", "Reproducible",
        ]),
        .target(name: "Explorer", dependencies: [
            "Subjects", "Display", "Painting", "Datasets", "Raster", "ConvNet", "Kernels",
            "Files", "Words", "Reproducible", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),
        .target(name: "CLessons", path: "Sessions/lessons", sources: ["lessons.c"]),
        .target(name: "Documents", dependencies: [
            "CLessons", "Explorer", "Notebook", "Markdown", "Display", "Painting", "Datasets", "Raster", "Kernels", "Files", "Words",
        ]),
        .target(name: "Training", dependencies: [
            "Explorer", "Subjects", "Display", "Insight", "Datasets", "ConvNet", "Kernels", "Files", "Words",
        ]),
        .target(name: "Commands", dependencies: [
            "Documents", "Training", "Explorer", "Drawing", "Faults", "Glossary", "Quiz", "Subjects", "Notebook", "Benchmark", "Insight", "Display", "Datasets",
            "Raster", "ConvNet", "Kernels", "Files", "Words", "Reproducible",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),
        .target(name: "Engine", dependencies: ["Explorer", "Display", "Painting", "Raster"]),
        .target(
            name: "Shell", dependencies: ["Engine", "Canvas", "Raster", "Documents", "Explorer", "Display", "Painting", "Words", "CEditLine"]),
        .target(name: "Jupyter", dependencies: [
            "Engine", "Explorer", "Display", "Painting", "Files", "Words", "CZeroMQ",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),
        .target(name: "CPage", exclude: ["index.html", "page.css", "scripts"], sources: ["page.c"]),
        .target(
            name: "Web",
            dependencies: [
                "CPage", "Engine", "Documents", "Explorer", "Subjects", "Notebook", "Canvas", "Display", "Painting", "Insight", "Datasets", "Raster", "ConvNet",
                "Kernels", "Files", "Words", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOWebSocket", package: "swift-nio"),
            ], swiftSettings: optimised),
        .target(name: "CCommit", cSettings: [.define("CONVO_COMMIT", to: commit)]),
        .executableTarget(
            name: "convo",
            dependencies: ["CCommit", "Shell", "Jupyter", "Web", "Commands", "Interchange", "Explorer", "ConvNet", "Files", "Words"]),

        .testTarget(name: "HouseTests"),
        .testTarget(name: "WordsTests", dependencies: ["Words"]),
        .testTarget(name: "ReproducibleTests", dependencies: ["Reproducible"]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(name: "KernelsTests", dependencies: ["Kernels", "Reproducible"]),
        .testTarget(
            name: "ConvNetTests", dependencies: ["ConvNet", "Kernels", "Files", "Reproducible"], exclude: ["Fixtures"]),
        .testTarget(
            name: "RasterTests", dependencies: ["Raster", "Files", "ConvNet"], exclude: ["Fixtures"],
            swiftSettings: optimised),
        .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "Keras", "Translation", "ConvNet", "Files"], exclude: ["Fixtures"]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Raster"]),
        .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "Raster", "Files", "Reproducible", "Words", "CZlib"]),
        .testTarget(name: "DisplayTests", dependencies: ["Display", "Painting", "Markdown", "Raster", "Files", "CPNG"], exclude: ["Fixtures"]),
        .testTarget(
            name: "InsightTests", dependencies: ["Insight", "ConvNet", "Datasets", "Kernels", "Files", "Reproducible", "Words"],
            exclude: ["Fixtures"]),
        .testTarget(name: "GlossaryTests", dependencies: ["Glossary", "ConvNet"]),
        .testTarget(
            name: "QuizTests", dependencies: ["Quiz", "Subjects", "ConvNet", "Datasets", "Words", "Reproducible"], swiftSettings: optimised),
        .testTarget(name: "FaultsTests", dependencies: ["Faults", "Subjects", "Insight", "Datasets", "ConvNet", "Kernels"]),
        .testTarget(name: "BenchmarkTests", dependencies: ["Benchmark", "ConvNet", "Kernels", "Words"]),
        .testTarget(name: "NotebookTests", dependencies: ["Markdown", "Notebook"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing"]),
        .testTarget(name: "ExplorerTests", dependencies: ["Explorer", "Display"]),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Commands", "Documents", "Explorer", "Drawing", "Faults", "Glossary", "Quiz", "Subjects", "Display", "Painting", "Insight", "Datasets", "Raster",
                "ConvNet", "Kernels", "Benchmark", "Notebook", "Files", "Words", "Reproducible",
            ],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Engine", "Commands", "Explorer", "Subjects", "Display", "Painting", "Datasets", "ConvNet", "Words",
            ]),
        .testTarget(
            name: "ShellTests",
            dependencies: ["Shell", "Engine", "Commands", "Documents", "Explorer", "Display", "Painting", "Raster", "Files", "Words", "convo"]),
        .testTarget(name: "JupyterTests", dependencies: ["Jupyter", "Commands", "Explorer", "Display", "Painting", "Files", "convo"]),
        .testTarget(name: "WebTests", dependencies: ["Web", "Commands", "Documents", "Explorer", "Canvas", "Raster", "Files", "Words"]),
        .testTarget(name: "SessionTests", dependencies: ["Commands", "Documents", "Explorer", "Display", "Notebook"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
