import Backprop
import Commands
import Documents
import Explorer
import ExplorerViews
import Opening
import TestSupport
import TextScreen

/// Gives damaged documents to every command and to the explorer.
///
/// Every mutation has a number, and depends on nothing but it and the seed: what went wrong can be
/// done again by itself.
package struct Fuzzer: Sendable {
  private let corpus = Corpus.shipped
  private let seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
  }

  /// What came of one mutation.
  package struct Outcome: Sendable {
    /// Whether the document was refused.
    package let isRefused: Bool
    /// What must never be: `nil` where all is well.
    package let problem: String?
  }

  /// Does one mutation, and everything that its document can be used for.
  package func run(_ number: Int) -> Outcome {
    var source = SeededGenerator(seed: seed &* 0x1_0000_0001 &+ UInt64(number))
    let all = corpus.all
    let file = all[number % all.count]
    let other = all.randomElement(using: &source) ?? file
    let bytes = Mutator().mutated(file.bytes, other: other.bytes, using: &source)
    return run(bytes, of: file, using: &source)
  }

  /// Uses a document as the program is used with it: `name` tells of what kind it is.
  package func run(_ bytes: [UInt8], named name: String) -> Outcome {
    var source = SeededGenerator(seed: seed)
    return run(bytes, of: Corpus.File(name: name, bytes: bytes), using: &source)
  }

  private func run(
    _ bytes: [UInt8], of file: Corpus.File, using source: inout SeededGenerator
  ) -> Outcome {
    let world = MemoryWorld(lessons: corpus.lessons, assets: corpus.tables)
    world.files["iris.csv"] = corpus.tables.first?.bytes
    world.files[file.isTable ? "data.csv" : "document.json"] = bytes
    let words = words(of: file, using: &source)
    switch world.run(words) {
    case .exit(let status):
      return Outcome(isRefused: status == .badInput, problem: problem(world, status, words))
    case .explore(let exploration):
      return Outcome(
        isRefused: false, problem: explore(exploration.lesson, using: &source))
    }
  }

  /// A command line for a document.
  private func words(
    of file: Corpus.File, using source: inout SeededGenerator
  ) -> [String] {
    let commands: [[String]] = [
      ["explore"], ["check"], ["check", "--json"],
      ["train", "--epochs", "2", "--save", "out.json"],
      ["train", "--epochs", "2", "--json"], ["trace", "--steps", "40"],
      ["trace", "--steps", "40", "--json"], ["trace", "--steps", "40", "--format", "latex"],
      ["trace", "--steps", "40", "--format", "markdown"], ["export", "--to", "numpy"],
      ["export", "--to", "pytorch"], ["predict"], ["predict", "--json"],
      ["explore", "--at", "40"], ["trace", "--steps", "40", "--where", "E_total < 0.5"],
      ["trace", "--steps", "40", "--only", "E,dE/dw*"], ["train", "--epochs", "2", "--findings"],
      ["train", "--epochs", "2", "--json", "--findings"],
      ["train", "--epochs", "2", "--stop", "E < 0.1", "--stop", "exploding"],
    ]
    var words = commands.randomElement(using: &source) ?? []
    guard file.isTable else {
      words.insert("document.json", at: 1)
      if file.name.hasSuffix("-network.json"), words[0] != "predict" {
        words += ["--data", "iris.csv"]
      }
      return words
    }
    let tableOptions = [
      [], ["--scale", "standard"], ["--scale", "minmax"], ["--test", "0.3"],
      ["--loss", "cross-entropy"], ["--batch", "full"], ["--optimizer", "adam"],
    ]
    if words[0] == "predict" {
      words.insert("iris-network.json", at: 1)
      return words + ["--data", "data.csv"]
    }
    words += ["--data", "data.csv", "--layers", "4-3-3"]
    return words + (tableOptions.randomElement(using: &source) ?? [])
  }

  // MARK: - What must never be

  private func problem(
    _ world: MemoryWorld, _ status: ExitStatus, _ words: [String]
  ) -> String? {
    let command = words.joined(separator: " ")
    if status == .usage, words[0] != "predict", words[0] != "export", !words.contains("--loss"),
      world.errors.isEmpty
    {
      return "\(command): no word says what is wrong"
    }
    for text in [world.output, world.errors] where !Fuzzer.isClean(text) {
      return "\(command): it writes what acts on a terminal: \(text.debugDescription.prefix(300))"
    }
    // One line says what is wrong, and no document makes it a long one.
    let lines = world.errors.split(separator: "\n", omittingEmptySubsequences: false)
    if status == .badInput, lines.count != 2 || world.errors.unicodeScalars.count > 1_000 {
      return "\(command): not one line: \(world.errors.debugDescription.prefix(600))"
    }
    return nil
  }

  /// Whether a text holds nothing that acts on a terminal.
  static func isClean(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }
      && !text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
  }

  private static let keys: [Input] = [
    .action(.forward(.unit)), .action(.forward(.example)), .action(.forward(.epoch)),
    .action(.checkGradients), .action(.nextPanel), .action(.zoom), .action(.nextPage),
    .action(.select(.right)), .action(.select(.down)), .action(.back(.layer)), .action(.help),
  ]

  /// Opens a document in the explorer, presses some keys, and looks at the frames.
  private func explore(_ lesson: Lesson, using source: inout SeededGenerator) -> String? {
    var state = State(lesson)
    for _ in 0..<4 {
      state.receive(Fuzzer.keys.randomElement(using: &source) ?? .action(.help), budget: 20_000)
      if state.isBusy { state.pass(seconds: 0.1, budget: 20_000) }
      let frame = Screen.render(state, size: Size(rows: 30, columns: 100), colors: 256)
      if !Fuzzer.isClean(frame.text()) { return "explore: a control character on the screen" }
    }
    return nil
  }
}
