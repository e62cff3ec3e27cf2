import Backprop
import Documents

/// What a number is computed from where the words around it say so.
extension StatedNumber {
  private static let verbs: Set = ["is", "was", "becomes", "=", "still", "now", "at", "only"]

  /// Whether the number is what the page's own words say: `w5 is 0.58`, `After 100 epochs`, an option.
  func isImplied(at moment: LessonMoment) -> Bool {
    if values.count > 1 { return values == moment.sizes }
    return isOfCommand || isOfSymbol(at: moment) || isOfPlace(at: moment)
  }

  /// `out_h1 is 0.5933`, `E = 0.25`, `w2 0.1099`.
  private func isOfSymbol(at moment: LessonMoment) -> Bool {
    guard let symbol = before.first(where: { !Self.verbs.contains($0) }),
      let value = try? moment.value(of: symbol)
    else { return false }
    return isMet(by: value)
  }

  /// `After 100 epochs`, `in epoch 3`, `After 30 sweeps`.
  private func isOfPlace(at moment: LessonMoment) -> Bool {
    let run = moment.run
    if before.first?.lowercased() == "epoch" {
      return values[0] == Double(run.epoch)
    }
    guard before.first?.lowercased() == "after" else { return false }
    let count = run.start.examples.count
    let size = run.setup.settings.batch.size(ofExamples: count)
    switch after {
    case "epochs", "sweeps": return values[0] == Double(run.epochsDone)
    case "updates": return values[0] == Double(run.epochsDone * ((count + size - 1) / size))
    default: return false
    }
  }

  /// `--noise 0.5`, `:set rate 0.1`: an option that there is.
  private var isOfCommand: Bool {
    let words = before.dropFirst().prefix(2)
    guard let name = before.first,
      words.elementsEqual(["-", "-"]) || words.elementsEqual(["set", ":"])
    else { return false }
    return Setting.all.contains { $0.name == name }
  }
}
