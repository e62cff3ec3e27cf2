import Backprop

/// What is typed into a prompt.
extension State {
  /// Takes an input for the prompt; returns whether it was one.
  mutating func receiveInPrompt(_ input: Input, budget: Int) -> Bool {
    guard let prompt = typing.prompt else { return false }
    if prompt.purpose == .reset {
      typing.prompt = nil
      if input == .text("y") || input == .text("Y") || input == .submit { reset() }
      if input == .text("w") { reset(seed: belongings.seed &+ 1) }
      return true
    }
    if prompt.purpose == .mark || prompt.purpose == .toMark {
      typing.prompt = nil
      message = nil
      guard case .text(let text) = input, let letter = text.unicodeScalars.first else {
        return true
      }
      if prompt.purpose == .mark {
        mark(letter)
      } else {
        perform(.goToMark(letter), budget: budget)
      }
      return true
    }
    if case .answer = prompt.purpose, prompt.text.isEmpty, input == .text("s") {
      showAnswer(budget: budget)
      return true
    }
    if case .correction = prompt.purpose, prompt.text.isEmpty {
      if input == .text("s") {
        showFault(budget: budget)
        return true
      }
      if input == .text("n") {
        claimNoFault(budget: budget)
        return true
      }
    }
    switch input {
    case .text(let text): insert(text)
    case .edit(.deleteBackward) where prompt.text.isEmpty: leavePrompt()
    case .edit(let edit): change { $0.make(edit) }
    case .complete: complete(by: 1)
    case .completeBackward: complete(by: -1)
    case .recall(let offset): recall(offset)
    case .submit:
      typing.prompt = nil
      submit(prompt, budget: budget)
    case .action(.close), .action(.interrupt): leavePrompt()
    case .action(.suspend), .action(.redraw): return false
    case .scroll(let rows, let isPage):
      if prompt.purpose == .helpSearch { scroll(by: rows, isPage: isPage) }
    case .action, .digit, .scrollSideways, .search, .moveInList, .goToRow: break
    }
    return true
  }

  /// Puts what was typed or pasted into the line; says so where it has no room.
  private mutating func insert(_ text: String) {
    var isWhole = true
    change { isWhole = $0.insert(text) }
    guard !isWhole else { return }
    message = Message(
      "a line takes \(TypedLine.longest) characters; the rest is left out", .problem)
    typing.prompt?.isRefused = true
  }

  /// Changes the line in the prompt; why it was refused is shown until its text changes.
  mutating func change(_ edit: (inout TypedLine) -> Void) {
    guard var prompt = typing.prompt else { return }
    let text = prompt.text
    edit(&prompt.line)
    prompt.walk = nil
    if prompt.isRefused, prompt.text != text {
      prompt.isRefused = false
      message = nil
    }
    if prompt.purpose == .helpSearch, prompt.text != text {
      display.searchHelp(for: prompt.text.isEmpty ? nil : prompt.text)
    }
    typing.prompt = prompt
  }

  private mutating func leavePrompt() {
    if typing.prompt?.showsMessage == true { message = nil }
    if typing.prompt?.purpose == .helpSearch { display.searchHelp(for: nil) }
    typing.prompt = nil
  }

  /// Brings back a command typed before, and at last what was being typed.
  private mutating func recall(_ offset: Int) {
    guard let prompt = typing.prompt, prompt.purpose == .command, !typing.history.isEmpty else {
      return
    }
    let recalled = min(max(0, prompt.recalled + offset), typing.history.count)
    guard recalled != prompt.recalled else { return }
    if prompt.recalled == 0 { typing.prompt?.draft = prompt.text }
    typing.prompt?.recalled = recalled
    let text =
      recalled == 0 ? prompt.draft : typing.history[typing.history.count - recalled]
    change { $0 = TypedLine(text) }
  }

  private mutating func submit(_ prompt: Prompt, budget: Int) {
    message = nil
    switch prompt.purpose {
    case .value(let selection):
      guard !prompt.text.isEmpty else { return }
      guard !isUnderway else {
        movement.waiting.append(.value(selection, prompt.text))
        return
      }
      setValue(of: selection, to: prompt.text, budget: budget)
      if message?.kind == .problem { keepForCorrection(prompt) }
    case .command:
      guard !prompt.text.isEmpty else { return }
      if typing.history.last != prompt.text { typing.history.append(prompt.text) }
      let before = (run.position, reading.page)
      carryOut(prompt.text, budget: budget)
      // A run that diverged on the way, or an action that is of no use now, is no slip of the fingers.
      guard message?.kind == .problem, before == (run.position, reading.page),
        ExplorerCommand.action(typed: prompt.text) == nil
      else { return }
      keepForCorrection(prompt)
    case .answer:
      let (place, wrong) = (run.position, answers.wrongCount)
      answer(prompt.text, budget: budget)
      guard run.position == place else { return }
      let words = message
      if answers.wrongCount > wrong {
        // The next try begins anew, and what was said of this one stays.
        typing.prompt = Prompt(prompt.purpose)
      } else {
        keepForCorrection(prompt)
      }
      message = words
    case .correction:
      correct(prompt.text, budget: budget)
      guard isFaultOpen, message?.kind == .problem || prompt.text.isEmpty else { return }
      let words = message
      keepForCorrection(prompt)
      message = words
    case .reset, .helpSearch, .mark, .toMark: break
    }
  }

  /// Opens the prompt again with a line that could not be carried out, the cursor where the problem is.
  private mutating func keepForCorrection(_ prompt: Prompt) {
    var kept = Prompt(prompt.purpose)
    kept.line = TypedLine(prompt.text, cursorAt: message?.column)
    kept.isRefused = true
    // Of the commands typed before, it is the last.
    if kept.purpose == .command { kept.recalled = 1 }
    typing.prompt = kept
  }

  /// Says why what was typed last could not be opened, and leaves it to be corrected.
  package mutating func refuseToOpen(_ problem: String) {
    message = Message(problem, .problem)
    guard typing.prompt == nil, let last = typing.history.last else { return }
    var prompt = Prompt(.command)
    prompt.line = TypedLine(last)
    keepForCorrection(prompt)
  }
}
