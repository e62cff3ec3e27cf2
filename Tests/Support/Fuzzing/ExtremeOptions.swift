import TestSupport

/// Options whose values are allowed and as far out as they can be; their products are farther.
enum ExtremeOptions {
  private static let counts = [
    "1", "2", "3", "1000", "1000000", "1000000000000000", "4000000000000000000",
    "4611686018427387904", "9223372036854774784",
  ]

  private static let ofTraining: [(name: String, values: [String])] = [
    ("--epochs", counts + ["0"]), ("--batch", counts + ["full"]), ("--patience", counts),
    ("--rate", ["0.1", "1e-300", "1e300", "5e-324"]), ("--seed", ["0", "18446744073709551615"]),
    ("--optimizer", ["momentum", "nesterov", "rmsprop", "adam"]),
    ("--weight-decay", ["1e308", "5e-324"]), ("--l1", ["1e308", "5e-324"]),
    ("--reduction", ["sum", "mean"]), ("--order", ["shuffled", "given"]),
    ("--schedule", ["cosine", "exponential:1e-300"] + counts.map { "step:\($0):0.9" }),
    ("--stop-error", ["0", "1e308"]), ("--test", ["0.999999", "0.5", "1e-300"]),
  ]
  private static let ofLayered: [(name: String, values: [String])] = [
    ("--update", ["sequential"]), ("--bias", ["fixed"]), ("--scale", ["standard", "minmax"]),
  ]
  private static let ofRecurrent: [(name: String, values: [String])] = [
    ("--not-settled", ["continue", "stop"]), ("--damping", ["0.999999999", "0.5", "0"]),
  ]

  /// A few options for a command.
  static func some(
    for command: String, isRecurrent: Bool, using source: inout SeededGenerator
  ) -> [String] {
    var words: [String] = []
    let options = ofTraining + (isRecurrent ? ofRecurrent : ofLayered)
    for option in options.shuffled(using: &source).prefix(Int.random(in: 0...3, using: &source)) {
      words += [option.name, option.values.randomElement(using: &source) ?? "1"]
    }
    let count = counts.randomElement(using: &source) ?? "1"
    switch command {
    case "train": if Bool.random(using: &source) { words += ["--evaluate-every", count] }
    case "trace": words += ["--steps", count]
    default: break
    }
    // What is left out is often more than there is time for; a few epochs come to their end.
    if command == "train", !words.contains("--epochs"), Bool.random(using: &source) {
      words += ["--epochs", "2"]
    }
    return words
  }
}
