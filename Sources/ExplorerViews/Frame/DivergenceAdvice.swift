import Backprop
import Explanations
import Explorer
import TextScreen

/// What may help where a run has diverged, and how E came to be what it is.
struct DivergenceAdvice {
  let context: Context

  /// `g go to where E began to grow (epoch 1)   = set a lower η, such as 0.05`.
  var line: StyledText {
    var line = StyledText()
    func add(_ key: String, _ words: String) {
      line.append((line.isEmpty ? "" : "   ") + key, context.theme.strong)
      line.append(" " + context.spell(words), context.theme.text)
    }
    if let epoch = context.state.epochOfGrowth {
      add(
        context.keyName(.goTo) ?? ":go epoch \(epoch)",
        "go to where E began to grow (epoch \(NumberFormat.count(epoch)))")
    }
    let rate = NumberFormat.brief(context.state.lowerRate)
    add(context.keyName(.edit) ?? ":set rate \(rate)", "set a lower η, such as \(rate)")
    return line
  }

  /// How E grew: from example to example where each is followed by an update, else from epoch to epoch.
  func errors(columns: Int) -> StyledText {
    let run = context.run
    let updates = run.setup.settings.batch.size(ofExamples: run.setup.examples.count) == 1
    let text = updates ? errorsOfExamples(columns: columns) : nil
    return text ?? errorsAfterEpochs(columns: columns)
  }

  /// As many of the last examples' as have room; `nil` where they are too few to show anything.
  private func errorsOfExamples(columns: Int) -> StyledText? {
    let run = context.run
    guard let errors = run.totalErrors(ofLast: 12, budget: FrameBudget.errorsBefore) else {
      return nil
    }
    // That of the present example may lie ahead.
    let known = errors.dropLast(
      errors.last?.isFinite == true && !context.isKnown(.totalError) ? 1 : 0)
    for count in stride(from: known.count, to: 2, by: -1) {
      let isAll = count == run.exampleIndex + known.count - errors.count + 1
      let words = isAll ? "since the start" : "of the last \(count) examples"
      var text = StyledText("E_total \(words)", context.theme.caption)
      for error in known.suffix(count) {
        text.append(
          "  " + context.spell(NumberFormat.significant(error, digits: abs(error) < 1_000 ? 3 : 2)),
          context.theme.error)
      }
      if text.width <= columns { return text }
    }
    return nil
  }

  /// Some values of E after epochs, the first and the last among them, and what it is once the run has
  /// gone on.
  private func errorsAfterEpochs(columns: Int) -> StyledText {
    let all = context.run.history.lastOfBuckets
    let errors = all.prefix { $0.epoch <= context.run.epochsDone }
    let later = all.dropFirst(errors.count).first { !$0.error.isFinite }
    for count in (2...9).reversed() where errors.count > 1 {
      var text = StyledText("E after epoch", context.theme.caption)
      func add(_ reading: (epoch: Int, error: Double)) {
        text.append("  \(NumberFormat.count(reading.epoch)): ", context.theme.caption)
        text.append(context.spell(NumberFormat.brief(reading.error)), context.theme.error)
      }
      for index in Set((0..<count).map { $0 * (errors.count - 1) / (count - 1) }).sorted() {
        add(errors[index])
      }
      if let later {
        text.append("   left alone", context.theme.caption)
        add(later)
      }
      if text.width <= columns { return text }
    }
    return StyledText()
  }
}
