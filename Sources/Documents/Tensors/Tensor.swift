/// An array of numbers with a name, as other programs save them.
package struct Tensor: Equatable, Sendable {
  package let name: String
  /// How long it is in each direction, the outermost first.
  package let shape: [Int]
  /// All numbers, those of the last direction side by side.
  package let values: [Double]

  package init(name: String, shape: [Int], values: [Double]) {
    self.name = name
    self.shape = shape
    self.values = values
  }

  /// More numbers than these make no network.
  static let mostValues = 2 * NetworkDocument.mostWeights
  /// How many weights a network has at most, in words.
  static let most = "\(NetworkDocument.mostWeights / 1_000_000) million"

  /// How many numbers a shape has room for; `nil` where they are too many.
  static func count(of shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      guard length >= 0 else { return nil }
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard !overflows, product <= mostValues else { return nil }
      count = product
    }
    return count
  }

  /// Reads the tensors of a file of weights: `.safetensors`, or `.npz` of NumPy.
  ///
  /// - Parameter bytes: the file's; what it is is told by them, not by its name.
  /// - Returns: the tensors, in the order of the file.
  /// - Throws: what is wrong, in one line; no file makes the reader trap, or ask for more memory than a
  ///   network of the largest size needs.
  package static func read(_ bytes: [UInt8]) throws(DocumentError) -> [Tensor] {
    switch bytes.prefix(6) {
    case let head where head.starts(with: ZipReader.signature): return try NPZReader.read(bytes)
    case let head where head.starts(with: NPYReader.signature):
      throw .tensors(
        "holds a single array, of no name", "save all of them, by name, with numpy.savez")
    case let head where head.starts(with: [0x89, 0x48, 0x44, 0x46]):
      throw .tensors("is HDF5", "save the weights with numpy.savez, or as .safetensors")
    case let head where head.starts(with: [0x80]):
      throw .tensors("is a pickle of Python, which is not read", NPZReader.advice)
    default: return try SafetensorsReader.read(bytes)
    }
  }
}

extension DocumentError {
  /// What is wrong with a file of weights, and what would be right.
  static func tensors(_ problem: String, _ remedy: String = "") -> DocumentError {
    DocumentError(at: nil, problem: problem, remedy: remedy)
  }
}
