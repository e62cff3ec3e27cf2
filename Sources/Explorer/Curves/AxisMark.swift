import Backprop
import Conditions

/// What is marked on the axis of epochs.
package struct AxisMark: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case edit
    /// A hit of a stop.
    case hit
    case letter(Unicode.Scalar)
  }

  /// How many epochs lie before it.
  package let epochs: Double
  package let kind: Kind
}

extension State {
  /// The edits of the run, the hits of stops as far as they have been listed, and the marks.
  package var axisMarks: [AxisMark] {
    let hits = stopTrail?.hits(upTo: run.furthest).map {
      mark(.hit, inExample: run.exampleIndex(ofRow: $0.example - 1, inEpoch: $0.epoch))
    }
    let edits = run.journal.edits.map { mark(.edit, inExample: $0.start) }
    let letters = marks.places.sorted { $0.key.value < $1.key.value }.compactMap { letter, place in
      run.exampleEnd(ofStep: place.position).map {
        mark(.letter(letter), inExample: max(0, $0 - 1))
      }
    }
    return (hits ?? []) + edits + letters
  }

  private func mark(_ kind: AxisMark.Kind, inExample exampleIndex: Int) -> AxisMark {
    AxisMark(
      epochs: Double(exampleIndex) / Double(run.setup.examples.count), kind: kind)
  }
}
