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
  /// What made an earlier run differ from the present one, in a few words: `η 0.5`, `momentum, seed 2`.
  package func difference(of earlier: EarlierRun) -> String {
    let present = presentSettings
    var settings = present
    settings.training = earlier.settings
    settings.training.adoptStopping(of: present.training)
    settings.damping = earlier.damping
    var words = differences(of: settings, from: present)
    let rate = earlier.settings.learningRate
    if rate != present.training.learningRate {
      words.insert("η \(NumberFormat.brief(rate))", at: 0)
    }
    let changes = run.journal.edits.suffix(64).map(\.change)
    words += Self.words(for: earlier.changes.filter { !changes.contains($0) }, explainer.symbols)
    guard words.isEmpty else { return words.prefix(2).joined(separator: ", ") }
    let since = Self.words(for: changes.filter { !earlier.changes.contains($0) }, explainer.symbols)
    return since.last.map { "before \($0)" } ?? "before"
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
