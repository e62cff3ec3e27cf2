/// A JSON object: its members in the document's order, without the comments.
package struct JSONObject: Equatable, Sendable {
  /// A key with its value.
  package struct Member: Equatable, Sendable {
    package var key: String
    package var keyLocation: SourceLocation
    package var value: JSONValue
  }

  /// The place of the opening brace.
  package let location: SourceLocation
  package private(set) var members: [Member] = []
  private var places: [String: Int] = [:]

  /// Creates an empty object that begins at a place.
  package init(at location: SourceLocation) {
    self.location = location
  }

  /// Returns the value of a key, or `nil` if there is none.
  package subscript(key: String) -> JSONValue? {
    places[key].map { members[$0].value }
  }

  /// Adds a member; returns false, and adds nothing, if the key is there already.
  ///
  /// Two keys that differ in their Unicode composition alone are one key, since they look the same.
  mutating func add(_ member: Member) -> Bool {
    guard places.updateValue(members.count, forKey: member.key) == nil else { return false }
    members.append(member)
    return true
  }
}
