import Backprop
import Explorer

/// The weights as they are after the steps done so far.
struct PresentWeights {
  private let before: [Double]
  private let run: Run?

  init(_ context: Context) {
    // At the check all have their new values.
    before = context.judged.parameters
    // Before the update none has another value; in the sequential order some have.
    let hasUpdates =
      context.run.step?.phase == .update || context.pass.settings.updateOrder == .sequential
    run = hasUpdates && !context.isJudging ? context.run : nil
  }

  subscript(parameter: Int) -> Double {
    guard let run, run.isKnown(.updated(parameter)) else { return before[parameter] }
    return run.pass.value(of: .updated(parameter))
  }
}
