package import Backprop
import Documents
import Explanations

/// Answering the step that comes next, before it is taken.
extension State {
  /// Asks for what the page asks for, else for the next step; and for so many steps in all.
  mutating func askForAnswer(count: Int, budget: Int) {
    guard !isFaultOpen else { return askForRightValue() }
    stopPlayback()
    answers.left = count - 1
    answers.begin()
    ask(budget: budget)
  }

  /// Opens the prompt for the step; what was said of the one before stands above it.
  private mutating func ask(budget: Int) {
    guard let question = question(budget: budget) else {
      answers.left = 0
      message = Message(
        "the network has still to settle for that step; take it with →", .problem)
      return
    }
    typing.prompt = Prompt(.answer(question.quantity))
  }

  /// The step that is asked for, with its value; `nil` where it takes too long to be found.
  private func question(budget: Int) -> Question? {
    var ahead = run
    let goal =
      openStep.map { run.place(of: $0.quantity, inExample: $0.exampleIndex) }
      ?? .position(run.position + 1)
    guard ahead.advance(to: goal, budget: budget) == .arrived,
      !ahead.pass.isOpen, let step = ahead.step
    else { return nil }
    let setup = ahead.setup
    let page = openStep == nil ? nil : reading.place.flatMap { lesson.pages[$0].question }
    return Question(
      quantity: step.quantity, goal: goal, position: ahead.position, page: page, pass: ahead.pass,
      exampleIndex: ahead.exampleIndex, row: ahead.example,
      epochError: { setup.network.error(with: $0, on: setup.examples) })
  }

  /// What the page asks for, as training has it; `nil` where nothing is asked for, or it takes too long.
  package func valueOfOpenQuestion(budget: Int) -> Double? {
    guard openStep != nil, let question = question(budget: budget) else { return nil }
    return question.pass.value(of: question.quantity)
  }

  /// What the prompt asks: `∂E/∂w5 = `.
  package func question(for quantity: Quantity) -> String { explainer.symbol(quantity) + " = " }

  /// Takes an answer: goes on where it is right, else says what is wrong and asks again.
  mutating func answer(_ text: String, budget: Int) {
    guard let question = question(budget: budget) else { return }
    let line = text.filter { $0 != " " }
    guard !line.isEmpty else { return giveHint(question) }
    guard let number = TypedNumber(line) else {
      message = Message(
        "“\(text)” is no number; digits such as 0.0822, enter for a hint, s shows it", .problem)
      return
    }
    guard let answer = answers.judged(number, question) else { return }
    answers.record(answer, question)
    let words = JudgementWords(explainer.symbols, question.precision)
    switch answer.judgement.verdict {
    // Nothing but right answers was kept: what differs is what was rounded on the way.
    case .right, .rightCarried:
      answers.accept(number, question)
      take(question, .right, "right: \(equation(question))", budget: budget)
    case .imprecise:
      message = Message(words.sentence(answer), .problem)
    case .slip, .ambiguous, .unknown, .blank:
      answers.refuse(answer)
      refuse(words.reply(answer), question, budget: budget)
    }
  }

  /// Says what is wrong; after the last try that a page gives, shows what would be right.
  private mutating func refuse(_ words: String, _ question: Question, budget: Int) {
    if let place = reading.place, let page = question.page {
      reading.asked[place]?.wrong += 1
      guard (reading.asked[place]?.wrong ?? 0) < page.tries else {
        answers.giveUp()
        return take(question, .shown, "\(equation(question)). \(words)", budget: budget)
      }
    }
    message = Message(words, .problem)
  }

  /// Takes the step that was asked for without an answer.
  mutating func showAnswer(budget: Int) {
    guard let question = question(budget: budget) else { return }
    answers.giveUp()
    take(question, .shown, equation(question), budget: budget)
  }

  private func equation(_ question: Question) -> String {
    explainer.symbol(question.quantity) + " = "
      + format.short(question.pass.value(of: question.quantity))
  }

  /// Takes the step that was asked for, says so, and asks for the next one where there are more.
  private mutating func take(
    _ question: Question, _ outcome: AskedStep.Outcome, _ words: String, budget: Int
  ) {
    typing.prompt = nil
    if let place = reading.place, question.page != nil {
      reading.asked[place]?.outcome = outcome
      reading.staysOpen = true
      go(to: question.goal, budget: budget)
    } else {
      move(by: 1, .step, budget: budget)
    }
    message = Message(words)
    guard answers.left > 0 else { return }
    answers.left -= 1
    answers.begin()
    ask(budget: budget)
  }

  /// Says what the page hints at, then the formula, first in symbols, then with its numbers.
  private mutating func giveHint(_ question: Question) {
    let ahead = Explainer(
      question.pass, exampleCount: run.setup.examples.count, notation: notation, format: format)
    message = Message(nextHint(question.page?.hints ?? [], ahead, for: question.quantity))
  }

  /// The next of some hints, and after them of the formula.
  mutating func nextHint(
    _ hints: [String], _ explainer: Explainer, for quantity: Quantity
  ) -> String {
    let number = answers.hints
    answers.hints += 1
    if number < hints.count { return spelled(hints[number], in: run) }
    let formula =
      number == hints.count
      ? notation.spell(explainer.formula(of: quantity).symbolic(explainer.symbols))
      : explainer.numbers(of: quantity)
    return "\(explainer.symbol(quantity)) = \(formula)"
  }
}
