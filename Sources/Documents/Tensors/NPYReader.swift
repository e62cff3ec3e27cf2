/// Reads an array of NumPy's own format, `.npy`: a header that is a literal of Python, then the numbers.
struct NPYReader {
  static let signature: [UInt8] = [0x93] + Array("NUMPY".utf8)

  private let format: TensorFormat
  private let isBigEndian: Bool
  private let isFortran: Bool
  private let shape: [Int]

  /// Reads an array; throws what is wrong, in one line.
  static func tensor(_ bytes: [UInt8], name: String) throws(DocumentError) -> Tensor {
    let damaged = DocumentError.tensors(
      "\(excerpt(name)) is no array of NumPy", "the file is damaged")
    guard bytes.count >= 12, bytes.starts(with: signature) else { throw damaged }
    let version = bytes[6]
    guard (1...3).contains(version) else {
      throw .tensors(
        "\(excerpt(name)) is of version \(version) of NumPy's format", "versions 1 to 3 are read")
    }
    let start = version == 1 ? 10 : 12
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - start else { throw damaged }
    let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
    let reader = try NPYReader(header, name: name)
    guard let count = Tensor.count(of: reader.shape) else {
      throw .tensors(
        "\(excerpt(name)) is too large", "a network has at most \(Tensor.most) weights")
    }
    let numbers = bytes[(start + length)...]
    guard numbers.count == count * reader.format.size else {
      throw .tensors(
        "\(excerpt(name)) has \(numbers.count) bytes of numbers in place of "
          + "\(count * reader.format.size)", "the file is damaged, or not whole")
    }
    let values = reader.format.values(numbers, isBigEndian: reader.isBigEndian)
    return Tensor(
      name: name, shape: reader.shape,
      values: reader.isFortran ? rowsFirst(values, reader.shape) : values)
  }

  /// Puts numbers whose first direction runs fastest into the order of rows.
  private static func rowsFirst(_ values: [Double], _ shape: [Int]) -> [Double] {
    guard shape.count > 1 else { return values }
    // How far apart the next ones of each direction are.
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var place = [Int](repeating: 0, count: shape.count)
    var source = 0
    return values.indices.map { _ in
      defer {
        for axis in shape.indices.reversed() {
          place[axis] += 1
          source += strides[axis]
          if place[axis] < shape[axis] { break }
          source -= strides[axis] * shape[axis]
          place[axis] = 0
        }
      }
      return values[source]
    }
  }

  /// Reads a header such as `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }`.
  private init(_ header: String, name: String) throws(DocumentError) {
    let damaged = DocumentError.tensors(
      "the header of \(excerpt(name)) is not NumPy's", "the file is damaged")
    guard let entries = Self.entries(header), entries.count == 3,
      case .some(.text(let type)) = entries["descr"],
      case .some(.word(let order)) = entries["fortran_order"], ["True", "False"].contains(order),
      case .some(.numbers(let shape)) = entries["shape"]
    else { throw damaged }
    let formats: [String: TensorFormat] = ["f8": .float64, "f4": .float32, "f2": .float16]
    guard let format = formats[String(type.dropFirst())], "<>=".contains(type.prefix(1)) else {
      throw .tensors(
        "\(excerpt(name)) is of type \(excerpt(type))", "weights are float64, float32 or float16")
    }
    self.format = format
    isBigEndian = type.hasPrefix(">")
    isFortran = order == "True"
    self.shape = shape
  }

  private enum Value {
    case text(String)
    case word(String)
    case numbers([Int])
  }

  /// The entries of a dictionary of texts, words and tuples of whole numbers; `nil` where it is none.
  private static func entries(_ text: String) -> [String: Value]? {
    var rest = text.drop { $0.isWhitespace }
    func pass(_ sign: Character) -> Bool {
      rest = rest.drop { $0 == " " }
      guard rest.first == sign else { return false }
      rest.removeFirst()
      rest = rest.drop { $0 == " " }
      return true
    }
    func quoted() -> String? {
      guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
      rest.removeFirst()
      let content = rest.prefix { $0 != quote }
      rest = rest[content.endIndex...]
      return pass(quote) ? String(content) : nil
    }
    func tuple() -> [Int]? {
      var numbers: [Int] = []
      while !pass(")") {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        numbers.append(number)
        rest = rest[digits.endIndex...]
        // Python 2 wrote a long one so.
        if rest.first == "L" { rest.removeFirst() }
        if !pass(",") { return pass(")") ? numbers : nil }
      }
      return numbers
    }
    func value() -> Value? {
      if pass("(") { return tuple().map(Value.numbers) }
      if rest.first == "'" || rest.first == "\"" { return quoted().map(Value.text) }
      let word = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest[word.endIndex...]
      return word.isEmpty ? nil : .word(String(word))
    }
    guard pass("{") else { return nil }
    var entries: [String: Value] = [:]
    while !pass("}") {
      guard let key = quoted(), pass(":"), let value = value(),
        entries.updateValue(value, forKey: key) == nil
      else { return nil }
      if !pass(",") { return pass("}") ? entries : nil }
    }
    return entries
  }
}
