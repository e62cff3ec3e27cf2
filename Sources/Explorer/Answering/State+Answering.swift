package import Backprop
import Explanations

/// Answering the step that comes next, before it is taken.
extension State {
  /// Asks for the next step, and for so many in all.
  mutating func askForAnswer(count: Int, budget: Int) {
    stopPlayback()
    answers.left = count - 1
    answers.begin()
    ask(budget: budget)
  }

  /// Opens the prompt for the next step; what was said of the one before stands above it.
  private mutating func ask(budget: Int) {
    guard let question = question(budget: budget) else {
      answers.left = 0
      message = Message(
        "the network has still to settle for that step; take it with →", .problem)
      return
    }
    typing.prompt = Prompt(.answer(question.quantity))
  }

  /// The step that comes next, with its value; `nil` where it takes too long to be found.
  private func question(budget: Int) -> Question? {
    var ahead = run
    guard ahead.advance(to: .position(run.position + 1), budget: budget) == .arrived,
      !ahead.pass.isOpen, let step = ahead.step
    else { return nil }
    let setup = ahead.setup
    return Question(
      quantity: step.quantity, pass: ahead.pass, exampleIndex: ahead.exampleIndex,
      row: ahead.example,
      epochError: { setup.network.error(with: $0, on: setup.examples) })
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
    let words = JudgementWords(explainer.symbols, .standard)
    switch answer.judgement.verdict {
    // Nothing but right answers was kept: what differs is what was rounded on the way.
    case .right, .rightCarried:
      answers.accept(number, question)
      takeAnswered("right: \(equation(question))", budget: budget)
    case .imprecise, .slip, .ambiguous, .unknown, .blank:
      message = Message(words.sentence(answer), .problem)
    }
  }

  /// Takes the step that was asked for without an answer.
  mutating func showAnswer(budget: Int) {
    guard let question = question(budget: budget) else { return }
    answers.giveUp()
    takeAnswered(equation(question), budget: budget)
  }

  private func equation(_ question: Question) -> String {
    explainer.symbol(question.quantity) + " = "
      + format.string(question.pass.value(of: question.quantity))
  }

  /// Takes the step that was answered, says so, and asks for the next one where there are more.
  private mutating func takeAnswered(_ words: String, budget: Int) {
    typing.prompt = nil
    move(by: 1, .step, budget: budget)
    message = Message(words)
    guard answers.left > 0 else { return }
    answers.left -= 1
    answers.begin()
    ask(budget: budget)
  }

  /// Says the formula, first in symbols, then with its numbers.
  private mutating func giveHint(_ question: Question) {
    answers.hints += 1
    let ahead = Explainer(
      question.pass, exampleCount: run.setup.examples.count, notation: notation, format: format)
    let formula =
      answers.hints == 1
      ? notation.spell(ahead.formula(of: question.quantity).symbolic(ahead.symbols))
      : ahead.numbers(of: question.quantity)
    message = Message("\(ahead.symbol(question.quantity)) = \(formula)")
  }
}
