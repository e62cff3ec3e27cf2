/// Names of files as text: on disk they are bytes, which need not be UTF-8.
///
/// Each byte that is no part of UTF-8 stands as one of the last 128 scalars of Unicode, which are for
/// private use; where those stand in a name themselves, their bytes are spelled like that, too. So
/// every name has one text, and every text gives back the bytes that it came from.
package enum FileName {
  private static let spelledBytes: ClosedRange<UInt32> = 0x10FF80...0x10FFFF

  /// Returns the text of a name.
  package static func text(of name: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var index = 0
    while index < name.count {
      if let length = UTF8Sequence.length(in: name, at: index),
        let scalar = String(validating: name[index..<index + length], as: UTF8.self)?
          .unicodeScalars.first, byte(spelledBy: scalar) == nil
      {
        text.append(scalar)
        index += length
      } else {
        if let scalar = Unicode.Scalar(0x10FF00 + UInt32(name[index])) { text.append(scalar) }
        index += 1
      }
    }
    return String(text)
  }

  /// Returns the bytes of a name.
  package static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let byte = byte(spelledBy: scalar) {
        bytes.append(byte)
      } else {
        bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    return bytes
  }

  /// Returns the byte that a scalar stands for in the text of a name; `nil` for itself.
  package static func byte(spelledBy scalar: Unicode.Scalar) -> UInt8? {
    spelledBytes.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// Returns the path up to its last slash, with it; empty where there is none.
  ///
  /// A mark that joins the sign before it leaves a slash a slash, which `Character` does not.
  package static func folder(of path: String) -> String {
    let scalars = path.unicodeScalars
    return scalars.lastIndex(of: "/").map { String(scalars[...$0]) } ?? ""
  }

  /// Returns what stands behind the last slash of a path.
  package static func base(of path: String) -> String {
    let scalars = path.unicodeScalars
    return scalars.lastIndex(of: "/").map { String(scalars[scalars.index(after: $0)...]) } ?? path
  }

  /// Whether a path can lead out of the folder that it is taken from.
  package static func leadsOut(_ path: String) -> Bool {
    let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
    return path.unicodeScalars.first == "/"
      || parts.contains { $0.elementsEqual("..".unicodeScalars) }
  }
}
