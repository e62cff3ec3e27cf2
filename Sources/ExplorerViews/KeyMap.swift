import Backprop
import Documents
package import Explorer
package import TextScreen

/// The keys and what they ask for: one table, from which dispatch, hints, help and the README's table
/// are made.
package enum KeyMap {
  package enum Group: String, CaseIterable, Sendable {
    case step = "STEP"
    case run = "RUN"
    case select = "SELECT AND CHANGE"
    case see = "SEE"
    case ask = "ASK THE RUN"
    case lesson = "LESSON"
    case other = "PROGRAM"
  }

  /// One line of the help: some keys and what each does.
  package struct Binding: Sendable {
    package let group: Group
    /// In the order in which they are shown.
    package let keys: [(key: Key, action: Action)]
    /// What they do, in a few words.
    package let words: String
    /// One word for the line of hints; `nil` where it is not among them.
    package let hint: String?

    init(
      _ group: Group, _ keys: [(Key, Action)], _ words: String, hint: String? = nil
    ) {
      self.group = group
      self.keys = keys.map { (key: $0.0, action: $0.1) }
      self.words = words
      self.hint = hint
    }
  }

  private static func letter(_ letter: Unicode.Scalar) -> Key { .character(letter) }

  package static let bindings: [Binding] = stepping + running + changing + seeing + asking + others

  private static let stepping: [Binding] = [
    Binding(.step, [(.right, .onward), (.left, .backward)], "one step on, back", hint: "step"),
    Binding(
      .step, [(letter("s"), .forward(.step)), (letter("S"), .back(.step))],
      "one step on, back, always"),
    Binding(
      .step, [(letter("n"), .forward(.unit)), (letter("N"), .back(.unit))], "one unit",
      hint: "unit"),
    Binding(.step, [(letter("f"), .forward(.layer)), (letter("F"), .back(.layer))], "one layer"),
    Binding(
      .step, [(letter("p"), .forward(.phase)), (letter("P"), .back(.phase))], "one phase",
      hint: "phase"),
    Binding(
      .step, [(.enter, .forward(.example)), (.backspace, .back(.example))], "one example"),
    Binding(
      .step, [(letter("e"), .forward(.epoch)), (letter("E"), .back(.epoch))], "one epoch",
      hint: "epoch"),
    Binding(.step, [(.up, .coarser), (.down, .finer)], "how far the arrows → ← go"),
    Binding(
      .step, [(letter("g"), .goTo), (letter("G"), .goToFurthest)],
      "first step (120g: step 120), furthest"),
  ]

  private static let running: [Binding] = [
    Binding(.run, [(letter(" "), .toggleRun)], "run, pause", hint: "run"),
    Binding(
      .run, [(letter("+"), .faster), (letter("-"), .slower), (letter("*"), .fastest)],
      "faster, slower, fastest"),
    Binding(.run, [(.control("c"), .interrupt)], "stop; with nothing running, quit"),
  ]

  private static let changing: [Binding] = [
    Binding(
      .select,
      [
        (letter("h"), .select(.left)), (letter("j"), .select(.down)),
        (letter("k"), .select(.up)), (letter("l"), .select(.right)),
      ], "select a unit, weight, bias", hint: "select"),
    Binding(.select, [(letter("="), .edit)], "set the selected value"),
    Binding(.select, [(letter("u"), .undo), (.control("r"), .redo)], "undo, redo a change"),
    Binding(.select, [(letter("R"), .reset)], "back to the start (asks)"),
  ]

  private static let seeing: [Binding] = [
    Binding(
      .see, [(.tab, .nextPanel), (.backTab, .previousPanel)], "next, previous panel",
      hint: "panel"),
    Binding(.see, [(letter("z"), .zoom)], "this panel, full screen"),
    Binding(.see, [(letter("x"), .showFormula)], "symbols, numbers, both"),
    Binding(
      .see, [(letter(","), .fewerDigits), (letter("."), .moreDigits)], "fewer, more digits"),
    Binding(
      .see,
      [
        (letter("d"), .nextDrawing), (letter("t"), .nextTheme), (letter("v"), .toggleCarrying),
      ], "drawing, colours, edges"),
    Binding(
      .see, [(letter("L"), .toggleLogarithm), (letter("a"), .toggleErrorOfAll)],
      "error: log axis; of all data"),
    Binding(.see, [(letter("c"), .checkGradients)], "check the gradients"),
  ]

  private static let asking: [Binding] = [
    Binding(
      .ask, [(letter("b"), .nextStop), (letter("B"), .previousStop)], "next, previous stop"),
    Binding(
      .ask, [(letter("w"), .nextChange), (letter("W"), .previousChange)],
      "next, last change of what is selected"),
    Binding(.ask, [(letter("i"), .intoOperand)], "into the first operand (2i: the second)"),
    Binding(
      .ask, [(letter("o"), .jumpBack), (letter("O"), .jumpForth)], "back from a jump, forth"),
    Binding(
      .ask, [(letter("m"), .mark), (letter("'"), .askForMark)],
      "mark this step (ma), go there ('a)"),
    Binding(.ask, [(letter("!"), .showFindings)], "what is wrong here?"),
    Binding(.ask, [(letter("A"), .answer)], "answer the next step (9A: nine)"),
  ]

  private static let others: [Binding] = [
    Binding(
      .lesson, [(.pageDown, .nextPage), (.pageUp, .previousPage)], "next, previous page"),
    Binding(.other, [(letter("?"), .help)], "these keys", hint: "help"),
    Binding(.other, [(letter(":"), .command)], "any action by its name"),
    Binding(.other, [(.escape, .close)], "close what is open"),
    Binding(
      .other, [(.control("l"), .redraw), (.control("z"), .suspend)], "redraw, suspend"),
    Binding(.other, [(letter("q"), .quit)], "quit", hint: "quit"),
  ]

  private static let actions: [Key: Action] = Dictionary(
    bindings.flatMap(\.keys).map { ($0.key, $0.action) }, uniquingKeysWith: { first, _ in first })

  /// The keys that ask for an action, and what it does, in a few words.
  package static func keysAndWords(of action: Action) -> (keys: [Key], words: String) {
    let binding = bindings.first { $0.keys.contains { $0.action == action } }
    let keys = binding?.keys.filter { $0.action == action }.map(\.key) ?? []
    return (keys, action.sentence ?? binding?.words ?? action.name)
  }

  /// What a key asks for in a state; `nil` where it does nothing.
  package static func input(for key: Key, in state: State) -> Input? {
    if state.typing.prompt != nil { return promptInput(for: key) }
    if let scrolling = scrollInput(for: key, in: state) { return scrolling }
    if case .character(let scalar) = key, let digit = Int(String(scalar)), scalar.isASCII {
      return .digit(digit)
    }
    if key == .function(1) { return .action(.help) }
    return actions[key].map(Input.action)
  }

  private static func promptInput(for key: Key) -> Input? {
    switch key {
    case .character(let scalar): .text(String(scalar))
    case .backspace: .edit(.deleteBackward)
    case .delete: .edit(.deleteForward)
    case .left: .edit(.left)
    case .right: .edit(.right)
    case .home, .control("a"): .edit(.start)
    case .end, .control("e"): .edit(.end)
    case .control("w"): .edit(.deleteWord)
    case .control("k"): .edit(.deleteToEnd)
    case .control("u"): .edit(.deleteAll)
    case .enter: .submit
    case .tab: .complete
    case .backTab: .completeBackward
    case .up: .recall(1)
    case .down: .recall(-1)
    case .pageUp: .scroll(-1, isPage: true)
    case .pageDown: .scroll(1, isPage: true)
    case .escape: .action(.close)
    case .control: actions[key].map(Input.action)
    default: nil
    }
  }

  /// Where a panel or the help is full, the keys that otherwise step scroll it.
  private static func scrollInput(for key: Key, in state: State) -> Input? {
    if !state.display.isHelpShown, state.display.focus.isList {
      switch key {
      case .up: return .moveInList(-1)
      case .down: return .moveInList(1)
      case .pageUp: return .moveInList(-10)
      case .pageDown: return .moveInList(10)
      case .home: return .moveInList(-Int.max / 2)
      case .end: return .moveInList(Int.max / 2)
      case .enter: return .goToRow
      default: return nil
      }
    }
    guard state.display.isHelpShown || state.display.isZoomed else { return nil }
    if state.display.isHelpShown, key == letter("/") { return .search }
    if state.display.isHelpShown, key == letter(" ") { return .scroll(1, isPage: true) }
    if !state.display.isHelpShown, state.display.focus == .error {
      switch key {
      case .left: return .scrollSideways(-1, isPage: false)
      case .right: return .scrollSideways(1, isPage: false)
      case .pageUp: return .scrollSideways(-1, isPage: true)
      case .pageDown: return .scrollSideways(1, isPage: true)
      case .enter where state.pointing.errorCursor != nil: return .action(.goToCursor)
      default: break
      }
    }
    return switch key {
    case .up: .scroll(-1, isPage: false)
    case .down: .scroll(1, isPage: false)
    case .pageUp: .scroll(-1, isPage: true)
    case .pageDown: .scroll(1, isPage: true)
    default: nil
    }
  }

  /// How a key is written in hints and help.
  package static func name(of key: Key, isASCII: Bool) -> String {
    switch key {
    case .character(" "): "space"
    case .character(let scalar): String(scalar)
    case .control(let scalar): "^" + String(scalar).uppercased()
    case .up: isASCII ? "up" : "↑"
    case .down: isASCII ? "down" : "↓"
    case .left: isASCII ? "left" : "←"
    case .right: isASCII ? "right" : "→"
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: isASCII ? "bksp" : "⌫"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .home: "home"
    case .end: "end"
    case .delete: "del"
    case .insert: "ins"
    case .function(let number): "F\(number)"
    }
  }
}
