import Backprop
import Conditions
package import Documents
import Explanations
import Explorer
import ExplorerViews
import TextScreen

/// Goes through a lesson as a reader would, and looks whether it holds what it says.
package struct LessonCheck {
  private let lesson: Lesson
  private var state: State
  private var faults: [LessonFault] = []

  /// The sizes at which nothing may be told.
  private static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]
  private static let budget = 50_000_000

  /// Finds what is wrong with the pages of a lesson.
  ///
  /// - Parameters:
  ///   - lesson: read from a document.
  ///   - variantCount: with how many other numbers what is asked for in the first example is tried.
  ///   - isInterrupted: asked before each page; once it says so, no more are looked at.
  /// - Returns: a fault for each thing that is wrong, in the order of the pages.
  package static func faults(
    in lesson: Lesson, variantCount: Int = 1_000, isInterrupted: () -> Bool = { false }
  ) -> [LessonFault] {
    var check = LessonCheck(lesson)
    for index in lesson.pages.indices where !isInterrupted() { check.look(atPage: index) }
    guard let variants = VariantCheck(lesson) else { return check.faults }
    let others = variants.faults(inVariants: variantCount, isInterrupted: isInterrupted)
    return (check.faults + others).sorted {
      $0.page < $1.page
    }
  }

  private init(_ lesson: Lesson) {
    self.lesson = lesson
    // A reader begins with the first page, wherever the document goes on.
    var fromStart = lesson
    fromStart.position = nil
    fromStart.view.page = nil
    state = State(fromStart)
  }

  private mutating func look(atPage index: Int) {
    if index > 0 || state.reading.page == nil {
      state.receive(.action(.nextPage), budget: Self.budget)
    }
    while state.isWorking { state.pass(seconds: 0, budget: Self.budget) }
    if let message = state.message, message.kind == .problem {
      faults.append(
        LessonFault(
          index, nil, message.text, "the places of pages are steps such as \"backward dE/dw5\""))
      return
    }
    let page = lesson.pages[index]
    lookForPanel(of: page, index)
    let known = KnownNumbers(state)
    for text in page.texts { lookAtNumbers(in: text, of: page, index, known) }
    for (text, line) in zip(page.texts, state.shownLines ?? []) where !fits(line) {
      faults.append(
        LessonFault(
          index, text,
          "with its numbers the line is longer than \(LessonDocument.lineLength) letters",
          "write less in it"))
    }
    if let question = page.question { lookAt(question, index, known) }
    if let program = page.program { lookAt(program, index) }
  }

  /// Whether a line has room in either spelling.
  private func fits(_ line: String) -> Bool {
    [Notation.unicode, .ascii].allSatisfy { notation in
      let text = KeyMap.standard.spell(line, isASCII: notation == .ascii)
      return displayWidth(of: DisplayText(notation.spell(text)).text) <= LessonDocument.lineLength
    }
  }

  /// The panel that a page is about stands on the smallest screen.
  private mutating func lookForPanel(of page: Lesson.Page, _ index: Int) {
    guard let panel = page.panel, !Screen.panels(of: state, size: Self.sizes[0]).contains(panel)
    else { return }
    faults.append(
      LessonFault(
        index, nil, "the panel \(excerpt(panel.rawValue)) is not on a screen of 80 × 24",
        state.emptiness(of: panel).map { KeyMap.standard.spell($0, isASCII: false) }
          ?? "name another panel, or none"))
  }

  /// Numbers in braces have a value; those that are typed are no numbers that the page has a name for.
  private mutating func lookAtNumbers(
    in text: String, of page: Lesson.Page, _ index: Int, _ known: KnownNumbers
  ) {
    if text.contains("{"), let numbers = try? TextWithNumbers(text, of: state.run.setup) {
      for name in numbers.unknown(in: state.run) {
        faults.append(
          LessonFault(
            index, text, "\(excerpt(name)) has no value at this place",
            "it is computed later; name a number that is there"))
      }
    }
    let said = Notation.ascii.spell(page.lines.joined(separator: " "))
    for number in WrittenNumber.all(in: TextWithNumbers.words(of: text))
    where number.significantDigits >= 3 && !known.given.contains(where: number.isRounded) {
      let named = known.computed.last { computed in
        number.isRounded(computed.value) && computed.value != 0
          && said.names(computed.symbol)
      }
      guard let named else { continue }
      faults.append(
        LessonFault(
          index, text, "\(number.text) is typed",
          "write {\(named.symbol):\(number.significantDigits)}, which stays true with other numbers"
        ))
    }
  }

  // MARK: - Questions

  private mutating func lookAt(
    _ question: Lesson.Question, _ index: Int, _ known: KnownNumbers
  ) {
    guard let asked = state.askedStep, asked.outcome == .open else {
      faults.append(
        LessonFault(
          index, question.symbol, "no step after the page's place computes \(question.symbol)",
          "ask for one that is still to come"))
      return
    }
    guard let value = state.valueOfOpenQuestion(budget: Self.budget) else { return }
    lookForLeaks(of: value, question, index, known)
    lookAtAnswer(value, question, index)
  }

  /// Nothing on the screen tells what is asked for.
  private mutating func lookForLeaks(
    of value: Double, _ question: Lesson.Question, _ index: Int, _ known: KnownNumbers
  ) {
    guard let search = LeakSearch(value, known) else { return }
    var seen = state
    for size in Self.sizes {
      for panel in Panel.allCases where size == Self.sizes[0] || panel == state.display.focus {
        seen.display.focus = panel
        for isZoomed in [false, true] {
          seen.display.isZoomed = isZoomed
          let text = Screen.render(seen, size: size, colors: 256).text()
          guard let leak = search.leak(in: text) else { continue }
          faults.append(
            LessonFault(
              index, nil,
              "\(leak) tells what is asked for, in the panel \(excerpt(panel.rawValue)) at "
                + "\(size.columns) × \(size.rows)",
              "leave it out of the text, or ask for another step"))
          return
        }
      }
    }
  }

  /// The right answer is taken.
  private mutating func lookAtAnswer(_ value: Double, _ question: Lesson.Question, _ index: Int) {
    var answered = state
    let text = NumberFormat.significant(value, digits: 17)
    for input in [Input.action(.answer), .text(text), .submit] {
      answered.receive(input, budget: Self.budget)
    }
    while answered.isWorking { answered.pass(seconds: 0, budget: Self.budget) }
    guard answered.askedStep?.outcome != .right else { return }
    faults.append(
      LessonFault(
        index, question.symbol, "the right answer, \(text), is not taken",
        answered.message?.text ?? "ask for another step"))
  }
}

// MARK: - Programs

extension LessonCheck {
  /// The fault of a program shows in the example of the page's place, and is taken where it is found.
  private mutating func lookAt(_ program: Lesson.Program, _ index: Int) {
    guard let search = state.faultSearch else { return }
    if let slip = program.slip, search.firstWrong == nil {
      faults.append(
        LessonFault(
          index, nil, "\(slip.rawValue) changes no step of the example at the page's place",
          "name another slip, or another place"))
      return
    }
    var solved = state
    func enter(_ inputs: [Input]) {
      for input in inputs { solved.receive(input, budget: Self.budget) }
      while solved.isWorking { solved.pass(seconds: 0, budget: Self.budget) }
    }
    if let place = search.firstWrong {
      enter([.action(.command), .text("go \(place)"), .submit])
      guard let quantity = solved.run.step?.quantity else { return }
      let right = solved.run.pass.corrected(at: quantity).value(of: quantity)
      let text = NumberFormat.significant(right, digits: 17)
      enter([.action(.answer), .text(text), .submit])
    } else {
      enter([.action(.forward(.step)), .action(.answer), .text("n")])
    }
    guard solved.faultSearch?.outcome != .found else { return }
    faults.append(
      LessonFault(
        index, nil, "what is wrong is not taken where it is found",
        solved.message?.text ?? "name another slip"))
  }
}

extension String {
  /// Whether a symbol stands in it, and not as a part of another.
  fileprivate func names(_ symbol: String) -> Bool {
    var rest = self[...]
    while let range = rest.firstRange(of: symbol) {
      let before = rest[..<range.lowerBound].last ?? " "
      let after = rest[range.upperBound...].first ?? " "
      func isPart(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || "_/*".contains(letter)
      }
      if !isPart(before), !isPart(after) { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
