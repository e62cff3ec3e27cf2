/// A name as names of columns are compared: by its letters and digits alone, capitals aside.
///
/// `Petal.Width` is `petal_width`. A name of other signs alone is compared as it stands.
struct ColumnName: Hashable, Sendable {
  private let key: String

  init(_ name: String) {
    let key = ColumnName.plainKey(name) ?? name.lowercased().filter { $0.isLetter || $0.isNumber }
    self.key = key.isEmpty ? name : key
  }

  /// The letters and digits of a name in ASCII; `nil` where it has other signs.
  private static func plainKey(_ name: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      guard byte < 0x80 else { return nil }
      if byte.isDigit || byte.isLetter { bytes.append(byte.isDigit ? byte : byte | 0x20) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
