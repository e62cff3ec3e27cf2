import Backprop
import Conditions
import Documents
import Explanations
import Explorer
import LessonSupport
import TestSupport
import Testing

@Suite struct ShippedLessonsTests {
  @Test func theyComeInTheOrderOfTheCourse() {
    #expect(
      ShippedLessons.names == [
        "tour", "one-weight", "rate-too-large", "worked-example", "practice", "biases",
        "order-matters", "debugging", "xor", "iris", "same-start", "saturation", "dead-unit",
        "prediction", "softmax", "batches", "momentum", "adam", "rates", "overfit", "bugs",
        "digits",
        "gauss", "circle", "quadrants", "spiral", "reg-plane", "reg-gauss", "history-xor",
        "encoder", "settle", "settle-back", "never-settles", "attractor",
      ])
  }

  @Test(arguments: ShippedLessons.names)
  func theirWordsFitInEitherSpelling(name: String) throws {
    let lesson = try ShippedLessons.lesson(name)
    #expect(lesson.name == name)
    expectFits(lesson.title, in: 24)
    expectFits(lesson.aim, in: 76)
    #expect(lesson.minutes ?? 0 >= lesson.pages.count)
    #expect(lesson.pages.count >= 6)
    // What their numbers come to, the lesson's own check looks at.
    for line in lesson.pages.flatMap({ $0.lines + [$0.question?.text].compactMap(\.self) }) {
      expectFits(TextWithNumbers.words(of: line), in: 78)
    }
  }

  private func expectFits(_ text: String, in columns: Int) {
    let ascii = Notation.ascii.spell(text)
    #expect(text.unicodeScalars.count <= columns, "\(text)")
    #expect(ascii.unicodeScalars.count <= columns, "\(ascii)")
    // "?" stands for what has no spelling.
    #expect(ascii.filter { $0 == "?" }.count == text.filter { $0 == "?" }.count, "\(ascii)")
    // Nothing is cried out; the key may be named.
    #expect(!text.replacing("Press !,", with: "").contains("!"), "\(text)")
  }

  @Test(arguments: ShippedLessons.names)
  func theirPagesLeadToWhatTheyName(name: String) throws {
    var state = State(try ShippedLessons.lesson(name))
    let pages = state.lesson.pages
    #expect(pages.first?.address == .start)
    #expect(pages.first?.changes.isEmpty == true && pages.first?.settings == nil)
    for (index, page) in pages.enumerated() {
      if index > 0 { state.receive(.action(.nextPage), budget: .max) }
      #expect(state.reading.page == index)
      #expect(state.message == nil, "page \(index + 1)")
      if let step = page.address.step {
        let symbol = try #require(state.run.step.map { state.explainer.symbol($0.quantity) })
        #expect(Notation.ascii.spell(symbol) == Notation.ascii.spell(step.symbol))
      } else if page.address.isEndOfEpoch {
        #expect(state.run.epochsDone == page.address.epoch)
      }
      let place = "page \(index + 1) of \(name)"
      #expect(page.changes.count == state.run.journal.edits.count, "\(place)")
      if let focus = page.focus, index > 0 {
        #expect(state.pointing.selection.map(state.name) == focus, "\(place)")
      }
    }
  }

  @Test(arguments: ShippedLessons.names)
  func turningBackComesToTheSameMoments(name: String) throws {
    var state = State(try ShippedLessons.lesson(name))
    var moments: [[Double]] = []
    for index in state.lesson.pages.indices {
      if index > 0 { state.receive(.action(.nextPage), budget: .max) }
      moments.append([Double(state.run.position)] + state.run.updatedNetwork.parameters)
    }
    for moment in moments.dropLast().reversed() {
      state.receive(.action(.previousPage), budget: .max)
      #expect([Double(state.run.position)] + state.run.updatedNetwork.parameters == moment)
    }
  }
}
