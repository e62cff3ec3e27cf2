import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// However a place is reached, it is the same place.
@Suite struct ReachingTests {
  /// Does something to a run by keys, as a person might.
  private func wander(_ state: inout State, _ source: inout SeededGenerator) {
    let granularity = Granularity.allCases.randomElement(using: &source) ?? .step
    switch Int.random(in: 0..<12, using: &source) {
    case 0...2: state.receive(.action(.forward(granularity)), budget: .max)
    case 3...4: state.receive(.action(.back(granularity)), budget: .max)
    case 5:
      state.run.make(change(of: state, &source))
    case 6: state.receive(.action(.undo), budget: .max)
    case 7: state.receive(.action(.redo), budget: .max)
    case 8:
      guard let branch = state.run.branches.indices.randomElement(using: &source) else { return }
      state.run.take(branch: branch)
    case 9:
      for digit in [Int.random(in: 1...9, using: &source), 3] {
        state.receive(.digit(digit), budget: .max)
      }
      state.receive(.action(.goTo), budget: .max)
    default:
      let position = Int.random(in: 0...6 * state.run.stepsPerEpoch, using: &source)
      _ = state.run.advance(to: position)
    }
  }

  private func change(of state: State, _ source: inout SeededGenerator) -> Change {
    let value = Double.random(in: -1...1, using: &source)
    switch Int.random(in: 0..<6, using: &source) {
    case 0: return .learningRate(abs(value) + 0.01)
    case 1: return .input(example: state.run.example, index: 0, value)
    case 2: return .target(example: state.run.example, index: 0, value)
    case 3:
      return .activation(layer: 0, Activation.elementwise.randomElement(using: &source) ?? .tanh)
    default:
      let count = state.shape.parameterCount
      return .parameter(Int.random(in: 0..<count, using: &source), value)
    }
  }

  /// A state with the same changes and at the same position, reached without any detour.
  private func straight(to state: State, from start: State) -> State {
    var straight = start
    for edit in state.run.journal.edits {
      _ = straight.run.advance(to: edit.position)
      straight.run.make(edit.change)
    }
    _ = straight.run.advance(to: state.run.position)
    straight.movement.granularity = state.movement.granularity
    return straight
  }

  @Test(arguments: [[2, 2, 2], [1, 1], [3, 4, 2], [2, 3, 3, 1]])
  func wanderingEndsInTheSameBitsAndTheSameScreen(sizes: [Int]) {
    for seed in 1...6 {
      let batch: TrainingSettings.Batch = [.examples(1), .examples(2), .full][seed % 3]
      let start = Lessons.made(sizes, batch: batch, seed: UInt64(seed)).after(0)
      var source = SeededGenerator(seed: UInt64(seed * 1000 + sizes.count))
      var state = start
      for _ in 0..<40 {
        wander(&state, &source)
        let other = straight(to: state, from: start)
        #expect(state.run.pass == other.run.pass, "seed \(seed)")
        state.message = nil
        let size = Size(rows: 24, columns: 80)
        #expect(
          Screen.render(state, size: size, colors: 256)
            == Screen.render(other, size: size, colors: 256), "seed \(seed)")
      }
    }
  }
}
