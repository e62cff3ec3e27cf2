import Backprop
import Explorer
import TextScreen

/// The table of keys, as they are where nobody has bound others.
extension KeyMap {
  private static func letter(_ letter: Unicode.Scalar) -> Key { .character(letter) }

  static let stepping: [Binding] = [
    Binding(.step, [(.right, .onward), (.left, .backward)], "one step on, back", hint: "step"),
    Binding(
      .step, [(letter("n"), .forward(.unit)), (letter("N"), .back(.unit))], "one unit on, back",
      hint: "unit"),
    Binding(
      .step, [(letter("f"), .forward(.layer)), (letter("F"), .back(.layer))], "one layer on, back"),
    Binding(
      .step, [(letter("p"), .forward(.phase)), (letter("P"), .back(.phase))], "one phase on, back",
      hint: "phase"),
    Binding(
      .step, [(.enter, .forward(.example)), (.backspace, .back(.example))], "one example on, back"),
    Binding(
      .step, [(letter("e"), .forward(.epoch)), (letter("E"), .back(.epoch))], "one epoch on, back",
      hint: "epoch"),
    Binding(.step, [(.up, .coarser), (.down, .finer)], "how far the arrows go"),
    Binding(.step, [(letter("g"), .goTo)], "go to step 0; 120g: to 120"),
    Binding(.step, [(letter("G"), .goToFurthest)], "to the furthest step so far"),
  ]

  static let running: [Binding] = [
    Binding(.run, [(letter(" "), .toggleRun)], "run, pause", hint: "run"),
    Binding(
      .run, [(letter("+"), .faster), (letter("-"), .slower), (letter("*"), .fastest)],
      "faster, slower, fastest"),
    Binding(.run, [(.control("c"), .interrupt)], "stop the run, or quit"),
  ]

  static let changing: [Binding] = [
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

  static let seeing: [Binding] = [
    Binding(.see, [(.tab, .nextPanel)], "next panel", hint: "panel"),
    Binding(.see, [(letter("z"), .zoom)], "this panel, full screen"),
    Binding(.see, [(letter("x"), .showFormula)], "symbols, numbers, both"),
    Binding(
      .see,
      [
        (letter("d"), .nextDrawing), (letter("t"), .nextTheme), (letter("v"), .toggleCarrying),
      ], "drawing, colours, edges"),
  ]

  static let asking: [Binding] = [
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
    Binding(.ask, [(letter("c"), .checkGradients)], "check the gradients"),
  ]

  static let others: [Binding] = [
    Binding(
      .other, [(.pageDown, .nextPage), (.pageUp, .previousPage)], "next, previous page"),
    Binding(
      .other, [(letter("?"), .help), (.escape, .close)], "help; close what is open",
      hint: "help"),
    Binding(.other, [(letter(":"), .command)], "any action by its name"),
    Binding(.other, [(letter("q"), .quit)], "quit", hint: "quit"),
  ]

  static let seldom: [Binding] = [
    Binding(
      .seldom, [(letter("s"), .forward(.step)), (letter("S"), .back(.step))],
      "a single step on, back"),
    Binding(.seldom, [(.backTab, .previousPanel)], "previous panel"),
    Binding(
      .seldom, [(letter(","), .fewerDigits), (letter("."), .moreDigits)], "fewer, more digits"),
    Binding(
      .seldom, [(letter("L"), .toggleLogarithm), (letter("a"), .toggleErrorOfAll)],
      "log axis, E of all data"),
    Binding(
      .seldom, [(letter("y"), .copyValue), (letter("Y"), .copySentence)], "copy value, sentence"),
    Binding(
      .seldom, [(.control("l"), .redraw), (.control("z"), .suspend)], "redraw, suspend"),
  ]
}
