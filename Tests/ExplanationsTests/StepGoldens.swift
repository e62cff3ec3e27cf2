import Backprop

/// A step as an independent program computed it.
struct StepGolden: Sendable {
  let phase: Phase
  let symbol: String
  let value: Double

  init(_ phase: Phase, _ symbol: String, _ value: Double) {
    self.phase = phase
    self.symbol = symbol
    self.value = value
  }
}

/// The lists of the first epochs of known runs.
enum StepGoldens {}
