package import Backprop

extension Shape {
  /// The pixels along one side of the picture that the inputs are; `nil` where their number is no
  /// square of 5×5 or more.
  package var pictureSide: Int? {
    guard recurrence == nil, inputCount <= 10_000 else { return nil }
    return (5...100).first { $0 * $0 == inputCount }
  }
}
