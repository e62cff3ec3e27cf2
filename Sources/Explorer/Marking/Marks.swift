import Backprop

/// What a person leaves at places of a run: letters to come back to, and notes.
package struct Marks: Sendable {
  /// Words at a place.
  package struct Note: Sendable {
    let place: Jumps.Place
    /// The place by its name.
    let address: String
    /// As they are shown: as many lines as a page may have.
    package let lines: [String]

    package var position: Int { place.position }
  }

  /// By their letters.
  package internal(set) var places: [Unicode.Scalar: Jumps.Place] = [:]
  /// In the order of their positions.
  package private(set) var notes: [Note] = []

  /// Puts a note at its place; returns the one that was there.
  mutating func write(_ note: Note) -> Note? {
    let earlier = erase(at: note.position)
    notes.insert(note, at: notes.firstIndex { $0.position > note.position } ?? notes.count)
    return earlier
  }

  /// Takes the note of a place away, and returns it; `nil` where there is none.
  mutating func erase(at position: Int) -> Note? {
    index(at: position).map { notes.remove(at: $0) }
  }

  /// The number of the note at a place, from 0.
  package func index(at position: Int) -> Int? { notes.firstIndex { $0.position == position } }
}
