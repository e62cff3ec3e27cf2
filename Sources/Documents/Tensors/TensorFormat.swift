/// How a number of a tensor stands in a file.
enum TensorFormat: CaseIterable {
  case float64
  case float32
  case float16
  /// The upper half of a `float32`.
  case bfloat16

  /// How many bytes a number takes.
  var size: Int {
    switch self {
    case .float64: 8
    case .float32: 4
    case .float16, .bfloat16: 2
    }
  }

  /// Reads numbers that stand side by side, each of them exactly.
  ///
  /// - Precondition: the number of bytes is a multiple of `size`.
  func values(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool = false) -> [Double] {
    precondition(bytes.count % size == 0)
    return bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map { index in
        var bits: UInt64 = 0
        for place in 0..<size {
          let byte = bytes[index * size + (isBigEndian ? place : size - 1 - place)]
          bits = bits << 8 | UInt64(byte)
        }
        return value(bits)
      }
    }
  }

  private func value(_ bits: UInt64) -> Double {
    switch self {
    case .float64: Double(bitPattern: bits)
    case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .bfloat16: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
    case .float16: TensorFormat.half(bits)
    }
  }

  /// A number of 16 bits (IEEE 754 binary16); not every platform's Swift has its type.
  private static func half(_ bits: UInt64) -> Double {
    let sign = bits & 0x8000 == 0 ? 1.0 : -1.0
    let exponent = Int(bits >> 10 & 0x1f)
    let fraction = Double(bits & 0x3ff)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction * 0x1p-10)
        * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
