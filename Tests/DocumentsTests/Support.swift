import Documents

/// Returns the line of the error an action throws in the file `f`, or `nil` if it throws none.
func errorLine(_ action: () throws(DocumentError) -> Void) -> String? {
  do throws(DocumentError) {
    try action()
    return nil
  } catch {
    return error.line(file: "f")
  }
}

/// A generator whose numbers depend on its seed alone (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}

/// Returns the bytes with one to three of them changed, added or removed, or their end cut off.
func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
  let signs = Array("\"\\{}[],:;\n\r\t0-+.eEuN/é".utf8)
  var bytes = bytes
  for _ in 0...Int.random(in: 0...2, using: &generator) where !bytes.isEmpty {
    let index = Int.random(in: bytes.indices, using: &generator)
    let sign = signs[Int.random(in: signs.indices, using: &generator)]
    switch generator.next() % 5 {
    case 0: bytes[index] = UInt8(truncatingIfNeeded: generator.next())
    case 1: bytes[index] = sign
    case 2: bytes.insert(sign, at: index)
    case 3: bytes.remove(at: index)
    default: bytes.removeLast(bytes.count - index)
    }
  }
  return bytes
}

/// Whether an error is short and holds nothing that acts on a terminal.
func isClean(_ line: String) -> Bool {
  line.unicodeScalars.count < 300
    && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) }
}
