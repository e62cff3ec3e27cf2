import Backprop
import Explorer
import ExplorerViews
import Testing
import TextScreen

@Suite struct ErrorViewTests {
  @Test func aFreshRunHasOnePointOnAxesForTenEpochs() throws {
    let state = try Lessons.shipped("worked-example")
    let text = state.panel(.error)
    #expect(text.contains("── log   before training, E 0.298371109 ──"))
    #expect(text.count { $0 == "●" } == 1)
    #expect(text.contains("now  E 0.298371109"))
    let numbers = text.split(separator: "\n").last?.split(separator: " ")
    #expect(numbers == ["0", "2", "4", "6", "8", "10"])
  }

  @Test func whatWasRunBeforeGoingBackIsKept() throws {
    let state = try Lessons.shipped("worked-example").after(60 * 40)
    #expect(!state.panel(.error).contains("ahead"))
    #expect(state.panel(.error).contains("epoch 40, E "))
    let back = state.after(60 * 3)
    #expect(back.panel(.error).contains("ahead: run before you went back; kept"))
    #expect(back.panel(.error).contains("epoch 3, E 0.275943289"))
    // The axes are those of the whole run, before and after.
    #expect(axis(state) == axis(back))
  }

  private func axis(_ state: State) -> Substring? {
    state.panel(.error).split(separator: "\n").last
  }

  @Test func axesOnlyGrow() {
    var state = Lessons.made([2, 3, 1], rate: 2)
    var last = 0.0
    for epoch in 0..<60 {
      state = state.after(epoch * state.run.stepsPerEpoch)
      let end = axis(state)?.split(separator: " ").last.flatMap { Double($0) } ?? -1
      #expect(end >= last && end >= Double(epoch))
      last = end
    }
  }

  @Test func linearAxesBeginAtZero() throws {
    var state = try Lessons.shipped("one-weight")
    state.display.isErrorLogarithmic = false
    #expect(state.panel(.error).contains("linear   before training, E 1.666666667"))
  }

  @Test func errorsOfZeroAreSaidOnALogarithmicAxis() throws {
    var state = try Lessons.shipped("one-weight")
    // Exactly right from the start: nothing on a logarithmic axis could be drawn.
    state.run.make(.parameter(0, 2))
    #expect(state.panel(.error).contains("E 0"))
    state = state.after(state.run.stepsPerEpoch * 3)
    #expect(state.panel(.error).contains("epoch 3"))
  }

  @Test func whatIsNoNumberIsNamed() {
    let state = Lessons.made([1, 2, 1], activation: .linear, rate: 1e9).after(20_000)
    let text = state.panel(.error, columns: 120)
    #expect(text.contains("NaN from epoch") || text.contains("∞ from epoch"))
  }

  @Test(arguments: [Display.Drawing.braille, .block, .ascii])
  func everyDrawingSetShowsTheLine(drawing: Display.Drawing) throws {
    var state = try Lessons.shipped("worked-example").after(60 * 200)
    if drawing == .ascii {
      state.display.restrictToASCII()
    } else {
      state.display.drawing = drawing
    }
    for (rows, columns) in [(24, 80), (60, 200)] {
      let lines = state.panel(.error, rows: rows, columns: columns).split(separator: "\n")
      let drawn = lines.dropFirst().dropLast(2).joined().filter { !" │┤|+●o".contains($0) }
      #expect(drawn.count > columns / 2)
    }
  }

  /// A spike of one epoch among thousands is still there in few columns.
  @Test func noSpikeIsLost() throws {
    var state = try Lessons.shipped("one-weight")
    let epoch = state.run.stepsPerEpoch
    state = state.after(epoch * 2000)
    state.run.make(.parameter(0, 1000))
    state = state.after(epoch * 5000)
    state.display.isErrorLogarithmic = false
    let lines = state.panel(.error).split(separator: "\n")
    let top = lines[1...4].joined().filter { !" │┤0123456789,e.".contains($0) }
    #expect(!top.isEmpty)
  }
}
