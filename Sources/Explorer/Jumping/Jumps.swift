package import Backprop
import Documents

/// The places from which a person has jumped, and those that were left by going back.
package struct Jumps: Sendable {
  /// A place in a run, and what was pointed at there.
  package struct Place: Sendable {
    package let position: Int
    /// The last step there, and its value; `nil` at the start.
    package let quantity: Quantity?
    package let value: Double?
    /// The page that the run belongs to, from 0; `nil`: none.
    let page: Int?
    /// The example that the run stands in, counted over the whole run from 0; `nil`: only going there
    /// tells.
    let exampleIndex: Int?
    /// The edits of the run.
    let edits: [Edit]
    let pointing: Pointing
    let panel: Panel

    /// Whether a run with other edits has the same numbers here.
    func isAsBefore(with others: [Edit]) -> Bool {
      guard let exampleIndex else { return edits == others }
      return edits.prefix { $0.start <= exampleIndex } == others.prefix { $0.start <= exampleIndex }
    }

    /// Whether it is the same place of the same run.
    func isSame(as other: Place) -> Bool {
      position == other.position && page == other.page && edits == other.edits
        && pointing == other.pointing
    }
  }

  /// The oldest first.
  package private(set) var earlier: [Place] = []
  /// The next one last.
  package private(set) var later: [Place] = []

  /// More than these nobody goes back.
  private static let most = 1_000

  /// Keeps a place that is left by a jump.
  mutating func leave(_ place: Place) {
    later = []
    guard earlier.last.map(place.isSame) != true else { return }
    earlier.append(place)
    if earlier.count > Jumps.most { earlier.removeFirst() }
  }

  /// The places to go back to from one; a jump that led nowhere is none.
  func earlier(than place: Place) -> ArraySlice<Place> {
    earlier.prefix((earlier.lastIndex { !$0.isSame(as: place) } ?? -1) + 1)
  }

  /// Goes back by some places; returns the one to go to, `nil` where there are not so many.
  mutating func goBack(by count: Int, from place: Place) -> Place? {
    earlier.removeSubrange(earlier(than: place).endIndex...)
    guard count > 0, count <= earlier.count else { return nil }
    later.append(place)
    for _ in 1..<count { later.append(earlier.removeLast()) }
    return earlier.removeLast()
  }

  /// Goes forth by some places.
  mutating func goForth(by count: Int, from place: Place) -> Place? {
    guard count > 0, count <= later.count else { return nil }
    earlier.append(place)
    for _ in 1..<count { earlier.append(later.removeLast()) }
    return later.removeLast()
  }
}
