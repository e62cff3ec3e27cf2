import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The last row: the keys to know.
enum HintsView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    var line = StyledText()
    for (keys, word) in hints(context, columns: rect.columns) {
      let gap = line.isEmpty ? "" : "  "
      guard line.width + gap.count + displayWidth(of: keys) + 1 + word.count <= rect.columns
      else { break }
      line.append(gap + keys, context.theme.strong)
      line.append(" " + word, context.theme.caption)
    }
    buffer.write(line, at: Point(row: rect.row, column: rect.column))
  }

  private typealias Hint = (keys: String, word: String)

  private static func hints(_ context: Context, columns: Int) -> [Hint] {
    let isASCII = context.explainer.notation == .ascii
    if let prompt = context.state.typing.prompt {
      return promptHints(prompt, context, isASCII: isASCII)
    }
    let arrowWord = context.state.movement.granularity.rawValue
    // Without arrows in its letters, a terminal shows the keys that always step.
    var arrows: [Hint] =
      isASCII ? [("s", "step"), ("S", "back")] : [("→", arrowWord), ("←", "back")]
    // What makes room on the smallest screen.
    var spared: [String] = []
    if context.state.display.isZoomed, context.state.display.focus == .error {
      arrows = [(isASCII ? "left right" : "← →", "read off")]
      if context.state.pointing.errorCursor != nil {
        arrows.append(("enter", "go there"))
        spared = ["unit", "phase"]
      }
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

  private static func promptHints(
    _ prompt: Prompt, _ context: Context, isASCII: Bool
  ) -> [Hint] {
    if prompt.purpose == .reset {
      return [("y", "same weights"), ("w", "new weights"), ("n", "no")]
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
