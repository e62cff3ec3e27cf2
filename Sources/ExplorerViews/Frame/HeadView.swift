import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The first two rows: what is open and where it stands; the phases and E.
enum HeadView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    title(context, into: &buffer, in: rect)
    if context.isWatching {
      WatchLine.draw(
        context, into: &buffer,
        in: Rect(row: rect.row + 1, column: rect.column, rows: 1, columns: rect.columns))
    } else {
      phases(context, into: &buffer, in: rect)
    }
  }

  private static func title(
    _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let longest = displayWidth(of: lastPlaceWords(context, isLong: true))
    let titleWidth = displayWidth(of: DisplayText(context.spell(context.state.lesson.title)).text)
    // Where a name would be cut, the number of the step in its example is left out.
    let isLong = rect.columns - 2 - longest >= titleWidth + HeadView.rateWidth
    let place = placeWords(context, isLong: isLong)
    let start = rect.endColumn - displayWidth(of: place)
    let room = max(0, start - 2 - rect.column)
    // Counts grow while it trains; what is said beside them stays.
    let least = min(
      room, rect.columns - 2 - displayWidth(of: lastPlaceWords(context, isLong: isLong)))
    // From afar the rest is small print.
    let facts = facts(context).prefix(context.state.display.isBig ? 1 : .max)
    var left = name(context, besides: facts[0], least: least, room: room)
    for fact in facts.dropFirst() where left.width + displayWidth(of: fact) + 2 <= least {
      left.append("  " + fact, context.theme.caption)
    }
    buffer.write(
      left.truncated(to: room, ellipsis: context.glyphs.ellipsis),
      at: Point(row: rect.row, column: rect.column))
    buffer.write(
      place, at: Point(row: rect.row, column: start), style: context.theme.text, clip: rect)
    // Until there is a score, where nothing else has to make room.
    let mode = "predicting"
    let end = start - 3
    guard context.asked != nil, context.state.answers.asked == 0,
      rect.column + left.width + 2 + mode.count <= end
    else { return }
    buffer.write(mode, endingAt: Point(row: rect.row, column: end), style: context.theme.readName)
  }

  /// What is open, and the learning rate, which is never left out: what else there is makes room.
  private static func name(
    _ context: Context, besides rate: String, least: Int, room: Int
  ) -> StyledText {
    let program = StyledText("Backstep  ", context.theme.caption)
    let title = StyledText(
      DisplayText(context.spell(context.state.lesson.title)).text, context.theme.strong)
    let rate = StyledText("  " + rate, context.theme.caption)
    let whole = program + title + rate
    if whole.width <= least { return whole }
    if title.width + rate.width <= room { return title + rate }
    let left = max(0, room - rate.width)
    return title.truncated(to: left, ellipsis: context.glyphs.ellipsis) + rate
  }

  /// Where the run stands: `epoch 1   example 1 of 3   step 24 of 60`; after the first example with
  /// the number that the step has in the whole run, `step 84 (24 of 60)`.
  private static func placeWords(_ context: Context, isLong: Bool) -> String {
    let run = context.run
    // How long a recurrent network's example is shows once it has settled.
    let steps =
      run.pass.isOpen || context.isTooFastToRead || !isLong ? nil : run.pass.layout.count
    let answers = context.state.answers
    let score =
      answers.asked == 0
      ? "" : "\(NumberFormat.count(answers.right)) of \(NumberFormat.count(answers.asked)) right   "
    return score
      + placeWords(
        epoch: run.epoch, example: run.example + 1, of: run.setup.examples.count,
        step: run.position, inExample: steps.map { (run.stepsDone, $0) })
  }

  /// The longest that will be said of where the run stands, as far as the lesson's epochs go.
  private static func lastPlaceWords(_ context: Context, isLong: Bool) -> String {
    let run = context.run
    let examples = run.setup.examples.count
    let epoch = max(run.epoch, context.state.lesson.settings.training.epochs)
    let ofExample = run.pass.layout.count
    let steps = context.shape.recurrence == nil ? run.stepsPerEpoch : ofExample * examples
    let (step, isTooLarge) = epoch.multipliedReportingOverflow(by: steps)
    return placeWords(
      epoch: epoch, example: examples, of: examples,
      step: isTooLarge ? .max : max(run.position, step),
      inExample: isLong ? (ofExample, ofExample) : nil)
  }

  /// The columns of `  η 0.005`.
  private static let rateWidth = 9

  private static func placeWords(
    epoch: Int, example: Int, of examples: Int, step: Int, inExample: (done: Int, all: Int)?
  ) -> String {
    let count = NumberFormat.count
    var words = "epoch \(count(epoch))   "
    if examples > 1 {
      let (number, all) = (count(example), count(examples))
      // Nothing moves while one goes from example to example.
      let blanks = String(repeating: " ", count: max(0, all.utf8.count - number.utf8.count))
      words += "example \(blanks)\(number) of \(all)   "
    }
    guard let (done, all) = inExample, step > 0 else { return words + "step \(count(step))" }
    let (number, whole) = (count(done), count(all))
    let blanks = String(repeating: " ", count: max(0, whole.utf8.count - number.utf8.count))
    return words
      + (step == done
        ? "step \(blanks)\(number) of \(whole)"
        : "step \(count(step)) \(blanks)(\(number) of \(whole))")
  }

  /// What else the first row says where there is room: after what every run has, what is other than
  /// usual, the most telling first.
  private static func facts(_ context: Context) -> [String] {
    let shape = context.shape
    let settings = context.run.setup.settings
    let lesson = context.state.lesson
    let sizes =
      shape.recurrence == nil
      ? ([shape.inputCount] + shape.layers.map(\.unitCount)).map(String.init)
        .joined(separator: "-") : "recurrent"
    let isUsualBatch = settings.batch == .examples(1)
    let facts =
      [
        "η \(short(settings.learningRate))", lesson.settings.variant.map { "variant \($0)" } ?? "",
        lesson.slip?.rawValue ?? "", sizes == lesson.title ? "" : sizes,
      ]
      + unusual(settings, shape)
      + [
        isUsualBatch ? "" : batchName(settings), context.run.network.loss.words.name,
        isUsualBatch ? batchName(settings) : "",
        shape.layers.allSatisfy { $0.biases == .none } ? "" : "biases \(settings.biases.rawValue)",
      ]
    return facts.filter { !$0.isEmpty }.map(context.spell)
  }

  /// What a run has only where it is set.
  private static func unusual(_ settings: TrainingSettings, _ shape: Shape) -> [String] {
    let momentum = settings.optimizer.usesMomentum ? " \(short(settings.momentum))" : ""
    let damping = shape.recurrence?.damping ?? 0
    return [
      settings.optimizer == .sgd ? "" : settings.optimizer.rawValue + momentum,
      scheduleName(settings.schedule),
      settings.updateOrder == .sequential ? "sequential updates" : "",
      settings.weightDecay == 0 ? "" : "decay \(short(settings.weightDecay))",
      settings.l1 == 0 ? "" : "L1 \(short(settings.l1))",
      damping == 0 ? "" : "damping \(short(damping))",
      settings.reduction == .sum && settings.batch != .examples(1) ? "sums of gradients" : "",
      settings.order == .given ? "" : settings.order.rawValue,
    ]
  }

  private static func short(_ number: Double) -> String { NumberFormat.standard.short(number) }

  private static func batchName(_ settings: TrainingSettings) -> String {
    switch settings.batch {
    case .examples(1): "one update an example"
    case .examples(let size): "batches of \(NumberFormat.count(size))"
    case .full: "one update an epoch"
    }
  }

  private static func scheduleName(_ schedule: Schedule) -> String {
    switch schedule {
    case .constant: ""
    case .step(let every, let factor):
      "η·\(short(factor)) every \(NumberFormat.count(every)) epochs"
    case .exponential(let factor): "η·\(short(factor)) each epoch"
    case .cosine: "η along a cosine"
    }
  }

  private static func phases(
    _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let row = rect.row + 1
    let error = errorText(context)
    let room = rect.columns - error.width - 2
    let dash = String(context.glyphs.horizontal)
    let present = name(of: presentPhase(context), context)
    let divergence = divergenceWords(context).map {
      present + StyledText("   " + $0, context.theme.error.with(.bold))
    }
    let line =
      divergence.first { $0.width <= room }
      ?? [dash + dash, dash].lazy.map { phaseLine(context, dash: $0) }.first { $0.width <= room }
    buffer.write(line ?? present, at: Point(row: row, column: rect.column), clip: rect)
    buffer.write(error, at: Point(row: row, column: rect.endColumn - error.width), clip: rect)
  }

  /// Says what is no longer finite, and where; with fewer words where there is no room.
  private static func divergenceWords(_ context: Context) -> [String] {
    guard context.isDivergence, let step = context.step else { return [] }
    let run = context.run
    let words = "stopped: \(context.explainer.symbol(step.quantity)) is no longer finite"
    let example =
      run.setup.examples.count > 1 ? ", example \(NumberFormat.count(run.example + 1))" : ""
    return ["\(words) (epoch \(NumberFormat.count(run.epoch))\(example))", words]
  }

  private static func phaseLine(_ context: Context, dash: String) -> StyledText {
    var line = StyledText()
    for (index, phase) in context.shape.phases.enumerated() {
      if index > 0 { line.append(" \(dash) ", context.theme.rule) }
      line.append(name(of: phase, context))
    }
    return line
  }

  private static func name(of phase: Phase, _ context: Context) -> StyledText {
    let present = presentPhase(context)
    guard phase == present else {
      let isPast = rank(phase) < rank(present)
      return StyledText(
        phase.rawValue, isPast ? context.style(of: phase) : context.theme.caption)
    }
    var style = context.style(of: phase)
    style.attributes.formUnion(.bold)
    let name = phase.rawValue.uppercased()
    let arrow =
      switch phase {
      case .forward, .settleForward: String(context.glyphs.solidRight) + " "
      case .backward, .settleBackward: String(context.glyphs.solidLeft) + " "
      default: ""
      }
    return StyledText("\(arrow)\(name)\(countInPhase(context))", style)
  }

  /// The phase of the last step; before the first one, of the one to come.
  private static func presentPhase(_ context: Context) -> Phase {
    context.run.step?.phase ?? context.run.next.phase
  }

  private static func rank(_ phase: Phase) -> Int { Phase.allCases.firstIndex(of: phase) ?? 0 }

  /// ` 5 of 36`: the count within the phase; while units settle, where in which sweep: ` sweep 3, u2`.
  ///
  /// It is as wide as it will be at the end of the phase: what stands behind it does not move.
  private static func countInPhase(_ context: Context) -> String {
    let run = context.run
    guard !context.state.movement.isWatched, let group = run.phaseGroup else { return "" }
    let count = NumberFormat.count
    if case .swept(let swept, let sweep)? = run.step?.quantity {
      let unit = swept.settled == nil ? "" : ", \(run.network.name(of: context.presentUnit))"
      let longest = run.network.unitNames[0].map { displayWidth(of: $0) }.max() ?? 0
      let blanks = max(0, longest + 2 - displayWidth(of: unit))
      return " sweep \(count(sweep))\(unit)" + String(repeating: " ", count: blanks)
    }
    let (number, all) = (count(run.stepsDone - group.lowerBound), count(group.count))
    let blanks = String(repeating: " ", count: max(0, all.utf8.count - number.utf8.count))
    return " \(blanks)\(number) of \(all)"
  }

  /// E of all data where an update is made from all of them: which example was the last says nothing.
  private static func errorOfAll(_ context: Context) -> Double? {
    let run = context.run
    let size = run.setup.settings.batch.size(ofExamples: run.setup.examples.count)
    guard size > 1, size == run.setup.examples.count, run.step?.phase == .update else { return nil }
    return run.history.reading(after: run.epochsDone)?.exact
  }

  /// E of the present example once it is known; of all the data at an update from all, and at the check.
  private static func errorText(_ context: Context) -> StyledText {
    let run = context.run
    let format = context.state.format
    var text = StyledText()
    if context.state.movement.playback.isRunning {
      text.append("running, \(context.state.speedName)   ", context.theme.caption)
    }
    if context.isDivergence, let step = context.step {
      // Where it is an error, so is E.
      let isError = step.phase == .error && step.value == .infinity
      text.append(
        (isError ? "E" : context.explainer.symbol(step.quantity)) + " ", context.theme.error)
      // Where the step finds it, it is lit; here it is as red as what it means.
      text.append(context.spell(format.short(step.value)), context.theme.error.with(.bold))
    } else if context.isKnown(.error) {
      let isNow = context.isWritten(.error)
      text.append("E ", context.theme.error)
      text.append(
        context.spell(format.short(context.value(.error))),
        isNow ? context.theme.written : context.theme.error)
    } else if let error = errorOfAll(context) {
      text.append("E ", context.theme.error)
      text.append(context.spell(format.short(error)), context.theme.error)
    } else if context.isKnown(.totalError) {
      text.append(run.setup.examples.count > 1 ? "E_total " : "E ", context.theme.error)
      text.append(
        context.spell(format.short(context.value(.totalError))),
        context.isWritten(.totalError) ? context.theme.written : context.theme.error)
    } else {
      text.append("E ", context.theme.caption)
      text.append(String(context.glyphs.unknown), context.theme.toCome)
    }
    return text
  }
}
