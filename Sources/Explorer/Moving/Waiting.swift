import Backprop

/// What concerns the run and was asked for while a job moved it.
enum Waiting: Sendable {
  /// An action, with the number typed before it.
  case action(Action, count: Int?)
  /// What was typed after `:`.
  case command(String)
  /// What was typed for something to be set.
  case value(Selection, String)
  /// A place to go back or forth to, once its run has come.
  case place(Jumps.Place)
}

extension State {
  /// Does what has waited, until it makes a job of its own.
  mutating func doWhatWaited(budget: Int) {
    // What is being typed is for later.
    let typed = typing.count
    while !isUnderway, !movement.waiting.isEmpty {
      let next = movement.waiting.removeFirst()
      let hadPrompt = typing.prompt != nil
      message = nil
      switch next {
      case .action(let action, let number):
        // One line of text is typed at a time.
        if hadPrompt, action == .edit || action == .reset { continue }
        typing.count = number
        perform(action, budget: budget)
      case .command(let text): carryOut(text, budget: budget)
      case .value(let selection, let text):
        setValue(of: selection, to: text, budget: budget)
      case .place(let place): go(to: place, budget: budget)
      }
      // The rest was typed by somebody who did not see the prompt.
      if !hadPrompt, typing.prompt != nil { movement.waiting = [] }
    }
    typing.count = typed
  }
}
