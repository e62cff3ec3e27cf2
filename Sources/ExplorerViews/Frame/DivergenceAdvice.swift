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
}
