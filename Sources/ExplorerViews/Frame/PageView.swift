import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// A page of the lesson under its rule.
enum PageView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    if let page = context.state.shownPage, let index = context.state.reading.page {
      let count = context.state.lesson.pages.count
      buffer.rule(
        in: rect, title: StyledText("page \(index + 1) of \(count)", context.theme.strong),
        right: StyledText(note(on: page, index, context), context.theme.caption),
        style: context.theme.rule, glyphs: context.glyphs)
    } else if let note = context.state.shownNote {
      let number = (context.state.marks.index(at: note.position) ?? 0) + 1
      buffer.rule(
        in: rect,
        title: StyledText(
          "note \(number) of \(context.state.marks.notes.count)", context.theme.strong),
        right: StyledText(":marks lists them", context.theme.caption), style: context.theme.rule,
        glyphs: context.glyphs)
    } else {
      return
    }
    for (offset, line) in lines(context, columns: rect.columns).enumerated()
    where offset + 1 < rect.rows {
      buffer.write(
        truncatedText(line, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row + 1 + offset, column: rect.column), style: context.theme.text)
    }
  }

  /// The lines of the page or note that stands on the screen, as they are written where they fit; else
  /// broken anew.
  static func lines(_ context: Context, columns: Int) -> [String] {
    let lines = (context.state.shownLines ?? context.state.linesOfNote ?? []).map {
      DisplayText(context.spell(context.withKeys($0))).text
    }
    guard lines.contains(where: { displayWidth(of: $0) > columns }) else { return lines }
    return wrappedText(lines.joined(separator: " "), to: columns)
  }

  /// What stands for a page that has made room, the longest form first; none where none has.
  static func foldedForms(_ context: Context) -> LazyMapSequence<[String], String> {
    let state = context.state
    guard state.reading.isFolded, let index = state.reading.page else {
      return [].lazy.map(context.withKeys)
    }
    let count = state.lesson.pages.count
    let place = "page \(index + 1) of \(count)"
    return [
      place + "   {key:previous page} shows it"
        + (index + 1 < count ? "   {key:next page} next" : ""),
      place + "   {key:previous page} shows it", place, "\(index + 1)/\(count)",
    ].lazy.map(context.withKeys)
  }

  /// What it asks for, or which keys turn it; where the run is not the page's any more, that its numbers
  /// are others.
  private static func note(on page: Lesson.Page, _ index: Int, _ context: Context) -> String {
    if context.state.isRunChanged, !page.keepsChanges {
      return "not the numbers of your run; :page \(index + 1) restores"
    }
    if let question = page.question, let asked = context.state.askedStep {
      let symbol = context.explainer.symbol(asked.quantity)
      switch asked.outcome {
      case .open:
        let digits = NumberFormat.counted(question.digits, "digit")
        let tries = asked.wrong == 0 ? "" : "   try \(asked.wrong + 1) of \(question.tries)"
        return context.withKeys(
          "\(symbol), \(digits)\(tries)   {key:answer} answers   {key:next page} next")
      case .right: return context.withKeys("\(symbol) is right   {key:next page} next")
      case .shown: return context.withKeys("\(symbol) is shown   {key:next page} next")
      }
    }
    if let search = context.state.faultSearch {
      switch search.outcome {
      case .open:
        let tries = search.wrong == 0 ? "" : "try \(search.wrong + 1) of \(FaultSearch.tries)   "
        return context.withKeys("\(tries){key:answer} wrong here   {key:next page} next")
      case .found: return context.withKeys("found   {key:next page} next")
      case .shown: return context.withKeys("shown   {key:next page} next")
      }
    }
    // It lets go of what is selected first.
    let verb = context.state.pointing.isInspecting ? "lets go" : "closes"
    return context.withKeys(
      index + 1 < context.state.lesson.pages.count
        ? "{key:next page} next   {key:close} \(verb)"
        : "{key:previous page} back   {key:close} \(verb)")
  }
}
