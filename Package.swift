// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "demarche",
    products: [
        .executable(name: "demarche", targets: ["demarche"]),
        .library(name: "Demarche", targets: ["Gazetteer", "Reading", "Language", "Extraction", "Archive", "Inquiry", "Export"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.0")),
    ],
    targets: [
        // Data files and schema.sql, compiled into the binary as they stand.
        .target(name: "Embedded", exclude: ["Completions", "Gazetteer", "Lexicon", "Model", "Queries", "generate.sh"]),
        .target(name: "Resources", dependencies: ["Embedded"]),

        // The road of an article, in its order.
        .target(name: "Language", dependencies: ["Resources"]),
        .target(name: "Reading", dependencies: ["Language"]),
        .target(name: "Gazetteer", dependencies: ["Language", "Resources"]),
        // The trained tagger: its arithmetic in C, the network in Swift.
        .target(name: "Kernels"),
        .target(name: "AttributionNetwork", dependencies: ["Kernels", "Resources"]),
        .target(name: "Extraction", dependencies: ["AttributionNetwork", "Gazetteer", "Language", "Resources"]),
        // Settings of SQLite that Swift cannot reach.
        .target(name: "SQLiteDefence"),
        .target(
            name: "Archive",
            dependencies: [
                "Reading", "Gazetteer", "Extraction", "Resources", "SQLiteDefence",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "Inquiry", dependencies: ["Archive", "Extraction", "Language", "Resources"]),
        // What others read: charts, graphs, calendars, citations, and text that is harmless.
        .target(name: "Export", dependencies: ["Language"]),
        .executableTarget(
            name: "demarche",
            dependencies: [
                "Reading", "Language", "Gazetteer", "Extraction", "Archive", "Inquiry", "Export", "Resources",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Prints what the trainer of the attribution network reads (see Training/README.md).
        .executableTarget(name: "TrainingFeatures", dependencies: ["AttributionNetwork", "Extraction", "Language"]),

        .testTarget(name: "LanguageTests", dependencies: ["Language", "Resources"], exclude: ["Tables"]),
        .testTarget(name: "ReadingTests", dependencies: ["Reading"]),
        .testTarget(
            name: "AttributionNetworkTests", dependencies: ["AttributionNetwork", "Kernels", "Extraction"],
            exclude: ["Reference"]),
        .testTarget(name: "GazetteerTests", dependencies: ["Gazetteer", "Resources"]),
        .testTarget(
            name: "ExtractionTests", dependencies: ["Extraction", "Reading", "Resources"], exclude: ["Golden", "Tables"]),
        .testTarget(name: "ArchiveTests", dependencies: ["Archive"], exclude: ["Fixtures"]),
        .testTarget(name: "InquiryTests", dependencies: ["Inquiry"], exclude: ["Tables"]),
        .testTarget(name: "ExportTests", dependencies: ["Export", "Language"]),
        .testTarget(name: "CommandTests", dependencies: ["demarche", "Archive", "Export", "Resources"], exclude: ["Cases"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
