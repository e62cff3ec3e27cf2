import Backprop
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The sentence of a step is there as a whole.
@Suite struct SentenceTests {
  /// Every kind of step of the first example, and of the check.
  @Test(arguments: [
    "worked-example", "softmax", "quadrants", "settle", "one-weight", "overfit", "xor",
  ])
  func noSentenceIsCut(name: String) throws {
    let state = try Lessons.shipped(name)
    var seen: Set<String> = []
    // The last step of an epoch of a layered network is its check.
    let isLayered = state.shape.recurrence == nil
    let ends = isLayered ? [state.run.stepsPerEpoch, 2 * state.run.stepsPerEpoch] : []
    for position in Array(1...min(state.run.pass.layout.count, 1_000)) + ends {
      let moment = state.after(position)
      guard let step = moment.run.step else { continue }
      let sentence = moment.explainer.sentence(for: step.quantity)
      // The beginning tells the kind of a step.
      guard seen.insert(String(sentence.prefix(24))).inserted else { continue }
      let lines = moment.screen(rows: 24, columns: 80).split(
        separator: "\n", omittingEmptySubsequences: false)
      let shown = lines[20...21].joined(separator: " ").split(separator: " ")
      #expect(shown.suffix(4) == sentence.split(separator: " ").suffix(4), "\(sentence)")
    }
    #expect(seen.count > 5)
  }

  @Test func largeCountsHaveCommas() {
    let state = Lessons.classes([2, 3, 3], examples: 1200)
    let text = state.after(state.run.stepsPerEpoch).screen(rows: 40, columns: 120)
    #expect(text.contains(" of 1,200 right. "), "\(text)")
  }
}
