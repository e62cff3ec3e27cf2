import Backprop

/// What a person leaves at places of a run: letters to come back to, and notes.
package struct Marks: Sendable {
  /// Words at a place.
  package struct Note: Equatable, Sendable {
    package let position: Int
    /// The place by its name.
    let address: String
    /// As they are shown: as many lines as a page may have.
    package let lines: [String]
  }

  /// By their letters.
  package internal(set) var places: [Unicode.Scalar: Jumps.Place] = [:]
  /// In the order of their positions.
  package private(set) var notes: [Note] = []

  /// Puts a note at its place, instead of the one that was there.
  mutating func write(_ note: Note) {
    notes.removeAll { $0.position == note.position }
    notes.insert(note, at: notes.firstIndex { $0.position > note.position } ?? notes.count)
  }

  /// Takes the note of a place away; returns whether there was one.
  mutating func erase(at position: Int) -> Bool {
    let count = notes.count
    notes.removeAll { $0.position == position }
    return notes.count < count
  }

  /// The number of the note at a place, from 0.
  func index(at position: Int) -> Int? { notes.firstIndex { $0.position == position } }
}
