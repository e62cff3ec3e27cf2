import Documents
import Explorer
import ExplorerViews

/// What has been told of a state, and so what there is to tell of the next one.
struct PlainNews {
  private var title: String?
  private var openings = 0
  private var page: [String]?
  private var question: String?
  private var step: String?
  private var error: String?
  private var selection: String?
  private var focus: Panel?
  private var heading: String?
  private var row: Int?

  /// Tells what is new.
  ///
  /// Always in this order: what is open, the page, what it asks for, the step, E, what is selected, the
  /// list in focus, what is to be typed.
  mutating func tell(of state: State, keys: KeyMap) -> [String] {
    let words = PlainWords(state, keys: keys)
    var lines: [String] = []
    let isOpened = title != words.title
    if isOpened {
      self = PlainNews()
      title = words.title
      lines.append(words.title)
      // The first panel is what everything begins with.
      focus = state.display.focus
    }
    let isTurned = openings != state.reading.openings || page != words.page
    if isTurned {
      lines += words.page ?? []
      (openings, page) = (state.reading.openings, words.page)
    }
    if let question = words.question, question != self.question { lines.append(question) }
    question = words.question
    if step != words.step || (isTurned && page != nil) { lines.append(words.step) }
    step = words.step
    if let error = words.error, error != self.error, !words.isErrorInHand { lines.append(error) }
    error = words.error
    if let selection = words.selection, selection != self.selection { lines.append(selection) }
    selection = words.selection
    lines += tellPanel(words, state, isTurned: isTurned || isOpened)
    if let prompt = words.prompt { lines.append(prompt) }
    return lines
  }

  private mutating func tellPanel(
    _ words: PlainWords, _ state: State, isTurned: Bool
  ) -> [String] {
    let panel = state.display.focus
    let list = state.list(of: panel)
    let isNew = focus != panel
    focus = panel
    defer {
      heading = list == nil ? nil : words.heading(of: panel)
      row = list.map { state.cursor(of: panel, in: $0) }
    }
    guard let list else {
      return isNew && !isTurned
        ? ["panel \(panel.title); say tells what it shows"] : []
    }
    if isNew { return words.panel(panel) }
    let cursor = state.cursor(of: panel, in: list)
    var lines: [String] = []
    let heading = words.heading(of: panel)
    if heading != self.heading { lines.append(heading) }
    if cursor != row, list.count > 0 { lines += words.row(cursor, of: list, in: panel) }
    return lines
  }
}
