import Explanations

/// What is typed into a prompt.
extension State {
  /// Takes an input for the prompt; returns whether it was one.
  mutating func receiveInPrompt(_ input: Input, budget: Int) -> Bool {
    guard var prompt else { return false }
    if prompt.purpose == .reset {
      self.prompt = nil
      if input == .text("y") || input == .submit { reset() }
      return true
    }
    switch input {
    case .text(let text):
      prompt.insert(text)
      self.prompt = prompt
    case .deleteBackward:
      if prompt.text.isEmpty {
        self.prompt = nil
      } else {
        prompt.text.unicodeScalars.removeLast()
        self.prompt = prompt
      }
    case .complete:
      if prompt.purpose == .command {
        prompt.text = CommandLineWords.completed(prompt.text)
        self.prompt = prompt
      }
    case .submit:
      self.prompt = nil
      submit(prompt, budget: budget)
    case .action(.close), .action(.interrupt): self.prompt = nil
    case .action(.suspend), .action(.redraw): return false
    case .action, .digit, .scroll: break
    }
    return true
  }

  private mutating func submit(_ prompt: Prompt, budget: Int) {
    message = nil
    switch prompt.purpose {
    case .value(let selection):
      if !prompt.text.isEmpty { setValue(of: selection, to: prompt.text, budget: budget) }
    case .command: carryOut(prompt.text, budget: budget)
    case .reset: break
    }
  }

  private mutating func carryOut(_ text: String, budget: Int) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return }
    if first == "go", words.count > 1 {
      go(toNamed: words.dropFirst().joined(separator: " "), budget: budget)
    } else if first == "select", words.count == 2 {
      if select(named: words[1]) {
        isInspecting = true
      } else {
        message = Message("nothing is named \(words[1])", .problem)
      }
    } else if let action = CommandLineWords.action(named: text) {
      perform(action, budget: budget)
    } else {
      let near = CommandLineWords.nearest(to: text)
      message = Message(
        "no command “\(text)”; " + (near.map { "did you mean “\($0)”?" } ?? "? lists the keys"),
        .problem)
    }
  }

  /// Goes to a step by its number, or to the next one of a name.
  private mutating func go(toNamed name: String, budget: Int) {
    if let number = Int(name.filter { $0 != "," }), number >= 0 {
      go(to: number, budget: budget)
      return
    }
    guard let position = run.position(ofNextStepNamed: name, explainer) else {
      message = Message(
        "no step is named “\(name)”; type a number, or a symbol such as dE/dw5", .problem)
      return
    }
    go(to: position, budget: budget)
  }
}
