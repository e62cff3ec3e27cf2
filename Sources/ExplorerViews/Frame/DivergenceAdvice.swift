import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// What may help where a run has diverged, and how E came to be what it is.
struct DivergenceAdvice {
  let context: Context

  /// `try  :go epoch 1 where E began to grow   :set rate 0.05 a lower η`.
  var line: StyledText {
    let theme = context.theme
    let rate = context.run.setup.settings.learningRate
    let usual = context.state.lesson.settings.training.learningRate
    let smaller = context.spell(NumberFormat.brief(usual < rate ? usual : rate / 10))
    var line = StyledText("try", theme.caption)
    func add(_ command: String, _ words: String) {
      line.append((line.width == 3 ? "  " : "   ") + command, theme.strong)
      line.append(" " + context.spell(words), theme.text)
    }
    if let epoch = epochOfGrowth { add(":go epoch \(epoch)", "where E began to grow") }
    add(":set rate \(smaller)", "a lower η")
    return line
  }

  /// Some values of E after epochs, the first and the last among them, and what it is once the run has
  /// gone on.
  func errorsSinceStart(columns: Int) -> StyledText {
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

  /// The epoch from which on E has only grown, until it was no longer finite; `nil` where it has not.
  private var epochOfGrowth: Int? {
    let errors = context.run.history.lastOfBuckets
    let growing = zip(errors, errors.dropFirst()).reversed().prefix { before, after in
      before.error < after.error || !after.error.isFinite
    }
    return growing.last.map { $0.0.epoch + 1 }
  }
}
