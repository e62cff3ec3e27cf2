import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// Gaps with more edges than can be told apart: matrices of weights.
@Suite struct GapMatrixTests {
  private static func lines(_ state: State, rows: Int = 40, columns: Int = 120) -> [Substring] {
    state.screen(rows: rows, columns: columns).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func columnsHaveTheNamesOfTheirSources() throws {
    let head = GapMatrixTests.lines(Lessons.flowers)[3].prefix(80)
    #expect(head.contains(" h1 h2 h3 h4 h5   output"), "\(head)")
  }

  @Test func aRowIsLevelWithItsUnitAndItsLitEntryIsMarked() throws {
    let state = Lessons.flowers.after(2)
    #expect(state.run.step?.quantity == .term(weight: 1))
    let lines = GapMatrixTests.lines(state)
    let row = try #require(lines.first { $0.contains(" h1 ") && $0.contains("▸") })
    #expect(row.contains(#/ [+−]?  ?▸[+−]◂.* h1 /#), "\(row)")
    #expect(lines.contains { $0.contains(#/ w2 +\[.*\] from \S+ into h1/#) })
  }

  @Test func thePresentRowIsBrightAndTheOthersQuiet() throws {
    let theme = Theme(.dark, colors: 256)
    let state = Lessons.made([4, 5, 3], examples: 6).after(7)
    let buffer = Screen.render(state, size: Size(rows: 24, columns: 80), colors: 256)
    let lines = GapMatrixTests.lines(state, rows: 24, columns: 80)
    for (name, palette) in [("h2", theme.heat), ("h4", theme.quietHeat)] {
      let row = try #require(lines.indices.first { $0 > 2 && lines[$0].contains(" \(name) ") })
      let grounds = (11..<30).map { buffer[Point(row: row, column: $0)].style.background }
        .filter { $0 >= 0 && $0 != theme.card && $0 != theme.written.background }
      #expect(!grounds.isEmpty)
      #expect(Set(grounds).isSubset(of: palette), "\(name): \(grounds)")
    }
  }

  @Test func upToTwelveEdgesAreLines() {
    for (sizes, isMatrix) in [([2, 6, 1], false), ([3, 4, 1], false), ([4, 4, 4], true)] {
      let shape = Lessons.made(sizes).shape
      let layout = NetworkLayout(shape, in: Rect(row: 2, column: 1, rows: 13, columns: 78))
      #expect(layout.gaps.contains(where: \.isMatrix) == (isMatrix && layout.form == .chips))
    }
  }

  @Test(arguments: [
    [4, 5, 3], [2, 8, 8, 1], [4, 4, 4], [12, 5, 8], [8, 8, 8], [2, 7, 7, 7, 2],
  ])
  func gapsFillTheRoomBetweenUnitsAndNoMore(sizes: [Int]) {
    let shape = Lessons.made(sizes).shape
    for columns in stride(from: 60, through: 198, by: 3) {
      let rect = Rect(row: 2, column: 1, rows: 13, columns: columns)
      let layout = NetworkLayout(shape, in: rect)
      guard layout.form == .chips else { continue }
      for gap in layout.gaps where gap.isMatrix {
        #expect(gap.firstCell > gap.columns.lowerBound)
        #expect(gap.columns.upperBound < rect.endColumn)
      }
    }
  }

  // MARK: - What edges carry

  @Test func aKeyTurnsWeightsIntoWhatEdgesCarry() throws {
    var state = try Lessons.shipped("worked-example").after(24)
    state.reading.page = nil
    func head() -> Substring { GapMatrixTests.lines(state)[3].prefix(80) }
    #expect(head().contains(" weights "))
    state.receive(.action(.toggleCarrying), budget: .max)
    #expect(head().contains(" |δ·w| "))
    state = state.after(5)
    #expect(head().contains(" |w·out| "))
    state.receive(.action(.toggleCarrying), budget: .max)
    #expect(head().contains(" weights "))
  }

  /// In a matrix what is still to come is a dot.
  @Test func whatIsStillToComeCarriesNothing() {
    var state = Lessons.flowers.after(1)
    state.receive(.action(.toggleCarrying), budget: .max)
    let lines = GapMatrixTests.lines(state)
    #expect(lines.contains { $0.contains("·  ·  ·  ·  ·") && $0.contains(" setosa ") })
    #expect(lines.contains { $0.contains("  w·out") })
  }

  // MARK: - Updates and edits

  @Test func anUpdateShowsWhatTheWeightWasForItsStep() throws {
    var state = try Lessons.shipped("worked-example")
    state.reading.page = nil
    let step = try #require(state.run.pass.layout.index(of: .updated(4)))
    func text(_ position: Int) -> String { state.after(position).screen(rows: 24, columns: 80) }
    #expect(text(step + 1).contains(#/w5⁺ +\[\.40\] +→ +▸\.3589◂▾/#), "\(text(step + 1))")
    #expect(text(step + 2).contains(#/w5⁺ +\.3589 +\.08217/#), "\(text(step + 2))")
    var ascii = state
    ascii.display.restrictToASCII()
    #expect(
      ascii.after(step + 1).screen(rows: 24, columns: 80).contains(#/w5\+ +\[\.40\] +> +>\.3589<v/#)
    )
  }

  @Test func anEditedValueIsMarkedUntilItIsUndone() throws {
    var state = try Lessons.shipped("worked-example").after(3)
    state.reading.page = nil
    state.run.make(.parameter(4, 2))
    state.run.make(.input(example: 0, index: 0, 0.5))
    #expect(state.screen(rows: 24, columns: 80).contains(#/w5\* +2 /#))
    #expect(state.screen(rows: 24, columns: 80).contains("*i1 [.50]"))
    #expect(!state.screen(rows: 24, columns: 80).contains("w6*"))
    state.receive(.action(.undo), budget: .max)
    state.receive(.action(.undo), budget: .max)
    #expect(!state.screen(rows: 24, columns: 80).contains("*"))
  }
}
