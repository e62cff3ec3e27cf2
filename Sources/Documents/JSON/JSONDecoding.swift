/// Typed access to the members of an object.
extension JSONObject {
  /// Returns the value of a key; throws, at the object's place, if it is missing.
  package func required(_ key: String) throws(DocumentError) -> JSONValue {
    guard let value = self[key] else {
      throw DocumentError(
        at: location, problem: "\(excerpt(key)) is missing",
        remedy: "add it to the object that begins here")
    }
    return value
  }

  /// Returns the value of a key, or `nil` if it is left out or `null`.
  package func optional(_ key: String) -> JSONValue? {
    guard let value = self[key], value.content != .null else { return nil }
    return value
  }

  /// Throws, at its place, the first key that is not among the known ones.
  ///
  /// The remedy names the nearest known key, or all of them if none is near; `what` is what the
  /// object stands for, such as `a layer`.
  package func allow(only keys: [String], in what: String) throws(DocumentError) {
    let known = Set(keys)
    guard let member = members.first(where: { !known.contains($0.key) }) else { return }
    let near = nearestName(to: member.key, among: keys)
    throw DocumentError(
      at: member.keyLocation, problem: "unknown key \(excerpt(member.key))",
      remedy: near.map { "did you mean \"\($0)\"?" }
        ?? (keys.isEmpty ? "\(what) has no keys" : "\(what) knows \(quotedList(keys))"))
  }
}

/// Typed access to a value.
///
/// Each takes the name of what the value is for, mostly its key, and throws
/// `a string where "rate" needs a number` at the value's place if it is something else.
extension JSONValue {
  /// Returns the string; throws if the value is none.
  package func string(_ what: String) throws(DocumentError) -> String {
    guard case .string(let value) = content else {
      throw needs("a string", for: what, remedy: "write text in double quotes")
    }
    return value
  }

  /// Returns the number as a `Double`; throws if the value is none.
  package func number(_ what: String) throws(DocumentError) -> Double {
    switch content {
    case .integer(let value): return Double(value)
    case .number(let value): return value
    default: throw needs("a number", for: what, remedy: "write a number such as 0.5")
    }
  }

  /// Returns the whole number, which `1e3` and `5.0` are too; throws if it is none or out of range.
  package func integer(
    _ what: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(DocumentError) -> Int {
    let value: Int
    switch content {
    case .integer(let whole): value = whole
    case .number(let number):
      guard let whole = wholeNumber(number) else {
        throw needs("a whole number", found: "\(number)", for: what, remedy: remedy(for: range))
      }
      value = whole
    default: throw needs("a whole number", for: what, remedy: remedy(for: range))
    }
    guard range.contains(value) else {
      throw DocumentError(
        at: location, problem: "\(value) is out of range for \(excerpt(what))",
        remedy: remedy(for: range))
    }
    return value
  }

  /// Returns `true` or `false`; throws if the value is neither.
  package func bool(_ what: String) throws(DocumentError) -> Bool {
    guard case .bool(let value) = content else {
      throw needs("true or false", for: what, remedy: "write true or false, without quotes")
    }
    return value
  }

  /// Returns the elements; throws if the value is no list.
  package func array(_ what: String) throws(DocumentError) -> [JSONValue] {
    guard case .array(let value) = content else {
      throw needs("a list", for: what, remedy: "write it in [ ]")
    }
    return value
  }

  /// Returns the object; throws if the value is none.
  package func object(_ what: String) throws(DocumentError) -> JSONObject {
    guard case .object(let value) = content else {
      throw needs("an object", for: what, remedy: "write it in { }")
    }
    return value
  }

  /// Returns the numbers of a list; throws if the value is no list, or an element no number.
  package func numbers(_ what: String) throws(DocumentError) -> [Double] {
    let elements = try array(what)
    var numbers: [Double] = []
    numbers.reserveCapacity(elements.count)
    for element in elements { numbers.append(try element.number(what)) }
    return numbers
  }

  /// Returns the strings of a list; throws if the value is no list, or an element no string.
  package func strings(_ what: String) throws(DocumentError) -> [String] {
    var strings: [String] = []
    for element in try array(what) { strings.append(try element.string(what)) }
    return strings
  }

  /// Returns a string that is one of the known names; throws, naming the nearest, if it is none.
  package func name(_ what: String, among known: [String]) throws(DocumentError) -> String {
    let name = try string(what)
    if known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { return name }
    let near = nearestName(to: name, among: known)
    throw DocumentError(
      at: location, problem: "\(excerpt(name)) is no \(excerpt(what))",
      remedy: near.map { "did you mean \"\($0)\"?" } ?? "write one of \(quotedList(known))")
  }

  /// The error of a value that is something else than its use needs.
  private func needs(
    _ need: String, found: String? = nil, for what: String, remedy: String
  ) -> DocumentError {
    DocumentError(
      at: location, problem: "\(found ?? kind) where \(excerpt(what)) needs \(need)",
      remedy: remedy)
  }

  private func remedy(for range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): "write a whole number"
    case (let low, .max): "write a whole number from \(low) on"
    case (.min, let high): "write a whole number up to \(high)"
    case (let low, let high): "write a whole number from \(low) to \(high)"
    }
  }
}
