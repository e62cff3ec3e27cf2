/// Reads an archive of files (ZIP) whose entries are stored or deflated, none beyond 4 GB.
///
/// Every offset and length is checked, and what comes out against its own check sum.
struct ZipReader {
  /// What an archive begins with.
  static let signature: [UInt8] = [0x50, 0x4b, 0x03, 0x04]

  struct Entry {
    let name: String
    let isDeflated: Bool
    fileprivate let checkSum: UInt32
    fileprivate let packedSize: Int
    /// How many bytes come out.
    let size: Int
    /// Where its own header begins.
    fileprivate let offset: Int
  }

  private let bytes: [UInt8]
  private(set) var entries: [Entry] = []

  private static let damaged = DocumentError.tensors(
    "is no whole archive", "the file is damaged, or not whole")

  /// Reads the list of what is in an archive.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    self.bytes = bytes
    // It stands at the end; only a comment of at most 65,535 bytes may follow.
    let first = max(0, bytes.count - 22 - 0xffff)
    guard bytes.count >= 22,
      let end = (first...bytes.count - 22).last(where: { number($0, 4) == 0x0605_4b50 })
    else { throw Self.damaged }
    let count = number(end + 10, 2)
    var place = number(end + 16, 4)
    guard count != 0xffff, place != 0xffff_ffff else {
      throw .tensors("is an archive of more than 4 GB", "a network is smaller")
    }
    for _ in 0..<count {
      guard place <= end - 46, number(place, 4) == 0x0201_4b50 else { throw Self.damaged }
      let nameLength = number(place + 28, 2)
      let next = place + 46 + nameLength + number(place + 30, 2) + number(place + 32, 2)
      guard next <= end else { throw Self.damaged }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      let method = number(place + 10, 2)
      guard number(place + 8, 2) & 1 == 0, method == 0 || method == 8 else {
        throw .tensors(
          "\(excerpt(name)) is packed in a way that is not read",
          "numpy.savez and numpy.savez_compressed store or deflate")
      }
      entries.append(
        Entry(
          name: name, isDeflated: method == 8, checkSum: UInt32(number(place + 16, 4)),
          packedSize: number(place + 20, 4), size: number(place + 24, 4),
          offset: number(place + 42, 4)))
      place = next
    }
  }

  /// Unpacks a file.
  func contents(of entry: Entry) throws(DocumentError) -> [UInt8] {
    let header = entry.offset
    guard header <= bytes.count - 30, number(header, 4) == 0x0403_4b50 else { throw Self.damaged }
    let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
    guard start <= bytes.count, entry.packedSize <= bytes.count - start else { throw Self.damaged }
    let packed = bytes[start..<start + entry.packedSize]
    let contents =
      entry.isDeflated ? Inflate.contents(of: packed, count: entry.size) : Array(packed)
    guard let contents, contents.count == entry.size, checkSum(of: contents) == entry.checkSum
    else {
      throw .tensors(
        "\(excerpt(entry.name)) does not unpack to what was packed", "the file is damaged")
    }
    return contents
  }

  /// A whole number, its lowest byte first.
  ///
  /// - Precondition: it lies within the file.
  private func number(_ place: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// CRC-32, as archives have it (ISO 3309).
  private func checkSum(of bytes: [UInt8]) -> UInt32 {
    let table = (0..<UInt32(256)).map { byte in
      (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    return ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xff)] ^ $0 >> 8 }
  }
}
