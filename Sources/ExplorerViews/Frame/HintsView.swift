import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The last row: the keys to know.
enum HintsView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    var line = StyledText()
    let first = firstHint(context)
    for (keys, word) in hints(context, columns: rect.columns) {
      let gap = line.isEmpty ? "" : "  "
      guard line.width + gap.count + displayWidth(of: keys) + 1 + word.count <= rect.columns
      else { break }
      // Before the first step nothing else leads the eye.
      let isFirst = keys == first?.keys && context.run.position == 0
      line.append(gap)
      line.append(keys, isFirst ? context.theme.read : context.theme.strong)
      line.append(" " + word, isFirst ? context.theme.text : context.theme.caption)
    }
    buffer.write(line, at: Point(row: rect.row, column: rect.column))
  }

  private typealias Hint = (keys: String, word: String)

  private static func hints(_ context: Context, columns: Int) -> [Hint] {
    let isASCII = context.explainer.notation == .ascii
    if let prompt = context.state.typing.prompt {
      return promptHints(prompt, context, isASCII: isASCII)
    }
    let state = context.state
    let keys = context.hint
    if state.display.isHelpShown {
      return [
        ("pgdn pgup", "pages"), ("/", "search"),
        keys([.close], state.display.helpSearch == nil ? "close" : "show all"),
        keys([.quit], "quit"),
      ].compactMap { $0 }
    }
    if context.isDivergence, !state.pointing.isInspecting, !state.display.focus.isList {
      // There is nothing to go on to; what may help stands in the row above.
      return [
        keys([isASCII ? .back(.step) : .backward], "back"), keys([.reset], "start again"),
        keys([.showFindings], "why"), context.run.journal.canUndo ? keys([.undo], "undo") : nil,
        keys([.nextPanel], "panel"), keys([.help], "help"), keys([.quit], "quit"),
      ].compactMap { $0 }
    }
    if state.movement.playback.isRunning { return hintsWhileRunning(context, isASCII) }
    let rest = [keys([.nextPanel], "panel"), keys([.help], "help"), keys([.quit], "quit")]
    if state.display.focus.isList {
      let upDown: Hint = (isASCII ? "up down" : "↑ ↓", "row")
      return [upDown, ("enter", "go there")] + ([keys([.close], "back")] + rest).compactMap { $0 }
    }
    let select = keys([.left, .down, .up, .right].map(Action.select), "select")
    if state.pointing.isInspecting, state.pointing.selection != nil {
      return [
        keys([.edit], "set"), keys([.intoOperand], "into"), keys([.nextChange], "next change"),
        keys([.previousChange], "last"), keys([.close], "the step"), keys([.help], "help"),
        keys([.quit], "quit"), select,
      ].compactMap { $0 }
    }
    let arrowWord = state.movement.granularity.rawValue
    // Without arrows in its letters, a terminal shows the keys that always step.
    let (on, back): (Action, Action) =
      isASCII ? (.forward(.step), .back(.step)) : (.onward, .backward)
    var arrows = [keys([on], isASCII ? "step" : arrowWord), keys([back], "back")]
    // What makes room on the smallest screen.
    var spared: [String] = []
    if state.display.isZoomed {
      if state.display.focus == .error {
        arrows = [(isASCII ? "left right" : "← →", "read off")]
        if state.pointing.errorCursor != nil { arrows.append(("enter", "go there")) }
      }
      arrows.insert(keys([.close], "back"), at: 0)
      spared = ["unit", "phase"]
      if state.display.focus == .error { spared += ["epoch", "run"] }
    } else if let first = firstHint(context) {
      arrows.insert(first, at: 0)
      spared = ["unit", "phase"]
    }
    // The only weight is there to be tried; its one unit makes two of the strides alike.
    let edit =
      state.shape.parameterCount == 1
      ? keys([.edit], "set \(context.explainer.symbols.parameter(0))") : nil
    if edit != nil { spared.append("phase") }
    let first = arrows.compactMap { $0 }
    // What the smallest screen must name stands first, and quit never falls off: where the arrows'
    // word is a long one, both share it.
    let needed = context.keys.bindings.flatMap { binding -> [Hint] in
      guard let hint = binding.hint, !["step", "select"].contains(hint), !spared.contains(hint),
        let key = binding.keys.first?.key
      else { return [] }
      let word = hint == "run" ? runWord(state, columns: columns) : hint
      return [(KeyMap.name(of: key, isASCII: isASCII), word)]
        + (hint == "run" ? [edit].compactMap { $0 } : [])
    }
    let width = (first + needed).map { displayWidth(of: $0.keys) + $0.word.count + 3 }
    let fits = width.reduce(-2, +) <= columns
    let short = keys([on, back], isASCII ? "step" : arrowWord)
    // On a wide screen there is room for more.
    guard columns > 100, !state.display.isBig else {
      return (fits ? first : [short].compactMap { $0 }) + needed + [select].compactMap { $0 }
    }
    let more = [
      select,
      context.operands.isEmpty ? nil : keys([.intoOperand], "into operand"),
      keys([.showFormula], "formula"), keys([.command], "command"),
    ]
    return (fits ? first : [short].compactMap { $0 }) + needed + more.compactMap { $0 }
  }

  /// What a run goes by, where that is not what the arrows go by.
  private static func runWord(_ state: State, columns: Int) -> String {
    guard state.runGranularity != state.movement.granularity else { return "run" }
    let groups = state.runGranularity.rawValue + "s"
    return columns > 100 ? "run by \(groups)" : groups
  }

  /// What to do first: to turn the page that stands in full.
  private static func firstHint(_ context: Context) -> Hint? {
    let reading = context.state.reading
    guard context.state.typing.prompt == nil, let page = reading.page,
      !context.state.movement.playback.isRunning
    else { return nil }
    // A fault is looked for, and found, where the page has made room.
    let search = context.state.faultSearch
    if search?.outcome == .open { return context.hint([.answer], "wrong here") }
    guard !reading.isFolded || search != nil else { return nil }
    if context.state.askedStep?.outcome == .open {
      return context.hint([.answer], "answer")
    }
    return page + 1 < context.state.lesson.pages.count
      ? (context.withKeys("{key:next page}"), "page") : nil
  }

  private static func hintsWhileRunning(_ context: Context, _ isASCII: Bool) -> [Hint] {
    let keys = context.hint
    var speed = keys([.faster, .slower], "speed \(context.state.shortSpeedName)")
    if !isASCII { speed?.keys.replace("-", with: "−") }
    let fastest = context.state.movement.playback.speed != nil ? keys([.fastest], "fastest") : nil
    return [
      keys([.toggleRun], "pause"), speed, keys([.coarser, .finer], "unit"), fastest,
      keys([.help], "help"), keys([.quit], "quit"), keys([.nextPanel], "panel"),
    ].compactMap { $0 }
  }

  private static func promptHints(
    _ prompt: Prompt, _ context: Context, isASCII: Bool
  ) -> [Hint] {
    if prompt.purpose == .reset {
      return [("y", "same weights"), ("w", "new weights"), ("n", "no")]
    }
    if case .answer = prompt.purpose {
      return prompt.text.isEmpty
        ? [("enter", "answer (empty: hint)"), ("s", "show the answer"), ("esc", "leave it")]
        : [("enter", "answer"), ("esc", "leave it")]
    }
    if case .correction = prompt.purpose {
      return prompt.text.isEmpty
        ? [
          ("enter", "answer (empty: hint)"), ("n", "no step is wrong"), ("s", "show the answer"),
          ("esc", "leave it"),
        ]
        : [("enter", "answer"), ("esc", "leave it")]
    }
    var hints: [Hint] = [("enter", "done"), ("esc", "leave it")]
    if !context.state.candidates.isEmpty {
      hints.append(("tab", "completes, walks the list"))
    }
    if prompt.purpose == .command {
      hints.append((KeyMap.name(of: .up, isASCII: isASCII), "earlier ones"))
    }
    return hints
  }
}

extension Context {
  /// How the key for an action is written in hints; `nil` where there is none.
  func keyName(_ action: Action) -> String? {
    keys.keys(for: action).first.map {
      KeyMap.name(of: $0, isASCII: explainer.notation == .ascii)
    }
  }

  /// The keys for some actions with what they do; `nil` where one of them has none.
  fileprivate func hint(_ actions: [Action], _ word: String) -> (keys: String, word: String)? {
    let names = actions.compactMap(keyName)
    guard names.count == actions.count else { return nil }
    // Four letters read as one word.
    let gap = names.count > 2 && names.allSatisfy { $0.count == 1 } ? "" : " "
    return (names.joined(separator: gap), word)
  }
}
