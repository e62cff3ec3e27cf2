package import Backprop

/// The place of a step by name: `start`, `backward dE/dw5`, `epoch 100`,
/// `epoch 3 example 2 forward net_h1`; in a recurrent network `sweep 5 settle-forward out_u1`, or
/// `sweep last settle-backward change`.
package struct StepAddress: Equatable, Sendable {
  /// From 1.
  package var epoch = 1
  /// From 1, within the epoch.
  package var example = 1
  /// The step that was just taken; `nil`: none of the example, or the whole epoch.
  package var step: NamedStep?
  /// Whether the whole epoch is done.
  package var isEndOfEpoch = false
  /// The sweep of a recurrent network; `nil`: the first.
  package var sweep: Sweep?

  /// A sweep of a recurrent network.
  package enum Sweep: Equatable, Sendable {
    /// From 1.
    case number(Int)
    case last
  }

  /// A step, by its phase and its symbol, in either spelling.
  package struct NamedStep: Equatable, Sendable {
    package let phase: Phase
    package let symbol: String

    package init(phase: Phase, symbol: String) {
      self.phase = phase
      self.symbol = symbol
    }
  }

  /// Before the first step.
  package static let start = StepAddress()

  private init() {}

  /// Reads an address; `nil` where the text is none.
  package init?(_ text: String) {
    guard text != "start" else { return }
    var words = text.split(separator: " ").map(String.init)[...]
    guard !words.isEmpty else { return nil }
    let epoch = StepAddress.takeNumber(after: "epoch", from: &words)
    let example = StepAddress.takeNumber(after: "example", from: &words)
    self.epoch = epoch ?? 1
    self.example = example ?? 1
    isEndOfEpoch = epoch != nil && example == nil && words.isEmpty
    if words.prefix(2) == ["sweep", "last"] {
      words = words.dropFirst(2)
      sweep = .last
    } else {
      sweep = StepAddress.takeNumber(after: "sweep", from: &words).map(Sweep.number)
    }
    guard let word = words.popFirst() else {
      guard sweep == nil else { return nil }
      return
    }
    // A symbol may have a space: `mean dE/dw1`.
    guard let phase = Phase(rawValue: word), !words.isEmpty else { return nil }
    step = NamedStep(phase: phase, symbol: words.joined(separator: " "))
  }

  /// As it is read.
  package var text: String {
    guard self != .start else { return "start" }
    var words = isEndOfEpoch ? ["epoch \(epoch)"] : ["epoch \(epoch) example \(example)"]
    switch sweep {
    case .number(let number): words.append("sweep \(number)")
    case .last: words.append("sweep last")
    case nil: break
    }
    if let step { words.append("\(step.phase.rawValue) \(step.symbol)") }
    return words.joined(separator: " ")
  }

  /// Beyond this, positions might not fit an `Int`.
  private static let largestNumber = 1_000_000_000

  private static func takeNumber(
    after name: String, from words: inout ArraySlice<String>
  ) -> Int? {
    guard words.first == name, let number = words.dropFirst().first.flatMap({ Int($0) }),
      (1...largestNumber).contains(number)
    else { return nil }
    words = words.dropFirst(2)
    return number
  }
}
