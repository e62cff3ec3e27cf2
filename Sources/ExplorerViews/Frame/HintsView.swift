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
    if state.movement.playback.isRunning { return hintsWhileRunning(context, isASCII) }
    let rest: [Hint] = [("tab", "panel"), ("?", "help"), ("q", "quit")]
    let upDown = isASCII ? "up down" : "↑ ↓"
    if state.display.focus.isList {
      return [(upDown, "row"), ("enter", "go there"), ("esc", "back")] + rest
    }
    if state.pointing.isInspecting, state.pointing.selection != nil {
      return [
        ("=", "set"), ("i", "into"), ("w", "next change"), ("W", "last"), ("esc", "the step"),
        ("?", "help"), ("q", "quit"), ("hjkl", "select"),
      ]
    }
    let arrowWord = state.movement.granularity.rawValue
    // Without arrows in its letters, a terminal shows the keys that always step.
    var arrows: [Hint] =
      isASCII ? [("s", "step"), ("S", "back")] : [("→", arrowWord), ("←", "back")]
    // What makes room on the smallest screen.
    var spared: [String] = []
    if state.display.isZoomed {
      if state.display.focus == .error {
        arrows = [(isASCII ? "left right" : "← →", "read off")]
        if state.pointing.errorCursor != nil { arrows.append(("enter", "go there")) }
      }
      arrows.insert(("esc", "back"), at: 0)
      spared = ["unit", "phase"]
      if state.display.focus == .error { spared += ["epoch", "run"] }
    } else if let first = firstHint(context) {
      arrows.insert(first, at: 0)
      spared = ["unit", "phase"]
    }
    var hints: [Hint] = []
    for binding in KeyMap.bindings {
      guard let hint = binding.hint, hint != "step", let first = binding.keys.first else {
        continue
      }
      let keys =
        hint == "select"
        ? "hjkl" : KeyMap.name(of: first.key, isASCII: isASCII)
      hints.append((keys, hint))
    }
    // What the smallest screen must name stands first, and quit never falls off: where the arrows'
    // word is a long one, both share it.
    let needed = hints.filter { $0.word != "select" && !spared.contains($0.word) }
    let width = (arrows + needed).map { displayWidth(of: $0.keys) + $0.word.count + 3 }
    let fits = width.reduce(-2, +) <= columns
    let short: Hint = isASCII ? ("s S", "step") : ("→ ←", arrowWord)
    return (fits ? arrows : [short]) + needed
      + hints.filter { $0.word == "select" }
  }

  /// What to do first: to turn the page that stands in full.
  private static func firstHint(_ context: Context) -> Hint? {
    let reading = context.state.reading
    guard context.state.typing.prompt == nil, let page = reading.page, !reading.isFolded,
      !context.state.movement.playback.isRunning
    else { return nil }
    if context.state.askedStep?.outcome == .open { return ("A", "answer") }
    return page + 1 < context.state.lesson.pages.count ? ("PgDn", "page") : nil
  }

  private static func hintsWhileRunning(_ context: Context, _ isASCII: Bool) -> [Hint] {
    let speed = context.state.shortSpeedName
    var hints: [Hint] = [
      ("space", "pause"), (isASCII ? "+ -" : "+ −", "speed \(speed)"),
      (isASCII ? "up down" : "↑ ↓", "unit"),
    ]
    if context.state.movement.playback.speed != nil { hints.append(("*", "fastest")) }
    return hints + [("?", "help"), ("q", "quit"), ("tab", "panel")]
  }

  private static func promptHints(
    _ prompt: Prompt, _ context: Context, isASCII: Bool
  ) -> [Hint] {
    if prompt.purpose == .reset {
      return [("y", "same weights"), ("w", "new weights"), ("n", "no")]
    }
    if case .answer = prompt.purpose {
      return prompt.text.isEmpty
        ? [("enter", "hint"), ("s", "shows it"), ("esc", "leave it")]
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
