import Backprop

/// What a person has done in a run of a lesson, and left for the next time.
extension Lesson {
  /// Changes that hold from a place on.
  package struct Edit: Equatable, Sendable {
    package var address: StepAddress
    /// The number of steps before the place, where it is known.
    package var position: Int?
    package var changes: [Change]

    package init(address: StepAddress, position: Int? = nil, changes: [Change]) {
      (self.address, self.position, self.changes) = (address, position, changes)
    }
  }

  /// A place of a run, by the number of steps before it or by its name.
  package enum Place: Equatable, Sendable {
    case position(Int)
    case address(StepAddress)

    /// Reads `1200`, or a name such as `epoch 3 example 2`; `nil` where it is neither.
    package init?(_ text: String) {
      let digits = text.filter { $0 != "," }
      if let position = Int(digits), position >= 0, digits.allSatisfy(\.isNumber) {
        self = .position(position)
      } else if let address = StepAddress(text) {
        self = .address(address)
      } else {
        return nil
      }
    }
  }

  /// A place with a letter.
  package struct Mark: Equatable, Sendable {
    package let letter: String
    package let place: Place

    package init(letter: String, place: Place) {
      (self.letter, self.place) = (letter, place)
    }
  }
}
