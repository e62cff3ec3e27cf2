import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The second row while a run is watched: how fast it trains, for how long, and what has come of it.
enum WatchLine {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let (line, result) = parts(context, columns: rect.columns)
    buffer.write(line, at: Point(row: rect.row, column: rect.column), clip: rect)
    buffer.write(
      result, at: Point(row: rect.row, column: rect.endColumn - result.width), clip: rect)
  }

  /// All that there is to say where it has room; else with fewer digits, then with fewer words.
  private static func parts(
    _ context: Context, columns: Int
  ) -> (line: StyledText, result: StyledText) {
    let facts = facts(context).map { "  " + $0 }.joined()
    let brief = NumberFormat.brief
    let results = [
      result(context, context.state.format.short), result(context, brief),
      result(context, brief, hasTest: false),
    ]
    for state in [state(context, isLong: true), state(context, isLong: false)] {
      for result in results {
        let line = state + StyledText(facts, context.theme.caption)
        if line.width + 2 + result.width <= columns { return (line, result) }
      }
    }
    return (state(context, isLong: false), results[2])
  }

  private static func state(_ context: Context, isLong: Bool) -> StyledText {
    guard context.state.movement.playback.isRunning else {
      return StyledText(
        "ENDED",
        context.state.movement.stopReason == .diverged
          ? context.theme.error.with(.bold) : context.theme.strong)
    }
    let heads = String(repeating: String(context.glyphs.solidRight), count: 2)
    return StyledText(isLong ? heads + " RUNNING" : heads, context.theme.forward.with(.bold))
  }

  private static func facts(_ context: Context) -> [String] {
    let meter = context.state.movement.playback.meter
    let setup = context.run.setup
    var facts: [String] = []
    let rate =
      context.state.movement.playback.isRunning
      ? meter.examplesPerSecond
      : meter.meanExamplesPerSecond(upTo: context.run.exampleIndex + 1)
    if let rate {
      let count = setup.examples.count
      let batch = setup.settings.batch.size(ofExamples: count)
      let updates = Double((count + batch - 1) / batch)
      // Updates are those of the epochs that one reads beside them.
      let epochs = rounded(rate / Double(count))
      facts = [
        "\(perSecond(epochs)) epochs/s", "\(perSecond(rounded(epochs * updates))) updates/s",
      ]
    }
    return facts + ["\(NumberFormat.count(Int(meter.seconds))) s"]
  }

  private static func perSecond(_ rate: Double) -> String {
    rate < 10 ? NumberFormat.brief(rate) : NumberFormat.count(Int(rate))
  }

  /// Three digits of a rate, or tenths: more of them would never stand still.
  private static func rounded(_ rate: Double) -> Double {
    guard rate >= 10 else { return (10 * rate).rounded() / 10 }
    var unit = 1.0
    while rate / unit >= 1000 { unit *= 10 }
    return (rate / unit).rounded() * unit
  }

  /// E after the last epoch, of the test data as well, and how many examples are classified right.
  private static func result(
    _ context: Context, _ write: (Double) -> String, hasTest: Bool = true
  ) -> StyledText {
    let run = context.run
    var text = StyledText()
    if let error = run.history.latest(after: run.epochsDone) {
      text.append("E ", context.theme.error)
      text.append(context.spell(write(error)), context.theme.error)
    }
    if hasTest, let error = run.testHistory.latest(after: run.epochsDone) {
      text.append("  test ", context.theme.caption)
      text.append(context.spell(write(error)), context.theme.negative)
    }
    if let (right, all) = classified(context) {
      let (count, all) = (NumberFormat.count(right), NumberFormat.count(all))
      let blanks = String(repeating: " ", count: max(0, all.utf8.count - count.utf8.count))
      text.append("  right \(blanks)\(count) of \(all)", context.theme.text)
    }
    return text
  }

  /// How many of the training examples are classified right: as the last check counted them, else as the
  /// network answers now.
  private static func classified(_ context: Context) -> (right: Int, all: Int)? {
    if let check = context.run.pass.epochEnd?.evaluation {
      return check.rightCount.map { ($0, check.exampleCount) }
    }
    guard context.run.classes != .none else { return nil }
    let confusion = context.confusions.training
    return confusion.isPart ? nil : (confusion.right, confusion.exampleCount)
  }

  /// What would end the run: `stops at epoch 4,000, or E at or below 0.001`.
  static func endings(_ context: Context) -> String {
    let settings = context.state.lesson.settings.training
    var endings = ["epoch \(NumberFormat.count(settings.epochs))"]
    if let error = settings.stopError {
      endings.append("E at or below \(context.state.format.short(error))")
    }
    if settings.stopsWhenClassified { endings.append("all classified right") }
    if let patience = settings.patience {
      endings.append("no new least E for \(NumberFormat.counted(patience, "epoch"))")
    }
    let stops = context.state.stops.active.count
    if stops > 0 { endings.append(stops == 1 ? "the stop's hit" : "a hit of \(stops) stops") }
    return "stops at " + endings.joined(separator: ", or ")
  }
}
