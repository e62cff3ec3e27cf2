import Backprop
import Explanations

/// What takes longer than a frame, in words.
extension State {
  /// How far the job has come: `going to step 1,200: 40 %`.
  package func words(for job: Job) -> String {
    let place =
      switch job.target {
      case .position(let position): "going to step \(NumberFormat.count(position))"
      case .end(let exampleIndex):
        "going to the end of epoch "
          + NumberFormat.count(exampleIndex / run.setup.examples.count + 1)
      case .step, .groups, .back: "on the way"
      }
    return place + (job.progress(of: run).map { ": \(Int(100 * $0)) %" } ?? sweepsDone)
  }

  /// How far what is looked for has been looked for.
  package func words(for inquiry: Inquiry) -> String {
    "looking in epoch \(NumberFormat.count(inquiry.epoch))"
  }

  /// What is being done that takes longer than a frame; `nil`: nothing.
  package var wordsForWork: String? {
    if let job = movement.job { return words(for: job) }
    if let inquiry = movement.inquiry { return words(for: inquiry) }
    if movement.playback.isRunning { return "running: epoch \(NumberFormat.count(run.epoch))" }
    return isBusy ? "looking through the run" : nil
  }

  /// How far a recurrent network has come with its sweeps: `: sweep 12,000 of 1,000,000 at most`.
  private var sweepsDone: String {
    guard run.pass.isOpen, let recurrence = shape.recurrence else { return "" }
    let done = run.sweepsDone
    let sweep = run.isKnown(.totalError) ? done.backward : done.forward
    return ": sweep \(NumberFormat.count(sweep)) of \(NumberFormat.count(recurrence.limit)) at most"
  }
}
