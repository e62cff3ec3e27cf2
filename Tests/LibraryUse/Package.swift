// swift-tools-version: 6.2

import PackageDescription

/// A package that uses the library as others do: by the path of this one.
let package = Package(
  name: "LibraryUse",
  dependencies: [.package(name: "backstep", path: "../..")],
  targets: [
    .executableTarget(
      name: "LibraryUse", dependencies: [.product(name: "Backprop", package: "backstep")],
      path: ".", sources: ["main.swift"])
  ],
  swiftLanguageModes: [.v6]
)
