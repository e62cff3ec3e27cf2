/// Files of weights, made byte by byte.
package enum TensorFiles {
  /// A whole number of some bytes, the lowest first.
  package static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// Numbers of 32 bits.
  package static func float32(_ values: [Float]) -> [UInt8] {
    values.flatMap { bytes(Int($0.bitPattern), 4) }
  }

  /// Numbers of 64 bits.
  package static func float64(_ values: [Double]) -> [UInt8] {
    values.flatMap { bytes(Int(truncatingIfNeeded: $0.bitPattern), 8) }
  }

  package static func safetensors(_ header: String, _ numbers: [UInt8]) -> [UInt8] {
    bytes(header.utf8.count, 8) + Array(header.utf8) + numbers
  }

  /// A header of NumPy and what follows it.
  package static func npy(_ header: String, _ numbers: [UInt8], version: UInt8 = 1) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [version, 0] + bytes(header.utf8.count, version == 1 ? 2 : 4)
      + Array(header.utf8) + numbers
  }

  /// An array of NumPy.
  package static func npy(
    _ type: String, _ shape: String, _ numbers: [UInt8], isFortran: Bool = false
  ) -> [UInt8] {
    npy(
      "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': \(shape), }\n",
      numbers)
  }

  /// An archive of stored files.
  package static func zip(_ files: [(name: String, contents: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var list: [UInt8] = []
    for (name, contents) in files {
      let sizes =
        bytes(Int(checkSum(of: contents)), 4) + bytes(contents.count, 4) + bytes(contents.count, 4)
        + bytes(name.utf8.count, 2)
      list +=
        bytes(0x0201_4b50, 4) + bytes(20, 2) + bytes(20, 2) + bytes(0, 8) + sizes + bytes(0, 12)
        + bytes(archive.count, 4) + Array(name.utf8)
      archive +=
        bytes(0x0403_4b50, 4) + bytes(20, 2) + bytes(0, 8) + sizes + bytes(0, 2) + Array(name.utf8)
        + contents
    }
    return archive + list + bytes(0x0605_4b50, 4) + bytes(0, 4) + bytes(files.count, 2)
      + bytes(files.count, 2) + bytes(list.count, 4) + bytes(archive.count, 4) + bytes(0, 2)
  }

  /// CRC-32, bit by bit.
  private static func checkSum(of bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
