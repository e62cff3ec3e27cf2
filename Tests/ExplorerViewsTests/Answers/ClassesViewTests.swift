import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct ClassesViewTests {
  private func confusion(_ state: State, ofTests: Bool = false) -> Confusion {
    var probe = OutputProbe(state.run.network)
    let examples = (ofTests ? state.run.setup.testExamples : nil) ?? state.run.setup.examples
    return Confusion(examples, state.run.classes, &probe)
  }

  @Test func whatIsNoNumberIsNoAnswer() {
    var state = Lessons.classes([2, 3, 3], examples: 9)
    state.run.make(.parameter(0, .nan))
    #expect(state.panel(.classes).contains("none"))
  }

  @Test func allIsSaidOnlyOfAll() {
    #expect(ClassesView.share(96, of: 100) == "96 %")
    #expect(ClassesView.share(88, of: 90) == "97.7 %")
    #expect(ClassesView.share(9999, of: 10_000) == "99.9 %")
    #expect(ClassesView.share(90, of: 90) == "100 %")
    #expect(ClassesView.share(0, of: 0).isEmpty)
  }

  // MARK: - The panel

  @Test func accuracyAndTable() {
    let state = Lessons.classes([4, 5, 3], examples: 60, tests: 30).after(30_000)
    let confusion = confusion(state)
    let text = state.panel(.classes)
    let test = self.confusion(state, ofTests: true)
    #expect(text.contains("training \(confusion.right) of 60, "))
    #expect(text.contains("test \(test.right) of 30, "))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("  kind") }
    #expect(rows.count == 3)
    for (index, row) in rows.enumerated() {
      let words = row.split(separator: " ")
      #expect(words[1] == "\(index)")
      let counts = words[2...4].map { $0 == "·" ? 0 : Int($0) }
      #expect(counts == (0..<3).map { confusion[index, $0] })
      let others = words[5...7].map { $0 == "·" ? 0 : Int($0) }
      #expect(others == (0..<3).map { test[index, $0] })
    }
  }

  /// Its names and its count stand out, and no other count does.
  @Test func thePresentExampleIsShownWhereItIsCounted() throws {
    let state = Lessons.classes([4, 5, 3], examples: 60, tests: 0).after(30_000)
    var buffer = ScreenBuffer(size: Size(rows: 14, columns: 38))
    Panel.classes.draw(
      Context(state, theme: Theme(.dark, colors: 256)), into: &buffer, in: buffer.bounds)
    let lines = buffer.text().split(separator: "\n", omittingEmptySubsequences: false)
    let header = try #require(lines.firstIndex { $0.contains("target") })
    let run = state.run
    let found = Confusion.Answer(
      outputs: run.pass.outputs[...], targets: run.pass.targets[...], run.classes)
    let answer = try #require(found.answer)
    func boldWords(inRow row: Int) -> [Substring] {
      let scalars = (0..<38).map { column -> Character in
        let cell = buffer[Point(row: row, column: column)]
        let isBold = cell.style.attributes.contains(.bold)
        // A name has a blank in it.
        return isBold ? (cell.scalar == " " ? "_" : Character(cell.scalar)) : " "
      }
      return String(scalars).split { " _".contains($0) }
    }
    #expect(boldWords(inRow: header) == ["kind", "\(answer)"])
    for target in 0..<3 {
      let words = boldWords(inRow: header + 1 + target)
      let count = confusion(state)[target, answer]
      #expect(words == (target == found.target ? ["kind", "\(target)", "\(count)"] : []))
    }
  }

  @Test func whereOnlyTheTestsFitTheyAreShown() {
    var state = Lessons.classes([4, 5, 10], examples: 1_500, tests: 60).after(3_000)
    state.lesson.use(
      DataTable(
        inputNames: state.lesson.data.inputNames, targetNames: (0..<10).map(String.init),
        examples: state.run.setup.examples))
    let training = confusion(state)
    let test = confusion(state, ofTests: true)
    #expect(training.asked == 1_500)
    for columns in [40, 78] {
      var buffer = ScreenBuffer(size: Size(rows: 14, columns: columns))
      Panel.classes.draw(
        Context(state, theme: Theme(.dark, colors: 256)), into: &buffer,
        in: buffer.bounds)
      let text = buffer.text()
      #expect(text.contains("test \(test.right) of 60"))
      let rows = text.split(separator: "\n").suffix(10).map { $0.split { " ▸◂".contains($0) } }
      for (target, row) in rows.enumerated() {
        #expect(row[0] == "\(target)")
        let counts = row.dropFirst().map { $0 == "·" ? 0 : Int($0) }
        let expected = (0..<10).map { test[target, $0] }
        #expect(counts == (columns < 78 ? [] : (0..<10).map { training[target, $0] }) + expected)
      }
    }
  }

  @Test func allNamesAreWholeBesideAndAboveTheCounts() {
    let state = Lessons.flowers.after(3_000)
    let confusion = confusion(state)
    for columns in [38, 39] {
      var buffer = ScreenBuffer(size: Size(rows: 14, columns: columns))
      Panel.classes.draw(
        Context(state, theme: Theme(.dark, colors: 256)), into: &buffer,
        in: buffer.bounds)
      let lines = buffer.text().split(separator: "\n")
      #expect(lines.contains { $0.hasSuffix(" setosa versicolor virginica") })
      let rows = lines.suffix(3).map { $0.split(separator: " ") }
      #expect(rows.map { $0[0] } == ["setosa", "versicolor", "virginica"])
      for (target, row) in rows.enumerated() {
        let counts = row[1...3].map { $0 == "·" ? 0 : Int($0) }
        #expect(counts == (0..<3).map { confusion[target, $0] })
      }
    }
  }

  /// The names of ten digits leave their columns to the counts.
  @Test func shortNamesLeaveRoomToAllColumns() throws {
    var state = try Lessons.shipped("digits")
    state.display.focus = .classes
    let lines = state.screen(rows: 40, columns: 120).split(separator: "\n").map { line in
      line.dropFirst(75).split(separator: " ")
    }
    let header = try #require(lines.firstIndex { $0 == (0..<10).map { "\($0)" } })
    #expect(lines[header - 1] == ["targets", "down,", "answers", "across"])
    for digit in 0..<10 {
      #expect(lines[header + 1 + digit].count == 11 && lines[header + 1 + digit][0] == "\(digit)")
    }
  }

  @Test func longTablesAreScrolled() {
    var state = Lessons.classes([3, 4, 26], examples: 52).after(50)
    #expect(state.panel(.classes).contains("targets 1–"))
    state.display.scroll[.classes] = 20
    let text = state.panel(.classes)
    #expect(text.contains("targets 12–26 of 26"))
    // In so few cells names would be alike.
    #expect(text.contains("target       1  2  3  4  5"))
    #expect(text.contains("26 kind 25"))
    state.display.scroll[.classes] = nil
    #expect(state.panel(.classes, columns: 80).contains("answers 1–"))
  }

  @Test func numbersAreNoClasses() {
    let state = Lessons.made([2, 2, 1])
    #expect(
      state.panel(.classes).contains(
        "The targets are numbers, no classes: no answer is right or wrong."))
    var focused = state
    for _ in Panel.allCases {
      focused.receive(.action(.nextPanel), budget: .max)
      #expect(focused.display.focus != .classes)
    }
  }

  @Test func tableStandsBesideTheNetwork() {
    var state = Lessons.classes([4, 5, 3], examples: 60).after(30_000)
    state.display.focus = .classes
    for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
      let text = state.screen(rows: rows, columns: columns)
      #expect(text.contains("── classes ──"))
      #expect(text.contains("kind 2"))
    }
  }

  @Test func columnsStayWhileItTrains() {
    let state = Lessons.classes([4, 5, 3], examples: 60, rate: 2)
    let header = state.panel(.classes).split(separator: "\n")[3]
    for position in stride(from: 0, to: 60_000, by: 3_777) {
      #expect(state.after(position).panel(.classes).split(separator: "\n")[3] == header)
    }
  }
}
