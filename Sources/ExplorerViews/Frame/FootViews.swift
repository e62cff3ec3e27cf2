import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The sentence that says what the step means.
enum SentenceView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let text =
      context.state.isInspecting
      ? selectionSentence(context)
      : context.step.map { context.explainer.sentence(for: $0.quantity) } ?? opening(context)
    // The row above is blank: a long sentence begins there.
    let lines = wrappedText(text, to: rect.columns)
    let shown = lines.count > 1 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
    for (offset, line) in shown.reversed().enumerated() {
      buffer.write(
        truncatedText(line, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row - offset, column: rect.column), style: context.theme.text)
    }
  }

  /// What the value is that is selected, or which step will compute it.
  private static func selectionSentence(_ context: Context) -> String {
    let subject = context.subject
    guard !context.isKnown(subject) else { return context.explainer.sentence(for: subject) }
    let symbol = context.explainer.symbol(subject)
    guard let position = context.run.position(of: subject) else {
      return "\(symbol) is not computed: this bias is fixed."
    }
    return "\(symbol) is still to come: step \(NumberFormat.count(position)) will compute it. "
      + "Type :go \(Notation.ascii.spell(context.explainer.symbols.symbol(subject)))"
  }

  private static func opening(_ context: Context) -> String {
    context.run.position == 0 ? context.spell(context.state.lesson.aim) : ""
  }
}

/// A page of the lesson under its rule.
enum PageView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty, let page = context.state.shownPage, let index = context.state.page
    else { return }
    let count = context.state.lesson.pages.count
    buffer.rule(
      in: rect, title: StyledText("page \(index + 1) of \(count)", context.theme.strong),
      right: StyledText(note(on: page, index, context), context.theme.caption),
      style: context.theme.rule, glyphs: context.glyphs)
    for (offset, line) in page.lines.enumerated() where offset + 1 < rect.rows {
      let text = DisplayText(context.spell(line)).text
      buffer.write(
        truncatedText(text, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row + 1 + offset, column: rect.column), style: context.theme.text)
    }
  }
}

extension PageView {
  /// Which keys turn it; where the run is not the page's any more, that its numbers are others.
  private static func note(on page: Lesson.Page, _ index: Int, _ context: Context) -> String {
    if context.state.isRunChanged, !page.keepsChanges {
      return "not the numbers of your run; :page \(index + 1) restores"
    }
    return index + 1 < context.state.lesson.pages.count
      ? "PgDn next   Esc closes" : "PgUp back   Esc closes"
  }
}

/// The row above the hints: the step to come, a message, or a prompt.
enum NextView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let state = context.state
    let line: StyledText
    if let prompt = state.prompt {
      line = promptLine(prompt, context, columns: rect.columns)
      buffer.cursor = Point(row: rect.row, column: rect.column + line.width)
    } else if let message = state.message {
      return draw(message, context, into: &buffer, in: rect)
    } else if let job = state.job {
      line = jobLine(job, context)
    } else if let count = state.count {
      line =
        StyledText("\(NumberFormat.count(count)) ", context.theme.strong)
        + StyledText("times \(context.glyphs.ellipsis)", context.theme.caption)
    } else {
      line = nextLine(context)
    }
    buffer.write(
      line.truncated(to: rect.columns, ellipsis: context.glyphs.ellipsis),
      at: Point(row: rect.row, column: rect.column))
  }

  /// A message that is too long for the row takes the one above as well, until the next key.
  private static func draw(
    _ message: Message, _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let style = message.kind == .problem ? context.theme.error : context.theme.strong
    let lines = wrappedText(context.spell(message.text), to: rect.columns)
    let shown = lines.count > 1 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
    for (offset, line) in shown.reversed().enumerated() {
      let place = Rect(row: rect.row - offset, column: rect.column, rows: 1, columns: rect.columns)
      if offset > 0 { buffer.fill(place) }
      buffer.write(
        truncatedText(line, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: place.row, column: place.column), style: style)
    }
  }

  /// The question and, of what is typed, the end that fits with the cursor after it.
  private static func promptLine(
    _ prompt: Prompt, _ context: Context, columns: Int
  ) -> StyledText {
    let question =
      switch prompt.purpose {
      case .value(let selection): context.spell(context.state.question(for: selection))
      case .command: ":"
      case .reset: "Go back to the start? y the same weights, w new weights, n no "
      }
    var typed = DisplayText(prompt.text).text
    let room = max(columns / 2, columns - 1 - displayWidth(of: question))
    if displayWidth(of: typed) > room {
      while displayWidth(of: typed) >= room { typed.removeFirst() }
      typed = String(context.glyphs.ellipsis) + typed
    }
    return StyledText(question, context.theme.strong) + StyledText(typed, context.theme.read)
  }

  private static func jobLine(_ job: Job, _ context: Context) -> StyledText {
    let place =
      switch job.target {
      case .position(let position): "going to step \(NumberFormat.count(position))"
      case .end(let ordinal):
        "going to the end of epoch "
          + NumberFormat.count(ordinal / context.run.setup.examples.count + 1)
      case .step, .groups, .back: "on the way"
      }
    let done = job.progress(of: context.run).map { ": \(Int(100 * $0)) %" } ?? settled(context)
    return StyledText(place + done, context.theme.strong)
      + StyledText("   ^C stops here", context.theme.caption)
  }

  /// How far a recurrent network has come with its sweeps: `: sweep 12,000 of 1,000,000 at most`.
  private static func settled(_ context: Context) -> String {
    guard context.run.pass.isOpen, let recurrence = context.shape.recurrence else { return "" }
    let done = context.run.sweepsDone
    let sweep = context.isKnown(.totalError) ? done.backward : done.forward
    return ": sweep \(NumberFormat.count(sweep)) of \(NumberFormat.count(recurrence.limit)) at most"
  }

  private static func nextLine(_ context: Context) -> StyledText {
    guard !context.state.playback.isFast else { return StyledText() }
    let next = context.run.next.quantity
    var text = StyledText("next  ", context.theme.caption)
    let symbol = context.explainer.symbol(next)
    let formula = context.spell(
      context.explainer.formula(of: next).symbolic(context.explainer.symbols))
    text.append(formula == symbol ? symbol : "\(symbol) = \(formula)", context.theme.text)
    return text
  }
}

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
    for (index, name) in context.state.candidates.enumerated() {
      let name = (index == 0 ? "   " : "  ") + DisplayText(name).text
      guard line.width + displayWidth(of: name) + 3 <= rect.columns else {
        line.append("  \(context.glyphs.ellipsis)", context.theme.caption)
        break
      }
      line.append(name, context.theme.caption)
    }
    buffer.write(line, at: Point(row: rect.row, column: rect.column))
  }

  private typealias Hint = (keys: String, word: String)

  private static func hints(_ context: Context, columns: Int) -> [Hint] {
    if context.state.prompt != nil {
      return context.state.prompt?.purpose == .reset
        ? [("y", "same weights"), ("w", "new weights"), ("n", "no")]
        : context.state.candidates.isEmpty
          ? [("enter", "done"), ("esc", "leave it")] : [("tab", "completes"), ("esc", "leave it")]
    }
    let isASCII = context.explainer.notation == .ascii
    let arrowWord = context.state.granularity.rawValue
    // Without arrows in its letters, a terminal shows the keys that always step.
    var arrows: [Hint] =
      isASCII ? [("s", "step"), ("S", "back")] : [("→", arrowWord), ("←", "back")]
    // What makes room on the smallest screen.
    var spared: [String] = []
    if context.state.display.isZoomed, context.state.display.focus == .error {
      arrows = [(isASCII ? "left right" : "← →", "read off")]
      if context.state.errorCursor != nil {
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
}
