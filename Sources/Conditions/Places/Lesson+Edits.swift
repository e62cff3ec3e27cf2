package import Backprop
package import Documents
internal import Explanations

/// The changes that a lesson's document makes in its run.
extension Lesson {
  /// A run of the lesson from its start, with what its document says was changed in it.
  package var run: Run {
    var run = Run(start)
    guard !edits.isEmpty else { return run }
    run.replaceEdits(withGroups: placedEdits(in: run), budget: 0)
    // What belongs to a lesson is not taken back by its reader; what somebody left is theirs.
    if position == nil { run.forgetWayBack() }
    return run
  }

  /// What its document says was changed in its run.
  package var journal: Journal { edits.isEmpty ? Journal() : run.journal }

  /// What the document says was changed, as changes of a run, each in its group; what has no place there is
  /// left out.
  package func placedEdits(in run: Run) -> [[Run.PlacedChange]] {
    let explainer = Explainer(run, notation: .ascii, format: NumberFormat(digits: settings.digits))
    return edits.compactMap { edit in
      guard let place = run.place(of: edit.address, explainer) else { return nil }
      return edit.changes.compactMap { change in
        change.change(explainer.symbols, inExample: edit.address.example - 1).map {
          Run.PlacedChange($0, at: place, position: edit.position)
        }
      }
    }
  }
}

extension Lesson.Change {
  /// What it does to a run; `nil` where the network has no such parameter.
  package func change(_ symbols: Symbols, inExample row: Int) -> Change? {
    switch self {
    case .learningRate(let rate): .learningRate(rate)
    case .parameter(let symbol, let value):
      symbols.parameter(named: symbol).map { .parameter($0, value) }
    case .input(let index, let value): .input(example: row, index: index, value)
    case .target(let index, let value): .target(example: row, index: index, value)
    case .activation(let layer, let activation): .activation(layer: layer, activation)
    }
  }
}
