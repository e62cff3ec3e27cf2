extension JSONReader {
  /// Returns the scalar at `position` in quotes, after a prefix; throws if it is not UTF-8.
  func nextScalar(after prefix: String = "") throws(DocumentError) -> String {
    guard let length = UTF8Sequence.length(in: bytes, at: position) else {
      throw .notUTF8(at: location)
    }
    return excerpt(prefix + String(decoding: bytes[position..<position + length], as: UTF8.self))
  }

  /// The error of a text that ends too soon.
  func endsEarly(missing: String = "") -> DocumentError {
    guard let innermost else {
      return DocumentError(at: location, problem: "the text ends early", remedy: "add a value")
    }
    let isObject = innermost.closer == .rightBrace
    let place = "\(innermost.location.line):\(innermost.location.column)"
    let closer = isObject ? "}" : "]"
    return DocumentError(
      at: location,
      problem: "the text ends inside the \(isObject ? "object" : "list") that begins at \(place)",
      remedy: missing.isEmpty ? "add \(closer)" : "add \(missing) and \(closer)")
  }

  /// The error of a sign that stands where something else should.
  private func found(_ expected: String, remedy: String) -> DocumentError {
    do throws(DocumentError) {
      return DocumentError(
        at: location, problem: "\(try nextScalar()) where \(expected) should be", remedy: remedy)
    } catch {
      return error
    }
  }

  func noValue() -> DocumentError {
    switch byte {
    case nil: return endsEarly(missing: "a value")
    case UInt8.plus, UInt8.point: return malformed(from: position, at: location)
    case UInt8.apostrophe: return found("a value", remedy: "use double quotes")
    case UInt8.slash: return commentSign()
    default:
      return found(
        "a value", remedy: "write a number, a string, a list or an object")
    }
  }

  func noKey() -> DocumentError {
    switch byte {
    case nil: return endsEarly(missing: "a key, a value")
    case UInt8.slash: return commentSign()
    default: return found("a key", remedy: "write keys in double quotes")
    }
  }

  func noColon(after key: String) -> DocumentError {
    guard byte != nil else { return endsEarly(missing: "a colon, a value") }
    return found("a colon", remedy: "write \(excerpt(key)): and a value")
  }

  func noComma() -> DocumentError {
    guard byte != nil else { return endsEarly() }
    if byte == .slash { return commentSign() }
    let isObject = innermost?.closer == .rightBrace
    return found(
      isObject ? "a comma or }" : "a comma or ]",
      remedy: isObject ? "put a comma between members" : "put a comma between values")
  }

  private func commentSign() -> DocumentError {
    DocumentError(
      at: location, problem: "a comment outside a string",
      remedy: "write it as a member, \"//\": \"…\"")
  }

  func lastComma(at place: SourceLocation) -> DocumentError {
    DocumentError(at: place, problem: "a comma after the last value", remedy: "remove it")
  }

  func secondKey(_ key: String, at place: SourceLocation) -> DocumentError {
    DocumentError(
      at: place, problem: "the key \(excerpt(key)) is there twice", remedy: "keep one of them")
  }

  func tooDeep() -> DocumentError {
    DocumentError(
      at: location, problem: "more than \(Self.depthLimit) lists and objects inside each other",
      remedy: "nest them less")
  }

  func tooMany() -> DocumentError {
    DocumentError(
      at: location, problem: "more than \(Self.mostValues / 1_000_000) million values",
      remedy: "give large data as a CSV file, and a network at most "
        + "\(NetworkDocument.mostWeights / 1_000_000) million weights")
  }

  func textAfterEnd() -> DocumentError {
    guard byte != .slash else { return commentSign() }
    do throws(DocumentError) {
      return DocumentError(
        at: location, problem: "\(try nextScalar()) after the end of the document",
        remedy: "remove it")
    } catch {
      return error
    }
  }
}
