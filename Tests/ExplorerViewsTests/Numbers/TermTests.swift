import Backprop
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// The term that a step finds is on the screen, however long its sum is.
@Suite struct TermTests {
  /// The rows between the question and what follows the calculation.
  private func calculation(_ state: State, rows: Int = 24) -> [String] {
    let lines = state.screen(rows: rows, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = state.display.allowsUnicode ? " ── " : " -- "
    guard let rule = lines.firstIndex(where: { $0.hasPrefix(start) && $0.contains("?") })
    else { return [] }
    return lines[(rule + 1)...].prefix { !$0.isEmpty && !$0.hasPrefix(" ──") }.map(String.init)
  }

  /// After w3.2·out_u2 of the third sweep.
  private func settling() throws -> State { try Lessons.shipped("settle").after(44) }

  /// The chain of a hidden weight goes through all units above: it has the rows that it needs.
  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func theWholeChainOfASelectedWeightStandsThere(rows: Int, columns: Int) throws {
    let format = NumberFormat.standard
    for sizes in [[4, 5, 3], [16, 8, 10]] {
      var state = Lessons.classes(sizes, examples: 3)
      let weight = state.shape.layers[0].weight(to: 1, from: 3)
      let last = try #require(state.run.pass.layout.index(of: .gradient(weight)))
      state = state.after(last + 1)
      state.receive(.action(.command), budget: 1)
      state.receive(.text("select w\(weight + 1)"), budget: 1)
      state.receive(.submit, budget: 1)
      let text = state.screen(rows: rows, columns: columns)
      for unit in 0..<sizes[2] {
        // Where not even these fit with their symbols, the numbers stand there alone.
        let delta = state.run.pass.value(of: .delta(Unit(layer: 1, index: unit)))
        #expect(text.contains(format.operand(delta)), "\(sizes)")
        if rows > 40 || sizes[2] == 3 { #expect(text.contains("δ_o\(unit + 1) "), "\(sizes)") }
      }
      #expect(!text.contains("…  ·"), "\(sizes)")
    }
  }

  @Test func itsValueStandsUnderItInALongSum() throws {
    let shown = calculation(try settling())
    #expect(
      shown == [
        " net_u3 = w3.1 ·   out_u1    + w3.2 ·   out_u2    + w3.3 ·   out_u3    + b3",
        "        = 0.2  · 0.759510917 + 0.4  · 0.566925363 +  0   · 0.585698629 + 0",
        "             0.151902183          0.226770145               ?",
        "        =  ?",
      ])
  }

  /// Numbers that say all have as many decimals each, and no more once another one is found.
  @Test func shortNumbersHaveTheSameDecimalsFromTheFirstOn() throws {
    var state = try Lessons.shipped("worked-example")
    state.reading.page = nil
    // w1 · i1 is 0.01, w2 · i2 is 0.025.
    state.run.make(.parameter(0, 0.2))
    state.run.make(.parameter(1, 0.25))
    let one = calculation(state.after(1))
    try #require(one.count > 2)
    #expect(one[1].contains("= 0.20 · 0.05 + 0.25 · 0.10 + 0.35"), "\(one)")
    #expect(one[2].contains(" 0.010 "), "\(one)")
    let both = calculation(state.after(2))
    #expect(both[2].contains(" 0.010 ") && both[2].contains(" 0.025"), "\(both)")
  }

  @Test func itStandsAloneWhereAPageLeavesNoRoom() throws {
    var state = try settling()
    state.reading.page = 6
    #expect(
      calculation(state) == [
        " w3.2·out_u2 = w3.2 ·   out_u2",
        "             = 0.4  · 0.566925363  =  0.226770145",
      ])
  }

  /// After net_u3 of the third sweep.
  @Test func aSumWithoutRoomAddsTheTermsThatWereFound() throws {
    var state = try Lessons.shipped("settle").after(46)
    state.reading.page = 6
    #expect(
      calculation(state) == [
        " net_u3 = w3.1·out_u1 + w3.2·out_u2 + w3.3·out_u3 + b3",
        "        = 0.151902183 + 0.226770145 +      0      + 0   =  0.378672328",
      ])
    // Symbols alone need half the rows.
    state.display.formulaMode = .symbols
    #expect(calculation(state).joined().contains(#/= w3.1 · +out_u1 +\+ w3.2 /#))
    // While a number is typed, each operand has its own.
    state.receive(.digit(3), budget: .max)
    #expect(calculation(state).joined().contains(#/=¹w3.1 · +²out_u1 +\+³w3.2 /#))
  }

  @Test(arguments: [4, 6, 9, 12]) func ofALongSumAllTermsAreShown(inputCount: Int) {
    let state = Lessons.made([inputCount, 2, 2]).after(2 * inputCount + 3)
    let pass = state.run.pass
    let unit = Unit(layer: 0, index: 1)
    #expect(state.run.step?.quantity == .netInput(unit))
    let text = calculation(state).joined()
    let format = NumberFormat.standard
    for index in 0..<inputCount {
      let weight = state.shape.layers[0].weight(to: 1, from: index)
      #expect(text.contains(format.operand(pass.value(of: .term(weight: weight)))), "\(text)")
    }
    #expect(text.hasSuffix("  =  " + format.short(pass.value(of: .netInput(unit)))))
  }

  @Test func whatIsLeftOutOfALongSumIsMarked() throws {
    let state = Lessons.made([20, 2, 2])
    let shown = calculation(state)
    try #require(shown.count == 4)
    #expect(shown[0].hasPrefix(" net_h1 = ") && shown[0].contains("w1"))
    #expect(shown[2].contains(#/^ +… +\+ /#), "\(shown[2])")
    // What follows at once is not.
    let whole = Lessons.made([3, 2, 2])
    #expect(calculation(whole).count == 4 && !calculation(whole).joined().contains("…"))
  }

  @Test func theLineOfATermIsShownWhereverItIs() {
    let state = Lessons.made([2, 2, 6]).after(1)
    let layout = state.run.pass.layout
    for index in 0..<layout.count {
      guard case .deltaTerm = layout.quantity(at: index) else { continue }
      let shown = calculation(state.after(index + 1))
      #expect(shown.count >= 3 && !shown[2].contains("="), "\(shown)")
    }
  }

  /// Names spelt in ASCII are longer than the factors that they stand under.
  @Test func whatFactorsAreMadeOfStandsApart() throws {
    var state = try Lessons.shipped("worked-example")
    state.display.restrictToASCII()
    let layout = state.run.pass.layout
    let last = try #require(layout.index(of: .gradient(3)))
    state = state.after(last + 1)
    state.receive(.digit(3), budget: .max)
    let shown = calculation(state)
    // While one is typed, the numbers of operands stand below them.
    try #require(shown.count > 4 && shown[4].split(separator: " ") == ["1", "2", "3"], "\(shown)")
    let notes = shown[2].split(separator: "  ").map { $0.trimmingPrefix(" ") }
    #expect(notes == ["sum of 2", "out*(1 - out)", "i2"])
  }
}
