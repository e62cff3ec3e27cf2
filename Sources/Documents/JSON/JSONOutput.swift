/// A JSON value to be written, with the members of objects in the order they are given.
package indirect enum JSONOutput: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number; written `null` when it is not finite, since JSON has no word for that.
  case number(Double)
  case string(String)
  case array([JSONOutput])
  /// A list of so many numbers, each made when it is written: a long one takes no room.
  case list(count: Int, @Sendable (Int) -> JSONOutput)
  case object([(String, JSONOutput)])

  /// Returns an array of numbers.
  package static func numbers(_ values: some Sequence<Double>) -> JSONOutput {
    .array(values.map { .number($0) })
  }

  /// Returns an array of strings.
  package static func strings(_ values: some Sequence<String>) -> JSONOutput {
    .array(values.map { .string($0) })
  }

  /// Whether the value is a number, finite or not.
  var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }

  /// Whether the value holds no others.
  var isScalar: Bool {
    switch self {
    case .array, .list, .object: false
    default: true
    }
  }
}
