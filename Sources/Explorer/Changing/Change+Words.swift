package import Backprop
import Documents
import Explanations

extension Change {
  /// What was changed, as briefly as can be: `w5 = 2`, `η = 0.5`, `relu`.
  package func words(_ symbols: Symbols) -> String {
    switch self {
    case .parameter(let parameter, let value):
      "\(symbols.parameter(parameter)) = \(NumberFormat.brief(value))"
    case .parameters(_, let seed): "seed \(seed)"
    case .learningRate(let rate): "η = \(NumberFormat.brief(rate))"
    case .input(_, let index, let value):
      "\(symbols.symbol(.input(index))) = \(NumberFormat.brief(value))"
    case .target(_, let index, let value):
      "\(symbols.symbol(.target(index))) = \(NumberFormat.brief(value))"
    case .activation(_, let activation): activation.rawValue
    }
  }
}

extension State {
  /// What a run is made of, as far as it tells it from others.
  private struct Makeup {
    let settings: Settings
    let changes: [Change]
  }

  private var presentMakeup: Makeup {
    Makeup(settings: presentSettings, changes: run.journal.edits.suffix(64).map(\.change))
  }

  private func makeup(of earlier: EarlierRun, beside present: Makeup) -> Makeup {
    var settings = present.settings
    settings.training = earlier.settings
    settings.training.adoptStopping(of: present.settings.training)
    settings.damping = earlier.damping
    return Makeup(settings: settings, changes: earlier.changes)
  }

  /// What one run has that another has not: `η 0.5`, `momentum 0.9`, `w5 = 2`.
  private func words(for one: Makeup, not other: Makeup) -> [String] {
    var words = differences(of: one.settings, from: other.settings)
    let rate = one.settings.training.learningRate
    if rate != other.settings.training.learningRate {
      words.insert("η \(NumberFormat.brief(rate))", at: 0)
    }
    return words
      + Self.words(for: one.changes.filter { !other.changes.contains($0) }, explainer.symbols)
  }

  /// What made an earlier run differ from the present one, in a few words: `η 0.5`, `momentum, seed 2`.
  package func difference(of earlier: EarlierRun) -> String {
    let present = presentMakeup
    let other = makeup(of: earlier, beside: present)
    let words = words(for: other, not: present)
    guard words.isEmpty else { return words.prefix(2).joined(separator: ", ") }
    if let comparedErrors, comparedErrors.run == earlier { return comparedErrors.name }
    let since = Self.words(
      for: present.changes.filter { !other.changes.contains($0) }, explainer.symbols)
    return since.last.map { "before \($0)" } ?? "before"
  }

  /// What makes the present run differ from those whose errors stand beside its own; `nil` where there are
  /// none.
  package var differenceFromEarlierRuns: String? {
    guard !run.earlierRuns.isEmpty else { return nil }
    let present = presentMakeup
    var all: [String] = []
    for earlier in run.earlierRuns {
      for word in words(for: present, not: makeup(of: earlier, beside: present))
      where !all.contains(word) {
        all.append(word)
      }
    }
    return all.isEmpty ? "this run" : all.prefix(2).joined(separator: ", ")
  }

  /// Changes in words, but those of η, which a run has at any moment.
  private static func words(for changes: [Change], _ symbols: Symbols) -> [String] {
    changes.compactMap { change in
      if case .learningRate = change { nil } else { change.words(symbols) }
    }
  }
}

/// Which settings of training differ, in words: `batch full`, `weight-decay 0.1`.
///
/// The learning rate is not among them: it is changed by edits.
func differences(of settings: Settings, from others: Settings) -> [String] {
  ExplorerCommand.settings
    .filter { $0.id.effect == .newRun || $0.id.effect == .stopping }
    .filter { $0.text(settings) != $0.text(others) }
    .map { $0.id == .optimizer ? $0.words(settings) : "\($0.name) \($0.words(settings))" }
}
