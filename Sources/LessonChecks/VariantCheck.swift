import Backprop
import Documents
import Explanations

/// Draws other numbers for a lesson, and looks whether what it asks for in its first example can be
/// answered with them.
struct VariantCheck {
  /// In how many variants the numbers of all slips are looked at, too.
  private static let countWithSlips = 20
  /// A variant that takes more draws is left out, and after so many of these there are no more: where slips
  /// cannot all be told apart, each takes all the draws there are.
  private static let (mostDraws, mostLeftOut) = (2_000, 2)

  private let start: Run.Setup
  private let questions: [(page: Int, question: Lesson.Question, quantity: Quantity)]
  private let separation: Separation

  /// Prepares to draw; `nil` where nothing is asked for, or a network has to settle first.
  init?(_ lesson: Lesson) {
    start = lesson.start
    questions = lesson.firstQuestions
    guard !questions.isEmpty, start.network.shape.recurrence == nil else { return nil }
    separation = Separation(of: lesson.askedSteps, in: start)
  }

  /// Finds what does not hold in so many variants; the first in which a question does not is named.
  func faults(inVariants count: Int, isInterrupted: () -> Bool) -> [LessonFault] {
    var faults: [LessonFault] = []
    var leftOut = 0
    for number in 1...count where !isInterrupted() && leftOut < Self.mostLeftOut {
      var search = VariantSearch(number, of: start, separation)
      guard let variant = search.advance(draws: Self.mostDraws) else {
        leftOut += 1
        continue
      }
      let run = Run(variant.setup)
      let wrong = wrongAnswers(in: run)
      for (page, question, quantity) in questions where !faults.contains(where: { $0.page == page })
      {
        var problem = wrong[quantity].map { "the right answer, \($0), is not taken" }
        if problem == nil, number <= Self.countWithSlips {
          problem = slipThatIsNotNamed(question, quantity, in: run)
        }
        guard let problem else { continue }
        faults.append(
          LessonFault(
            page, question.symbol, "with variant \(number), \(problem)",
            "ask for more digits, or for another step"))
      }
    }
    return faults
  }

  /// The right answers that are not taken, as they are typed.
  private func wrongAnswers(in run: Run) -> [Quantity: String] {
    var wrong: [Quantity: String] = [:]
    for digits in Set(questions.map(\.question.digits)) {
      var texts: [Quantity: String] = [:]
      for (_, question, quantity) in questions where question.digits == digits {
        texts[quantity] = text(run.pass.value(of: quantity), question, quantity)
      }
      let judgements = judged(texts, digits, in: run)
      for (quantity, text) in texts where judgements[quantity]?.verdict != .right {
        wrong[quantity] = text
      }
    }
    return wrong
  }

  /// Says which number of a slip is not named as that; `nil`: all are.
  private func slipThatIsNotNamed(
    _ question: Lesson.Question, _ quantity: Quantity, in run: Run
  ) -> String? {
    let right = run.pass.value(of: quantity)
    for (slip, values) in run.pass.slips(of: quantity) {
      for value in values.map(\.value) where value.isFinite && Separation.differ(value, right) {
        let typed = text(value, question, quantity)
        let judgement = judged([quantity: typed], question.digits, in: run)[quantity]
        guard judgement?.matches.contains(where: { $0.slip == slip }) == true else {
          return "\(typed), which \(slip.rawValue) gives, is not named"
        }
      }
    }
    return nil
  }

  private func judged(
    _ texts: [Quantity: String], _ digits: Int, in run: Run
  ) -> [Quantity: Judgement] {
    let numbers = texts.map { (Paper.Place(exampleIndex: 0, quantity: $0), TypedNumber($1)) }
    let setup = run.setup
    var paper = Paper(Dictionary(numbers, uniquingKeysWith: { $1 }))
    paper.mark(
      run.pass, exampleIndex: 0, row: run.example, precision: .digits(digits),
      epochError: { setup.network.error(with: $0, on: setup.examples) })
    return Dictionary(
      paper.marked.map { ($0.place.quantity, $0.judgement) }, uniquingKeysWith: { $1 })
  }

  /// A number with the digits that are asked for; of a new weight, which is nearly the old one, with all.
  private func text(_ value: Double, _ question: Lesson.Question, _ quantity: Quantity) -> String {
    let isNewWeight = if case .updated = quantity { true } else { false }
    var text = NumberFormat.significant(value, digits: isNewWeight ? 17 : question.digits)
    // Zeros at the end are digits, too.
    while !text.contains("e"), let number = TypedNumber(text),
      (1..<question.digits).contains(number.significantDigits)
    {
      text += text.contains(".") ? "0" : ".0"
    }
    return text
  }
}
