// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target: today's upcoming features on, warnings are errors.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The C library's mathematics, of which square roots and remainders are called; a program that uses
/// the library need not name it.
let mathematics: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

/// Kernels are compiled for speed in debug builds, too: there they would take a hundred times as long.
func kernels(_ name: String, level: String? = nil) -> Target {
  .target(
    name: name, dependencies: ["CLanes", "KernelWork"],
    swiftSettings: strict + [
      .unsafeFlags(level.map { ["-Xcc", "-march=" + $0] } ?? []),
      .unsafeFlags(
        ["-O", "-wmo", "-num-threads", "4", "-disable-batch-mode"], .when(configuration: .debug)),
    ], linkerSettings: mathematics)
}

// The folders of the wide kernels are links to the first: the same source for other processors.
#if arch(x86_64)
  let wideKernels = [
    kernels("KernelsV3", level: "x86-64-v3"), kernels("KernelsV4", level: "x86-64-v4"),
  ]
#else
  let wideKernels: [Target] = []
#endif

// What plain C is compiled for: the processor that it is measured on.
#if arch(x86_64)
  let native = "-march=native"
#else
  let native = "-mcpu=native"
#endif

let package = Package(
  name: "backstep",
  products: [
    .library(name: "Backprop", targets: ["Backprop"]),
    .executable(name: "backstep", targets: ["backstep"]),
  ],
  targets: wideKernels + [
    // MARK: - Pure: values in, values out
    .target(
      name: "Backprop",
      dependencies: ["CProcessor", "KernelWork", "Kernels"]
        + wideKernels.map { .target(name: $0.name) },
      swiftSettings: strict, linkerSettings: mathematics),
    kernels("Kernels"),
    .target(name: "KernelWork", swiftSettings: strict),
    .target(name: "CLanes"),
    .target(name: "CProcessor"),
    .target(
      name: "Explanations", dependencies: ["Backprop", "CPrint"], swiftSettings: strict),
    .target(name: "CPrint"),
    .target(name: "Documents", dependencies: ["Backprop"], swiftSettings: strict),
    .target(
      name: "Conditions", dependencies: ["Backprop", "Documents", "Explanations"],
      swiftSettings: strict),
    .target(
      name: "Explorer",
      dependencies: ["Backprop", "Conditions", "Documents", "Explanations"],
      swiftSettings: strict),
    .target(name: "TextScreen", swiftSettings: strict),
    .target(
      name: "ExplorerViews",
      dependencies: [
        "Backprop", "Conditions", "Documents", "Explanations", "Explorer", "Kernels", "TextScreen",
      ],
      swiftSettings: strict),
    .target(
      name: "LessonChecks",
      dependencies: [
        "Backprop", "Conditions", "Documents", "Explanations", "Explorer", "ExplorerViews",
        "TextScreen",
      ],
      swiftSettings: strict),
    .target(
      name: "Opening", dependencies: ["Backprop", "Conditions", "Documents"], swiftSettings: strict),
    .target(
      name: "Exploring",
      dependencies: [
        "Backprop", "Documents", "Explanations", "Explorer", "ExplorerViews", "Opening",
        "TextScreen",
      ],
      swiftSettings: strict),
    .target(
      name: "Commands",
      dependencies: [
        "Backprop", "Conditions", "Documents", "Explanations", "Explorer", "ExplorerViews",
        "Exploring", "LessonChecks", "Opening", "TextScreen",
      ],
      swiftSettings: strict),

    // MARK: - Effects: the only input and output
    .target(
      name: "CNcurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "CursesTerminal",
      dependencies: ["CNcurses", "TextScreen"],
      swiftSettings: strict),
    .target(name: "CArguments"),
    .target(name: "CAssets"),
    .target(name: "CFiles"),
    .target(name: "CMemory"),
    .target(
      name: "LocalFiles", dependencies: ["CFiles", "Documents", "Opening"],
      swiftSettings: strict),
    .executableTarget(
      name: "backstep",
      dependencies: [
        "Backprop", "CArguments", "CAssets", "CMemory", "Commands", "CursesTerminal", "Documents",
        "Explanations", "Explorer", "ExplorerViews", "Exploring", "LocalFiles", "Opening",
        "TextScreen",
      ],
      swiftSettings: strict),

    // MARK: - Tests
    .target(name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal"),
    .target(
      name: "TestSupport",
      dependencies: ["CPseudoTerminal"],
      path: "Tests/Support/TestSupport",
      swiftSettings: strict),
    .target(
      name: "LessonSupport",
      dependencies: ["Backprop", "CAssets", "Documents", "Explorer", "TestSupport"],
      path: "Tests/Support/LessonSupport", swiftSettings: strict),
    .target(
      name: "Fuzzing",
      dependencies: [
        "Backprop", "CAssets", "Commands", "Documents", "Explorer", "ExplorerViews",
        "LocalFiles", "Opening", "TestSupport", "TextScreen",
      ],
      path: "Tests/Support/Fuzzing",
      swiftSettings: strict),
    .target(name: "CAllocations", path: "Tests/Support/CAllocations"),
    .testTarget(
      name: "BackpropTests",
      dependencies: ["Backprop", "CAllocations", "Kernels", "TestSupport"]
        + wideKernels.map { .target(name: $0.name) },
      swiftSettings: strict),
    .testTarget(
      name: "ExplanationsTests",
      dependencies: ["Backprop", "Explanations", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests",
      dependencies: ["Backprop", "Documents", "LessonSupport", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ConditionsTests",
      dependencies: ["Backprop", "Conditions", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExplorerTests",
      dependencies: [
        "Backprop", "Conditions", "Documents", "Explanations", "Explorer", "LessonSupport",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TextScreenTests", dependencies: ["TextScreen", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExplorerViewsTests",
      dependencies: [
        "Backprop", "Conditions", "Documents", "Explanations", "Explorer", "ExplorerViews",
        "LessonSupport", "TestSupport", "TextScreen",
      ],
      exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "ExploringTests",
      dependencies: [
        "Backprop", "Documents", "Explanations", "Explorer", "ExplorerViews", "Exploring",
        "LessonSupport", "Opening", "TestSupport", "TextScreen",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LessonChecksTests",
      dependencies: [
        "Documents", "Explorer", "ExplorerViews", "LessonChecks", "LessonSupport", "TestSupport",
        "TextScreen",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Backprop", "Commands", "Documents", "Explanations", "Explorer", "Fuzzing", "Opening",
        "TestSupport",
      ],
      exclude: ["Marking/Papers"],
      swiftSettings: strict),
    .testTarget(
      name: "LocalFilesTests",
      dependencies: ["Documents", "LocalFiles", "Opening", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CursesTerminalTests",
      dependencies: ["CursesTerminal", "TestSupport", "TextScreen"],
      swiftSettings: strict),
    .target(
      name: "CPlainLoops", path: "Tests/Support/CPlainLoops",
      cSettings: [.unsafeFlags(["-O3", native])]),
    .executableTarget(
      name: "backstep-benchmark",
      dependencies: [
        "Backprop", "CPlainLoops", "Commands", "Documents", "Explanations", "LessonSupport",
        "Opening",
      ],
      path: "Tests/Benchmark",
      swiftSettings: strict),
    .executableTarget(
      name: "backstep-endurance",
      dependencies: [
        "Documents", "Explorer", "ExplorerViews", "LessonSupport", "TestSupport", "TextScreen",
      ],
      path: "Tests/Endurance",
      swiftSettings: strict),
    .executableTarget(
      name: "backstep-fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzz",
      swiftSettings: strict),
    .executableTarget(
      name: "backstep-trap", dependencies: ["CursesTerminal", "TextScreen"],
      path: "Tests/Support/Trap", swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "backstep", "backstep-trap"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
