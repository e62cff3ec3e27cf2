/// A value of a JSON document that knows where it stands.
package struct JSONValue: Equatable, Sendable {
  /// What a value is.
  package enum Content: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number written with digits alone that fits an `Int`, kept exact.
    case integer(Int)
    /// Any other number; always finite.
    case number(Double)
    case string(String)
    case array([JSONValue])
    indirect case object(JSONObject)
  }

  package var content: Content
  /// The place of the value's first sign.
  package var location: SourceLocation

  /// Creates a value that stands at a place.
  package init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// What the value is, with its article: `a string`.
  package var kind: String {
    switch content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer, .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
