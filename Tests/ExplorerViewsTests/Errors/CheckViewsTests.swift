import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// At the check of an epoch all of the data are judged with the new weights, as E is.
@Suite struct CheckViewsTests {
  /// Momentum in one batch an epoch: the weights before and after an update differ much.
  private func state(epochs: Int) throws -> State {
    var state = try Lessons.shipped("history-xor")
    state.receive(.digit(epochs), budget: .max)
    state.receive(.action(.forward(.epoch)), budget: .max)
    return state
  }

  @Test func theDataPanelHasTheErrorOfTheCheck() throws {
    let state = try state(epochs: 1)
    let error = try #require(state.run.pass.epochError)
    #expect(abs(error - state.run.network.error(on: state.run.setup.examples)) > 0.001)
    #expect(state.panel(.data).contains("E  .1294"))
    let before = Lessons.stepBack(state)
    #expect(before.panel(.data).contains("E  .1313"))
  }

  @Test func theDataPanelHasTheAnswersOfTheNewWeights() throws {
    let state = try state(epochs: 1)
    let inputs = [[0.0, 0], [0, 1], [1, 0], [1, 1]]
    let answers = inputs.map { state.run.updatedNetwork.outputs(for: $0[...])[0] }
    for answer in answers {
      let text = "." + String(Int((answer * 1e9).rounded()))
      #expect(state.panel(.data).contains(text), "\(text)")
    }
  }

  @Test(arguments: [1, 5, 9])
  func theAnswersPanelCountsAsTheCheckDoes(epochs: Int) throws {
    let state = try state(epochs: epochs)
    let right = try #require(state.run.pass.epochEnd?.evaluation.rightCount)
    #expect(state.panel(.answers).contains("\(right) of 4 right"))
  }
}

extension Lessons {
  fileprivate static func stepBack(_ state: State) -> State {
    var state = state
    state.receive(.action(.back(.step)), budget: .max)
    return state
  }
}
