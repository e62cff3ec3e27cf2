/// What is typed into a prompt.
extension State {
  /// Takes an input for the prompt; returns whether it was one.
  mutating func receiveInPrompt(_ input: Input, budget: Int) -> Bool {
    guard var prompt = typing.prompt else { return false }
    if prompt.purpose == .reset {
      typing.prompt = nil
      if input == .text("y") || input == .text("Y") || input == .submit { reset() }
      if input == .text("w") { reset(seed: belongings.seed &+ 1) }
      return true
    }
    switch input {
    case .text(let text):
      prompt.insert(text)
      typing.prompt = prompt
    case .deleteBackward:
      if prompt.text.isEmpty {
        typing.prompt = nil
      } else {
        prompt.text.unicodeScalars.removeLast()
        typing.prompt = prompt
      }
    case .deleteLine: typing.prompt?.text = ""
    case .complete:
      if let completed = completed(prompt) { typing.prompt?.text = completed }
    case .recall(let offset): recall(offset)
    case .submit:
      typing.prompt = nil
      submit(prompt, budget: budget)
    case .action(.close), .action(.interrupt): typing.prompt = nil
    case .action(.suspend), .action(.redraw): return false
    case .action, .digit, .scroll, .scrollSideways: break
    }
    return true
  }

  /// What the text in the prompt can go on with, each as far as it differs from the others by its last
  /// word or more.
  package var candidates: [String] {
    guard let prompt = typing.prompt else { return [] }
    let names =
      switch prompt.purpose {
      case .command: ExplorerCommand.names(for: prompt.text, in: self)
      case .value(.unit(let unit)): activationNames(ofLayer: unit.layer)
      case .value, .reset: [String]()
      }
    let words = prompt.text.lastIndex(of: " ").map { prompt.text[...$0] } ?? ""
    return names.filter { $0.hasPrefix(prompt.text) && $0 != prompt.text }
      .map { String($0.dropFirst(words.count)) }
  }

  private func completed(_ prompt: Prompt) -> String? {
    switch prompt.purpose {
    case .command:
      ExplorerCommand.completed(
        prompt.text, among: ExplorerCommand.names(for: prompt.text, in: self))
    case .value(.unit(let unit)):
      ExplorerCommand.completed(prompt.text, among: activationNames(ofLayer: unit.layer))
    case .value, .reset: nil
    }
  }

  /// Brings back a command typed before.
  private mutating func recall(_ offset: Int) {
    guard var prompt = typing.prompt, prompt.purpose == .command, !typing.history.isEmpty else {
      return
    }
    prompt.recalled = min(max(0, prompt.recalled + offset), typing.history.count)
    prompt.text =
      prompt.recalled == 0 ? "" : typing.history[typing.history.count - prompt.recalled]
    typing.prompt = prompt
  }

  private mutating func submit(_ prompt: Prompt, budget: Int) {
    message = nil
    switch prompt.purpose {
    case .value(let selection):
      guard !prompt.text.isEmpty else { return }
      guard movement.job == nil else {
        movement.waiting.append(.value(selection, prompt.text))
        return
      }
      setValue(of: selection, to: prompt.text, budget: budget)
    case .command:
      guard !prompt.text.isEmpty else { return }
      if typing.history.last != prompt.text { typing.history.append(prompt.text) }
      carryOut(prompt.text, budget: budget)
    case .reset: break
    }
  }
}
