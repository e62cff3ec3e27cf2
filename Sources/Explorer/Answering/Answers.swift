package import Backprop

/// What a person has answered of the steps to come, before they were taken.
package struct Answers: Sendable {
  /// How many steps were answered, or shown for want of an answer.
  package private(set) var asked = 0
  /// How many of them were answered right.
  package private(set) var right = 0
  /// How many more steps are to be asked for after this one.
  var left = 0
  /// How many hints were given for this step.
  var hints = 0
  /// A right answer, and the value that it was right for.
  private struct Given {
    let number: TypedNumber
    let value: Double
  }

  /// Every step that was answered, with the last answer to it.
  private(set) var paper = PresentPaper()
  /// The right answers of the present example: what follows from them may be off by their rounding.
  private var given: (exampleIndex: Int, numbers: [Quantity: Given]) = (0, [:])

  /// The last answer to this step, where it was wrong.
  package private(set) var wrong: Paper.Marked?
  /// How many answers to this step were wrong.
  package private(set) var wrongCount = 0

  /// Begins with a step.
  mutating func begin() { (hints, wrong, wrongCount) = (0, nil, 0) }

  /// Notes that an answer was wrong.
  mutating func refuse(_ answer: Paper.Marked) {
    wrong = answer
    wrongCount += 1
  }

  /// Judges an answer, with those to the steps before it.
  func judged(_ number: TypedNumber, _ question: Question) -> Paper.Marked? {
    func place(_ quantity: Quantity) -> Paper.Place {
      Paper.Place(exampleIndex: question.exampleIndex, quantity: quantity)
    }
    var answers: [Paper.Place: TypedNumber?] = [place(question.quantity): number]
    if question.exampleIndex == given.exampleIndex {
      // What was answered before the run was changed says nothing of it now.
      for (quantity, answer) in given.numbers
      where quantity != question.quantity && question.pass.value(of: quantity) == answer.value {
        answers[place(quantity)] = answer.number
      }
    }
    var paper = Paper(answers)
    paper.mark(
      question.pass, exampleIndex: question.exampleIndex, row: question.row,
      precision: question.precision, epochError: question.epochError)
    return paper.marked.first { $0.place.quantity == question.quantity }
  }

  /// Writes an answer down, with its mark.
  mutating func record(_ answer: Paper.Marked, _ question: Question) {
    paper.take(answer, at: question.position, question.precision)
  }

  /// Takes a right answer.
  mutating func accept(_ number: TypedNumber, _ question: Question) {
    if given.exampleIndex != question.exampleIndex { given = (question.exampleIndex, [:]) }
    given.numbers[question.quantity] = Given(
      number: number, value: question.pass.value(of: question.quantity))
    count(isRight: true)
  }

  /// Notes that a step was shown in the place of an answer.
  mutating func giveUp() { count(isRight: false) }

  /// Counts a fault that was found, or what was shown in the place of an answer.
  mutating func count(isRight: Bool) {
    asked += 1
    if isRight { right += 1 }
  }
}
