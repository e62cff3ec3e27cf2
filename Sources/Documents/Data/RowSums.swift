internal import Backprop

/// A number that tells whether a row is still the one that it was: equal rows have equal sums, and
/// others hardly ever.
///
/// It is made of the bits of what a network is given, by the rule of Fowler, Noll and Vo (FNV-1a), a
/// number at a time in place of a byte.
struct RowSum: Equatable, Sendable {
  private let value: UInt64

  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  init(_ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>) {
    var value = RowSum.basis
    for numbers in [inputs, targets] {
      for number in numbers {
        value = (value ^ number.bitPattern) &* RowSum.prime
        // A product moves bits upwards alone.
        value ^= value >> 32
      }
    }
    self.value = value
  }

  /// Reads what `text` writes.
  init?(_ text: String) {
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else { return nil }
    self.value = value
  }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The sums of rows as a document has them.
struct RowSums {
  let all: [RowSum]
  /// Where they stand.
  let location: SourceLocation

  /// What is other than it was, in words: the first row of which that is so; `nil`: nothing.
  func problem(with table: DataTable) -> String? {
    let found = RowSums.sums(of: table)
    let file = table.file.map(escapingControls(in:)) ?? "the data"
    guard let place = zip(found, all).enumerated().first(where: { $0.element.0 != $0.element.1 })
    else {
      return found.count == all.count
        ? nil
        : "\(file) has \(counted(found.count, "example")), and had \(all.count) when this was saved"
    }
    let row =
      table.lines.indices.contains(place.offset)
      ? "line \(table.lines[place.offset]) of \(file)"
      : "test example \(place.offset - table.examples.count + 1) of \(file)"
    return "\(row) is not as it was when this was saved"
  }

  /// The sums of all rows of a table: of those to train with, then of those to test with.
  static func sums(of table: DataTable) -> [RowSum] {
    table.parts.flatMap { part in
      (0..<part.count).map { RowSum(part.inputs(of: $0), ArraySlice(part.targets(of: $0))) }
    }
  }
}
