import Backprop
import Conditions
import Documents
import Explanations

/// Going to places by their names.
extension State {
  /// Goes to a step by its number, to the next one of a name, or to a place such as
  /// `epoch 3 example 2`.
  mutating func go(toNamed name: String, budget: Int) {
    if let number = Int(name.filter { $0 != "," }), number >= 0 {
      go(to: min(number, State.largestCount), budget: budget)
      return
    }
    if let place = run.place(ofNextStepNamed: name, explainer) {
      go(to: place, budget: budget)
      return
    }
    switch place(named: name) {
    case .success(let place): go(to: place, budget: budget)
    case .failure(let problem): message = Message(problem.words, .problem)
    }
  }

  private struct PlaceProblem: Error {
    let words: String
  }

  /// The place of an address; what it leaves out is that of the present example.
  private func place(named name: String) -> Result<Destination, PlaceProblem> {
    let first = name.prefix { $0 != " " }
    let isPlace =
      ["start", "epoch", "example", "sweep"].contains(first)
      || Phase(rawValue: String(first)) != nil
    guard isPlace else {
      return .failure(
        PlaceProblem(
          words: "no step is named “\(name)”; type a number, a symbol such as dE/dw5, or epoch 3"))
    }
    var text = name
    if first == "example" { text = "epoch \(run.epoch) \(name)" }
    if !["start", "epoch", "example"].contains(first) {
      text = "epoch \(run.epoch) example \(run.example + 1) \(name)"
    }
    guard let address = StepAddress(text) else {
      return .failure(
        PlaceProblem(
          words: "“\(name)” is no place; type it so: go epoch 200, or go epoch 3 example 2"))
    }
    guard let place = run.place(of: address, explainer) else {
      return .failure(PlaceProblem(words: reasonAgainst(address)))
    }
    guard address.step == nil, !address.isEndOfEpoch, address != .start else {
      return .success(place)
    }
    // Before its first step the example before it is shown.
    let exampleIndex = run.exampleIndex(ofRow: address.example - 1, inEpoch: address.epoch)
    return .success(run.firstStep(ofExample: exampleIndex))
  }

  /// Why the run has no such place, and what there is.
  func reasonAgainst(_ address: StepAddress) -> String {
    let count = run.setup.examples.count
    guard address.example <= count else {
      let range = count == 1 ? "there is 1" : "there are 1 to \(NumberFormat.count(count))"
      return "no example \(NumberFormat.count(address.example)); \(range)"
    }
    guard run.canReach(epoch: address.epoch) else {
      return "epoch \(NumberFormat.count(address.epoch)) is too far for its steps to be counted"
    }
    return "there is no such step; type a symbol such as forward net_h1"
  }

  /// Goes to the end of the epoch at which the error is read off.
  mutating func goToErrorCursor(budget: Int) {
    guard let errorCursor = pointing.errorCursor else {
      message = Message(
        "There is no cursor: {key:zoom} fills the screen with the error; then ← → read off.")
      return
    }
    noteJump()
    let epoch = min(errorCursor, max(0, run.history.count - 1))
    go(to: run.start(ofExample: epoch * run.setup.examples.count), budget: budget)
    guard movement.job == nil else { return }
    message = Message(
      epoch == 0
        ? "This is the start."
        : "This is the end of epoch \(NumberFormat.count(epoch)); {key:zoom} shows its numbers.")
  }
}

extension Run {
  /// The place after the first step of an example, counted over the whole run from 0.
  fileprivate func firstStep(ofExample exampleIndex: Int) -> Destination {
    let first = quantity(inExample: exampleIndex) { _, _ in true }
    return first.map { place(of: $0, inExample: exampleIndex) } ?? start(ofExample: exampleIndex)
  }
}
