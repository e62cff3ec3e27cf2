import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// The pages of the exercise ask, and tell no answer in advance.
@Suite struct PracticeTests {
  /// The number that each page asks for, but the last one; the fifth asks for a direction.
  private static let asked: [Quantity?] = {
    let (h1, o1) = (Unit(layer: 0, index: 0), Unit(layer: 1, index: 0))
    return [
      .netInput(h1), .activation(h1), .netInput(o1), .totalError, nil,
      .activationDerivative(o1), .gradient(4), .activationGradient(h1), .gradient(0), .updated(4),
      .error,
    ]
  }()

  /// A fraction as it stands in any column, whatever its sign and its zero: `.0345`.
  private func digits(_ value: Double) -> String {
    let fraction = "\(abs(value))".drop { $0 != "." }.dropFirst()
    let zeros = fraction.prefix { $0 == "0" }
    return "." + zeros + fraction.dropFirst(zeros.count).prefix(3)
  }

  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func noAnswerStandsBesideItsQuestionOrBeforeIt(rows: Int, columns: Int) throws {
    var state = State(try ShippedLessons.lesson("practice"))
    var run = state.run
    _ = run.advance(to: run.stepsPerEpoch)
    #expect(state.lesson.pages.count == Self.asked.count + 1)
    for (index, quantity) in Self.asked.enumerated() {
      if index > 0 { state.receive(.action(.nextPage), budget: .max) }
      guard let quantity else { continue }
      #expect(!state.run.isKnown(quantity), "page \(index + 1)")
      let answer = digits(run.pass.value(of: quantity))
      let lines = state.lesson.pages[...index].flatMap(\.lines).joined(separator: " ")
      #expect(!lines.contains(answer), "page \(index + 1): \(answer)")
      let screen = state.screen(rows: rows, columns: columns)
      #expect(!screen.contains(answer), "page \(index + 1): \(answer)")
    }
  }

  @Test func theNumbersOfAPageAreSaidToBeOthersWhereTheRunIsChanged() throws {
    var state = State(try ShippedLessons.lesson("practice"))
    for _ in 0..<4 { state.receive(.action(.nextPage), budget: .max) }
    let note = "not the numbers of your run; :page 5 restores"
    #expect(!state.screen(rows: 40, columns: 120).contains(note))
    state.receive(.action(.command), budget: .max)
    state.receive(.text("seed 2"), budget: .max)
    state.receive(.submit, budget: .max)
    #expect(state.screen(rows: 40, columns: 120).contains(note))
    state.receive(.action(.nextPage), budget: .max)
    #expect(!state.screen(rows: 40, columns: 120).contains("of your run"))
    #expect(state.message?.text == "Your seed 2 is kept; :branch 1 goes back to it.")
  }
}
