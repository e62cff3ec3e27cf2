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
    let hits = stopTrail?.hits(upTo: run.furthest).map { hit in
      // What the check of an epoch finds stands at its end, where E does.
      AxisMark(
        epochs: hit.quantity == .error
          ? Double(hit.epoch)
          : fraction(ofExample: run.exampleIndex(ofRow: hit.example - 1, inEpoch: hit.epoch)),
        kind: .hit)
    }
    // What is changed before anything is trained bends no curve.
    let edits = run.journal.edits.filter { $0.start > 0 }.map {
      AxisMark(epochs: fraction(ofExample: $0.start), kind: .edit)
    }
    let letters = marks.places.sorted { $0.key.value < $1.key.value }.compactMap { letter, place in
      run.exampleEnd(ofStep: place.position).map { end in
        // The last step of an epoch is its check.
        let isCheck = run.step(before: place.position)?.quantity == .error
        return AxisMark(
          epochs: fraction(ofExample: isCheck ? end : max(0, end - 1)), kind: .letter(letter))
      }
    }
    return (hits ?? []) + edits + letters
  }

  private func fraction(ofExample exampleIndex: Int) -> Double {
    Double(exampleIndex) / Double(run.setup.examples.count)
  }
}
