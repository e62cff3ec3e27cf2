import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// A recurrent network's units as a picture.
@Suite struct StatePicturesTests {
  private func attractor() throws -> State {
    var state = State(try ShippedLessons.lesson("attractor"))
    state.display.focus = .images
    return state
  }

  @Test func eachExampleIsGivenAnsweredAndWanted() throws {
    let lines = try attractor().panel(.images).split(separator: "\n").map(String.init)
    #expect(lines.count == 11)
    #expect(lines[0].contains("states as pictures"))
    #expect(lines[1].contains("▸1") && lines[1].contains("6") && lines[1].contains("test 3"))
    // The top row of the L, and the whole of it.
    #expect(lines[2].hasPrefix("  given  ██····  ··██··  ██████"))
    #expect(lines[8].hasPrefix("  should ██····  ··██··  ██████"))
    #expect(lines[9].contains("██····  ██████  ····██"))
  }

  @Test func trainingCompletesThePictures() throws {
    var state = try attractor()
    _ = state.run.advance(
      to: state.run.start(ofExample: 100 * state.run.setup.examples.count))
    let lines = state.panel(.images).split(separator: "\n").map(String.init)
    // Answers and targets of the six that it was trained with.
    let columns = 9..<(9 + 6 * 8)
    func part(_ line: String) -> String { String(Array(line)[columns.clamped(to: 0..<line.count)]) }
    for row in 0..<3 {
      #expect(part(lines[5 + row]).contains("██"))
      let isLit = { (text: String) in text.map { "█▓▒".contains($0) } }
      #expect(isLit(part(lines[5 + row])) == isLit(part(lines[8 + row])))
    }
  }

  @Test func whatIsFarOutIsAsDarkOrAsLightAsCanBe() throws {
    var state = try Lessons.shipped("attractor", (from: "[1, -1, -1,", to: "[1e308, -1e308, -1,"))
    state.display.focus = .images
    let lines = state.panel(.images).split(separator: "\n").map(String.init)
    #expect(lines[2].hasPrefix("  given  ██····"))
  }

  @Test func onlyAPictureIsDrawn() throws {
    let state = State(try ShippedLessons.lesson("settle"))
    #expect(state.emptiness(of: .images) != nil)
    #expect(state.panel(.images).contains("no picture"))
  }

  @Test func theAnswersReachAsFarAsTheLessonSays() throws {
    let state = State(try ShippedLessons.lesson("prediction"))
    let axis = try #require(state.panel(.answers).split(separator: "\n").dropLast().last)
    #expect(axis.contains(" 3"))
  }
}
