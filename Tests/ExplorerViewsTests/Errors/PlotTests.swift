import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// What is plotted beside the error.
@Suite struct PlotTests {
  private func plotted(_ expressions: [String]) throws -> State {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.pages = []
    var state = State(lesson)
    let budget = 100_000_000
    func act(_ input: Input) { state.receive(input, budget: budget) }
    act(.digit(4))
    act(.digit(0))
    act(.action(.forward(.epoch)))
    for expression in expressions {
      act(.action(.command))
      act(.text("plot " + expression))
      act(.submit)
    }
    while state.isBusy { state.pass(seconds: 0.1, budget: budget) }
    return state
  }

  @Test(arguments: [(24, 80), (40, 120), (60, 200)])
  func eachHasItsNameAndItsRange(rows: Int, columns: Int) throws {
    let expressions = ["w5", "|dE/dw1|", "out_o1 - target_o1", "norm(dE/dw*)"]
    let state = try plotted(expressions)
    let text = state.panel(.error, rows: rows, columns: columns, colors: 0)
    for expression in expressions {
      // Once in the legend, and once beside the curve.
      let name = expression.split(separator: " ")[0]
      #expect(text.components(containing: name) >= 2, "\(expression):\n\(text)")
    }
    #expect(text.components(containing: " … ") >= 4, "\(text)")
  }

  @Test func oneHasAnAxisOfItsOwn() throws {
    let text = try plotted(["w5"]).panel(.error)
    #expect(!text.contains(" … "), "\(text)")
    #expect(text.contains("w5"))
  }

  @Test func inASCIIEachIsMadeOfItsOwnLetter() throws {
    var state = try plotted(["w5", "w6", "b1", "|dE/dw1|"])
    state.display.restrictToASCII()
    let text = state.panel(.error)
    for sample in ["+++ w5", "::: w6", "xxx b1"] {
      #expect(text.contains(sample), "\(text)")
    }
  }
}

extension String {
  /// How often a text is in this one.
  fileprivate func components(containing text: some StringProtocol) -> Int {
    var (count, rest) = (0, self[...])
    while let found = rest.firstRange(of: text) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
