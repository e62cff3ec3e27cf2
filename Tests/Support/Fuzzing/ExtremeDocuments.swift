import TestSupport

/// Valid documents with limits and sizes that are far out.
enum ExtremeDocuments {
  private static let counts = ["1", "1000000", "4000000000000000000", "9223372036854775807"]

  /// A lesson with other limits than its own.
  static func lesson(_ bytes: [UInt8], using source: inout SeededGenerator) -> [UInt8] {
    guard Bool.random(using: &source) else { return bytes }
    var text = String(decoding: bytes, as: UTF8.self)
    let keys = ["epochs", "epoch", "step", "limit", "batch", "count"]
    for key in keys where Bool.random(using: &source) {
      let value = counts.randomElement(using: &source) ?? "1"
      text = replacing(key, by: value, in: text)
    }
    return Array(text.utf8)
  }

  /// Puts another number after each key of a name.
  private static func replacing(_ key: String, by value: String, in text: String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    let key = Array("\"\(key)\": ".utf8)
    while let byte = rest.first {
      guard byte == key[0], rest.starts(with: key),
        let next = rest.dropFirst(key.count).first, (0x30...0x39).contains(next)
      else {
        result.append(byte)
        rest = rest.dropFirst()
        continue
      }
      result += key + Array(value.utf8)
      rest = rest.dropFirst(key.count).drop { (0x30...0x39).contains($0) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A recurrent network, with a limit of sweeps and a tolerance.
  static func recurrent(using source: inout SeededGenerator) -> [UInt8] {
    let count = [2, 3, 8, 60].randomElement(using: &source) ?? 2
    // With the larger ones it does not settle.
    let sizes: [Double] = [0.1, 1, 30]
    let size = sizes.randomElement(using: &source) ?? 1
    var rows: [String] = []
    for _ in 0..<count {
      var row: [String] = []
      for _ in 0..<count {
        let weight = Double.random(in: -size...size, using: &source)
        row.append("\(weight)")
      }
      rows.append("[\(row.joined(separator: ", "))]")
    }
    let limit = ["1", "2", "100", "1000000"].randomElement(using: &source) ?? "1"
    let tolerance = ["1e-6", "5e-324", "1e308"].randomElement(using: &source) ?? "1e-6"
    let activation = ["tanh", "sigmoid"].randomElement(using: &source) ?? "tanh"
    return Array(
      """
      {"format": "backstep-network", "version": 1, "kind": "recurrent",
       "activation": "\(activation)", "weights": [\(rows.joined(separator: ",\n"))],
       "inputUnits": [0, 1], "outputUnits": [1],
       "settle": {"tolerance": \(tolerance), "limit": \(limit)}}
      """.utf8)
  }

  /// Data for it.
  static let settlingTable = Array("a,b,t\n0.5,1,0.25\n-1,0.125,0.5\n1e-300,0,-0.5\n".utf8)
}
