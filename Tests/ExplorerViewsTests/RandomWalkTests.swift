import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// Frames of any size from any state: none may trap, and none may show what its terminal cannot.
@Suite struct RandomWalkTests {
  private static func networks() throws -> [State] {
    [
      try Lessons.shipped("worked-example"), try Lessons.shipped("one-weight"),
      State(try ShippedLessons.lesson("practice")),
      Lessons.made([1, 1], examples: 1), Lessons.made([2, 2, 2], examples: 4, batch: .full),
      Lessons.made([2, 3, 1], examples: 40, activation: .tanh, batch: .examples(7), seed: 2),
      Lessons.made([4, 5, 3], examples: 25, activation: .relu),
      Lessons.made([8, 16, 16, 4], examples: 6, seed: 4),
      Lessons.made([64, 32, 10], examples: 5, batch: .examples(2)),
      Lessons.made([3, 2, 2], activation: .linear, rate: 1e9),
      Lessons.made([1, 1], activation: .linear, rate: 1e9, batch: .full),
      Lessons.classes([2, 3, 1], examples: 40, tests: 20, rate: 3),
      Lessons.classes([2, 5, 4], examples: 200, tests: 9),
      Lessons.classes([1, 3, 3], examples: 20), Lessons.classes([1, 2, 1], examples: 2, tests: 3),
      Lessons.classes([6, 4, 30], examples: 60, rate: 1e9),
      Lessons.made([2, 3, 2], activation: .linear, rate: 1e9, seed: 2),
      Lessons.recurrent(1, inputs: 0),
      Lessons.recurrent(3, seed: 3),
      Lessons.recurrent(2, inputs: 2, outputs: 2, damping: 0.5),
      Lessons.recurrent(4, inputs: 1, outputs: 4, scale: 40, seed: 5),
      Lessons.recurrent(24, inputs: 2, outputs: 2, scale: 0.1, seed: 6),
    ]
  }

  private static func change(_ state: inout State, using source: inout SeededGenerator) {
    // How many steps an epoch has is known of layered networks alone.
    let isLayered = state.shape.recurrence == nil
    let steps = isLayered ? state.run.stepsPerEpoch : 2 * state.run.pass.layout.count
    _ = state.run.advance(to: Int.random(in: 0...3 * steps, using: &source))
    state.display.focus = Panel.allCases.randomElement(using: &source) ?? .network
    state.display.isZoomed = Bool.random(using: &source)
    state.display.isBig = Int.random(in: 0..<4, using: &source) == 0
    state.pointing.errorCursor =
      Bool.random(using: &source) ? nil : Int.random(in: 0...9, using: &source)
    let parameter = Int.random(in: 0..<state.shape.parameterCount, using: &source)
    state.pointing.selection =
      Bool.random(using: &source)
      ? nil : .parameter(parameter, in: Selection.unit(of: parameter, in: state.shape))
    state.display.digits = Int.random(in: 3...17, using: &source)
    state.display.isErrorLogarithmic = Bool.random(using: &source)
    state.display.choose(Settings.Theme.allCases.randomElement(using: &source) ?? .dark)
    state.display.allowsUnicode = true
    state.display.drawing = .braille
    switch Int.random(in: 0..<4, using: &source) {
    case 0: state.display.restrictToASCII()
    case 1: state.display.drawing = .blocks
    default: break
    }
    for panel in Panel.allCases {
      state.display.scroll[panel] =
        Bool.random(using: &source) ? nil : Int.random(in: 0...100, using: &source)
    }
    state.display.isHelpShown = Int.random(in: 0..<5, using: &source) == 0
    state.display.helpPage = Int.random(in: -9...9, using: &source)
    state.display.helpSearch = [nil, "e", "x", "step"].randomElement(using: &source) ?? nil
    state.movement.playback.isRunning = Int.random(in: 0..<5, using: &source) == 0
  }

  private static func check(_ buffer: ScreenBuffer, _ state: State, _ colors: Int) {
    // Keys are named before they are shown.
    #expect(!buffer.text().contains("{key:"))
    for row in 0..<buffer.size.rows {
      for column in 0..<buffer.size.columns {
        let cell = buffer[Point(row: row, column: column)]
        if !state.display.allowsUnicode, cell.scalar.value > 126 {
          Issue.record("\(cell.scalar) at \(row), \(column) of \(buffer.size)")
          return
        }
        let limit = Int16(colors)
        if cell.style.foreground >= limit || cell.style.background >= limit {
          Issue.record("colour \(cell.style) of \(colors) at \(row), \(column)")
          return
        }
      }
    }
  }

  @Test(arguments: 0..<22)
  func framesOfAnySize(index: Int) throws {
    var state = try RandomWalkTests.networks()[index]
    var source = SeededGenerator(seed: UInt64(index) + 7)
    for round in 0..<40 {
      RandomWalkTests.change(&state, using: &source)
      // Small sizes are where things clip; the usual ones are where people look.
      let isSmall = round.isMultiple(of: 4)
      let size = Size(
        rows: Int.random(in: isSmall ? 1...24 : 24...60, using: &source),
        columns: Int.random(in: isSmall ? 1...80 : 80...200, using: &source))
      let colors = [0, 8, 16, 256].randomElement(using: &source) ?? 0
      let frame = Screen.render(state, size: size, colors: colors)
      #expect(frame.size == size)
      RandomWalkTests.check(frame, state, colors)
      #expect(Screen.render(state, size: size, colors: colors) == frame)
    }
  }

  @Test(arguments: [false, true]) func everyPanelInEverySmallSize(isRecurrent: Bool) throws {
    var state =
      isRecurrent
      ? Lessons.recurrent(5, inputs: 2).after(300)
      : Lessons.made([4, 5, 3], examples: 20, batch: .examples(3)).after(700)
    state.display.isZoomed = true
    for panel in Panel.allCases {
      state.display.focus = panel
      for rows in 1...26 {
        for columns in [1, 2, 5, 33, 34, 79, 80, 81, 119, 120, 160] {
          let size = Size(rows: rows, columns: columns)
          #expect(Screen.render(state, size: size, colors: 16).size == size)
        }
      }
    }
  }
}
