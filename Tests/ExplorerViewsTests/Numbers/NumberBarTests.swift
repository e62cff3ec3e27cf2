import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The bars behind the digits of out and δ.
@Suite struct NumberBarTests {
  private static func drawn(_ state: State, _ theme: Settings.Theme, colors: Int = 256)
    -> ScreenBuffer
  {
    var state = state
    state.reading.page = nil
    state.display.choose(theme)
    return Screen.render(state, size: Size(rows: 24, columns: 80), colors: colors)
  }

  private static let dark = Theme(.dark, colors: 256)

  /// The cells with a background in a row, among those from a text on.
  private static func columns(
    of background: Int16, after text: String, in buffer: ScreenBuffer
  ) throws -> [Int] {
    let lines = buffer.text().split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let start = try #require(lines[row].firstRange(of: text)).lowerBound
    let first = lines[row].distance(from: lines[row].startIndex, to: start)
    return (first..<first + 23).filter {
      buffer[Point(row: row, column: $0)].style.background == background
    }.map { $0 - first }
  }

  @Test func aSigmoidsBarIsAsMuchOfItsRoomAsItSendsOn() throws {
    let buffer = NumberBarTests.drawn(try Lessons.shipped("worked-example").after(57), .dark)
    // .5933 and .7514 of eight cells.
    #expect(
      try NumberBarTests.columns(of: NumberBarTests.dark.outBar, after: "h1 ", in: buffer)
        == Array(4..<9))
    #expect(
      try NumberBarTests.columns(of: NumberBarTests.dark.outBar, after: "o1 ", in: buffer)
        == Array(4..<10))
  }

  @Test func aDeltaGoesFromTheMiddleToTheLeftWhereItIsNegative() throws {
    let buffer = NumberBarTests.drawn(try Lessons.shipped("worked-example").after(50), .dark)
    // Of the largest, .1385, −.0381 is a quarter: one cell of five.
    let rows = buffer.text().split(separator: "\n", omittingEmptySubsequences: false)
    func cells(_ number: String) throws -> [Int] {
      let row = try #require(rows.firstIndex { $0.contains(number) })
      return (55..<78).filter {
        buffer[Point(row: row, column: $0)].style.background == NumberBarTests.dark.deltaBar
      }
    }
    #expect(try cells(".13850") == Array(73..<78))
    #expect(try cells("−.03810") == [72])
  }

  @Test func withoutColoursTheNumberIsInReverse() throws {
    let state = try Lessons.shipped("worked-example").after(57)
    let buffer = NumberBarTests.drawn(state, .mono, colors: 0)
    let lines = buffer.text().split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains("h1 ") })
    let reversed = (21..<44).filter {
      buffer[Point(row: row, column: $0)].style.attributes.contains(.reverse)
    }
    #expect(reversed.count == 5)
  }

  /// tanh sends on −1 … 1: its bar tells the sign.
  @Test func aSignedActivationsBarBeginsInTheMiddle() throws {
    var state = Lessons.made([1, 1, 1, 1], activation: .tanh)
    state.run.make(.input(example: 0, index: 0, 1))
    state.run.make(.parameter(0, -9))
    let buffer = NumberBarTests.drawn(state.after(6), .dark)
    let filled = try NumberBarTests.columns(
      of: NumberBarTests.dark.outBar, after: "h1.1", in: buffer)
    #expect(filled == Array(5..<9))
  }
}
