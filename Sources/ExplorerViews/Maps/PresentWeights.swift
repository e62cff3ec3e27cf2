import Backprop
import Explorer

/// The weights as they are after the steps done so far.
struct PresentWeights {
  private let before: [Double]
  private let run: Run?

  init(_ context: Context) {
    before = context.pass.parameters
    // Before the update none has another value; in the sequential order some have.
    let phase = context.run.step?.phase
    let hasUpdates =
      phase == .update || phase == .check || context.pass.settings.updateOrder == .sequential
    run = hasUpdates ? context.run : nil
  }

  subscript(parameter: Int) -> Double {
    guard let run, run.isKnown(.updated(parameter)) else { return before[parameter] }
    return run.pass.value(of: .updated(parameter))
  }
}
