/// Reads `.safetensors`: the length of a header, the header in JSON, then all numbers.
enum SafetensorsReader {
  /// As in the format's own reader.
  private static let longestHeader = 100_000_000
  private static let formats: [String: TensorFormat] = [
    "F64": .float64, "F32": .float32, "F16": .float16, "BF16": .bfloat16,
  ]

  /// Reads all tensors; throws what is wrong, in one line.
  static func read(_ bytes: [UInt8]) throws(DocumentError) -> [Tensor] {
    let unknown = "is neither .safetensors nor .npz"
    guard bytes.count >= 10 else { throw .tensors(unknown, NPZReader.advice) }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard bytes[8] == UInt8(ascii: "{") else { throw .tensors(unknown, NPZReader.advice) }
    guard length <= longestHeader, let end = Int(exactly: length), end <= bytes.count - 8 else {
      throw .tensors("its header is longer than the file", "it is damaged, or not whole")
    }
    let header = try header(bytes[8..<8 + end])
    let numbers = bytes[(8 + end)...]
    var tensors: [Tensor] = []
    for member in header.members where member.key != "__metadata__" {
      tensors.append(try tensor(member, numbers))
    }
    try checkRoom(header, numbers.count)
    return tensors
  }

  private static func header(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> JSONObject {
    do throws(DocumentError) {
      return try JSONReader.readObject(Array(bytes))
    } catch {
      // Its lines are not those of the file.
      throw .tensors("its header is no JSON: " + error.problem, "it is damaged")
    }
  }

  private static func tensor(
    _ member: JSONObject.Member, _ numbers: ArraySlice<UInt8>
  ) throws(DocumentError) -> Tensor {
    let name = excerpt(member.key)
    do throws(DocumentError) {
      let object = try member.value.object(member.key)
      let type = try object.required("dtype").string("dtype")
      guard let format = formats[type] else {
        throw .tensors(
          "\(name) is of type \(excerpt(type))", "weights are F64, F32, F16 or BF16")
      }
      let shape = try whole(object, "shape")
      let range = try whole(object, "data_offsets")
      guard let count = Tensor.count(of: shape) else {
        throw .tensors("\(name) is too large", "a network has at most \(Tensor.most) weights")
      }
      guard range.count == 2, range[0] <= range[1], range[1] <= numbers.count,
        range[1] - range[0] == count * format.size
      else {
        throw .tensors(
          "the bytes of \(name) are not where its header says, or not as many",
          "the file is damaged, or not whole")
      }
      let slice = numbers[numbers.startIndex + range[0]..<numbers.startIndex + range[1]]
      return Tensor(name: member.key, shape: shape, values: format.values(slice))
    } catch {
      guard error.location != nil else { throw error }
      throw .tensors("the header of \(name): " + error.problem, "the file is damaged")
    }
  }

  private static func whole(_ object: JSONObject, _ key: String) throws(DocumentError) -> [Int] {
    var numbers: [Int] = []
    for value in try object.required(key).array(key) {
      numbers.append(try value.integer(key, in: 0...Int.max))
    }
    return numbers
  }

  /// No two tensors share bytes, and no byte belongs to none: a file that says otherwise is no weights
  /// that somebody saved.
  private static func checkRoom(_ header: JSONObject, _ count: Int) throws(DocumentError) {
    var ranges: [[Int]] = []
    for member in header.members where member.key != "__metadata__" {
      ranges.append(try whole(member.value.object(member.key), "data_offsets"))
    }
    var end = 0
    for range in ranges.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
      guard range[0] == end else {
        throw .tensors("its tensors overlap, or leave bytes between", "the file is damaged")
      }
      end = range[1]
    }
    guard end == count else {
      throw .tensors("bytes follow after its last tensor", "the file is damaged")
    }
  }
}
