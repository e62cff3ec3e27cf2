import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews

/// What stands on the screen, in sentences.
struct PlainWords {
  let state: State
  let keys: KeyMap
  let explainer: Explainer
  /// The present example as a check looks at it; `nil`: the step is none.
  private let judgedPass: ExamplePass?

  init(_ state: State, keys: KeyMap) {
    self.state = state
    self.keys = keys
    explainer = state.explainer
    judgedPass = state.run.judgedPass
  }

  /// A text in this notation, with the names of keys.
  func spelled(_ text: String) -> String {
    state.notation.spell(keys.spell(text, isASCII: true))
  }

  /// What is open.
  var title: String {
    let aim = state.lesson.aim
    return spelled("Backstep: " + state.lesson.title + (aim.isEmpty ? "." : ". " + aim))
  }

  /// The page or note that stands there; `nil`: none.
  var page: [String]? {
    if let lines = state.shownLines, let index = state.reading.page {
      let count = state.lesson.pages.count
      return ["page \(index + 1) of \(count): " + spelled(lines.joined(separator: " "))]
    }
    return state.shownNote.map { note in
      [
        "note at step \(note.position): "
          + spelled((state.linesOfNote ?? []).joined(separator: " "))
      ]
    }
  }

  /// What the page asks for, or that its numbers are others than those of the run.
  var question: String? {
    guard let page = state.shownPage, let index = state.reading.page else { return nil }
    if state.isRunChanged, !page.keepsChanges {
      return "the page's numbers are not those of your run; :page \(index + 1) restores them"
    }
    guard let question = page.question, let asked = state.askedStep else { return search }
    let symbol = explainer.symbol(asked.quantity)
    switch asked.outcome {
    case .open:
      let tries =
        asked.wrong == 0 ? "" : ", try \(asked.wrong + 1) of \(question.tries)"
      return spelled(
        "the page asks for \(symbol) with \(NumberFormat.counted(question.digits, "digit"))\(tries); "
          + "{key:answer} answers")
    case .right: return spelled("\(symbol) is right; {key:next page} goes on")
    case .shown: return spelled("\(symbol) is shown; {key:next page} goes on")
    }
  }

  /// How far the search for a fault has come; `nil`: there is none.
  private var search: String? {
    guard let search = state.faultSearch else { return nil }
    switch search.outcome {
    case .open:
      let tries = search.wrong == 0 ? "" : ", try \(search.wrong + 1) of \(FaultSearch.tries)"
      return spelled("a step of this program may be wrong\(tries); {key:answer} at it says so")
    case .found: return spelled("found; {key:next page} goes on")
    case .shown: return spelled("shown; {key:next page} goes on")
    }
  }

  // MARK: - What is in hand

  /// The step that was taken last, as `trace` has it.
  var step: String {
    let run = state.run
    guard let step = run.step else { return "step 0, before the first step. " + next }
    return explainer.line(
      for: step, numbered: run.position, epoch: run.epoch, example: run.example,
      tellsSlip: state.faultSearch?.outcome != .open)
  }

  /// The step to come.
  var next: String {
    let quantity = state.run.next.quantity
    let symbol = explainer.symbol(quantity)
    let formula = state.notation.spell(
      explainer.formula(of: quantity).symbolic(explainer.symbols))
    return "next: \(formula == symbol ? symbol : "\(symbol) = \(formula)")"
  }

  /// E of all the data at a check, else of the present example once it is known.
  private var errorInView: Quantity? {
    [Quantity.error, .totalError].first(where: state.run.isKnown)
  }

  /// Whether the step has said E itself.
  var isErrorInHand: Bool { state.run.step?.quantity == errorInView }

  var error: String? { errorInView.flatMap(equation) }

  /// A quantity and its value; `nil` where it has none yet.
  func equation(_ quantity: Quantity) -> String? {
    let latest = state.run.latest(quantity)
    guard state.run.isKnown(latest) else { return nil }
    // At a check the example is shown with the new weights.
    let pass = (latest.leadsToError ? judgedPass : nil) ?? state.run.pass
    let value = explainer.format.short(pass.value(of: latest))
    return "\(explainer.symbol(quantity)) = \(state.notation.spell(value))"
  }

  /// What is selected: its value, and what the calculation says of it; `nil`: nothing is.
  var selection: String? {
    guard state.pointing.isInspecting, let selection = state.pointing.selection else { return nil }
    let name = state.name(of: selection)
    var words = "selected \(name)"
    if let (quantity, value) = state.inHand {
      words += ": \(explainer.symbol(quantity)) = "
      words += state.notation.spell(explainer.format.short(value))
    }
    let subject = state.run.latest(state.subject)
    guard state.run.isKnown(subject) else {
      return words + ". " + state.sentenceOfSubject(isKnown: false, explainer)
    }
    if subject == state.inHand?.quantity { return "\(words). \(explainer.sentence(for: subject))" }
    return words + ". " + explainer.line(for: subject, value: state.run.pass.value(of: subject))
  }

  /// What is to be typed; `nil`: nothing is asked for.
  var prompt: String? {
    guard let prompt = state.typing.prompt else {
      return state.typing.count.map { "\(NumberFormat.count($0)) times: a key or an action" }
    }
    let question = state.question(of: prompt).trimmed
    switch prompt.purpose {
    case .value:
      let names = state.candidates.map(\.text)
      let advice = names.isEmpty ? "a number" : names.joined(separator: ", ")
      return "\(question) ? Type \(advice); esc leaves it."
    case .command:
      return prompt.text.isEmpty
        ? "Type a command; esc leaves." : "Go on with \(question)\(prompt.text.trimmed), or esc."
    case .answer:
      return "\(question) ? Type its value; an empty line gives a hint, s shows it, esc leaves."
    case .correction:
      return "\(question) ? Type the right value; an empty line gives a hint, "
        + "n says that no step is wrong, s shows the fault, esc leaves."
    case .reset, .mark, .toMark, .helpSearch: return question
    }
  }

  /// All that is in hand and in focus.
  var all: [String] {
    var lines = [title, place]
    lines += page ?? []
    lines += [question, step].compactMap(\.self)
    if !isErrorInHand { lines += [error].compactMap(\.self) }
    if state.run.position > 0 { lines.append(next) }
    lines += [selection].compactMap(\.self)
    lines += panel(state.display.focus)
    lines += [prompt].compactMap(\.self)
    return lines
  }

  private var place: String {
    let run = state.run
    let count = NumberFormat.count
    var words = "epoch \(count(run.epoch)), example \(count(run.example + 1)) of "
    words += "\(count(run.setup.examples.count)), step \(count(run.position))"
    if !run.pass.isOpen {
      words += ", \(count(run.stepsDone)) of \(count(run.pass.layout.count)) in the example"
    }
    let answers = state.answers
    return answers.asked == 0
      ? words : words + ", \(count(answers.right)) of \(count(answers.asked)) answered right"
  }
}
