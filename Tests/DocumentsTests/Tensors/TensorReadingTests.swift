import Documents
import TestSupport
import Testing

/// Files of weights, read, and refused.
@Suite struct TensorReadingTests {
  private typealias Files = TensorFiles

  private static let two = """
    {"__metadata__": {"format": "pt"}, "0.bias": {"dtype": "F64", "shape": [1], "data_offsets": [8, 16]},
     "0.weight": {"dtype": "F32", "shape": [1, 2], "data_offsets": [0, 8]}}
    """
  private static let twoNumbers = Files.float32([0.1, -2]) + Files.float64([0.1])

  private func line(_ bytes: [UInt8]) -> String? {
    errorLine { () throws(DocumentError) in _ = try Tensor.read(bytes) }
  }

  @Test func readsSafetensors() throws {
    let tensors = try Tensor.read(Files.safetensors(Self.two, Self.twoNumbers))
    #expect(
      tensors == [
        Tensor(name: "0.bias", shape: [1], values: [0.1]),
        Tensor(name: "0.weight", shape: [1, 2], values: [Double(Float(0.1)), -2]),
      ])
  }

  @Test(arguments: [
    ("F16", [0x00, 0x3c, 0x01, 0x00, 0xff, 0xfb], [1, 0x1p-24, -65504]),
    ("F16", [0x00, 0x80, 0x00, 0x7c, 0x00, 0x04], [-0.0, .infinity, 0x1p-14]),
    ("BF16", [0x80, 0x3f, 0x49, 0x40, 0x01, 0x00], [1, 3.140625, 0x1p-133]),
  ])
  func halvesAreReadExactly(type: String, bytes: [UInt8], values: [Double]) throws {
    let header = #"{"w": {"dtype": "\#(type)", "shape": [3], "data_offsets": [0, 6]}}"#
    let tensor = try #require(try Tensor.read(Files.safetensors(header, bytes)).first)
    #expect(tensor.values.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func readsArchivesOfNumPy() throws {
    let numbers = Files.float32([1, 2, 3, 4, 5, 6])
    let tensors = try Tensor.read(
      Files.zip([
        ("a.npy", Files.npy("<f4", "(2, 3)", numbers)),
        ("b.npy", Files.npy("<f4", "(2, 3)", numbers, isFortran: true)),
        ("c.npy", Files.npy(">f8", "(1,)", Files.float64([0.1]).reversed())),
        ("d.npy", Files.npy("<f2", "()", [0x00, 0x3e])),
        (
          "e.npy",
          Files.npy(
            #"{"shape": (2L, 1), "descr": "<f4", "fortran_order": False}"#,
            Files.float32([7, 8]), version: 2)
        ),
        ("f.npy", Files.npy("<f4", "(2, 1, 3)", numbers, isFortran: true)),
      ]))
    #expect(
      tensors == [
        Tensor(name: "a", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]),
        Tensor(name: "b", shape: [2, 3], values: [1, 3, 5, 2, 4, 6]),
        Tensor(name: "c", shape: [1], values: [0.1]),
        Tensor(name: "d", shape: [], values: [1.5]),
        Tensor(name: "e", shape: [2, 1], values: [7, 8]),
        Tensor(name: "f", shape: [2, 1, 3], values: [1, 3, 5, 2, 4, 6]),
      ])
  }

  // MARK: - What is refused

  private static func safetensors(_ entry: String, _ count: Int = 8) -> [UInt8] {
    Files.safetensors("{\"w\": {\(entry)}}", [UInt8](repeating: 0, count: count))
  }

  private static let damage: [([UInt8], String)] = [
    (
      [],
      "f: is neither .safetensors nor .npz; save weights with numpy.savez, or with safetensors.torch.save_file"
    ),
    (
      Array("symbol,value\n1,2\n".utf8),
      "f: is neither .safetensors nor .npz; save weights with numpy.savez, or with safetensors.torch.save_file"
    ),
    (
      Array(Files.safetensors(two, twoNumbers).dropLast(1)),
      #"f: the bytes of "0.bias" are not where its header says, or not as many; the file is damaged, or not whole"#
    ),
    (
      Files.bytes(1 << 40, 8) + Array("{}".utf8),
      "f: its header is longer than the file; it is damaged, or not whole"
    ),
    (
      Files.safetensors("{\"w\": 1", []),
      "f: its header is no JSON: the text ends inside the object that begins at 1:1; it is damaged"
    ),
    (
      safetensors(#""dtype": "I64", "shape": [1], "data_offsets": [0, 8]"#),
      #"f: "w" is of type "I64"; weights are F64, F32, F16 or BF16"#
    ),
    (
      safetensors(#""dtype": "F64", "shape": [-1], "data_offsets": [0, 8]"#),
      #"f: the header of "w": -1 is out of range for "shape"; the file is damaged"#
    ),
    (
      safetensors(#""dtype": "F64", "shape": [4611686018427387904, 4], "data_offsets": [0, 8]"#),
      #"f: "w" is too large; a network has at most 20 million weights"#
    ),
    (
      safetensors(#""dtype": "F64", "shape": [1], "data_offsets": [8, 16]"#, 16),
      "f: its tensors overlap, or leave bytes between; the file is damaged"
    ),
    (
      safetensors(#""dtype": "F64", "shape": [1], "data_offsets": [0, 8]"#, 9),
      "f: bytes follow after its last tensor; the file is damaged"
    ),
    (
      Files.npy("<f4", "(1,)", Files.float32([1])),
      "f: holds a single array, of no name; save all of them, by name, with numpy.savez"
    ),
    (
      Files.zip([("a.npy", Files.npy("<i8", "(1,)", Files.float64([1])))]),
      #"f: "a" is of type "<i8"; weights are float64, float32 or float16"#
    ),
    (
      Files.zip([("a.npy", Files.npy("<f8", "(2,)", Files.float64([1])))]),
      #"f: "a" has 8 bytes of numbers in place of 16; the file is damaged, or not whole"#
    ),
    (
      Files.zip([("a.npy", Files.npy("{'descr': '<f8'}", []))]),
      #"f: the header of "a" is not NumPy's; the file is damaged"#
    ),
    (
      Files.zip([("archive/data.pkl", [1])]),
      "f: is a pickle of PyTorch, which is not read; save weights with numpy.savez, or with safetensors.torch.save_file"
    ),
    (
      Files.zip([("a.txt", [1])]),
      #"f: holds "a.txt", which is no array of NumPy; save weights with numpy.savez, or with safetensors.torch.save_file"#
    ),
    (
      Array(Files.zip([("a.npy", Files.npy("<f8", "(1,)", Files.float64([1])))]).dropLast()),
      "f: is no whole archive; the file is damaged, or not whole"
    ),
  ]

  @Test(arguments: damage.indices) func damageIsOneLine(index: Int) {
    #expect(line(Self.damage[index].0) == Self.damage[index].1)
  }

  @Test func oneWrongBitIsSeen() {
    var archive = Files.zip([("a.npy", Files.npy("<f8", "(1,)", Files.float64([1])))])
    archive[31 + 8 + 10 + 50] ^= 1
    #expect(line(archive) == #"f: "a.npy" does not unpack to what was packed; the file is damaged"#)
  }

  @Test func noBytesAreTooStrange() {
    let files = [
      Files.safetensors(Self.two, Self.twoNumbers),
      Files.zip([
        ("a.npy", Files.npy("<f4", "(2, 3)", Files.float32([1, 2, 3, 4, 5, 6]), isFortran: true)),
        ("b.npy", Files.npy(">f8", "(1,)", Files.float64([0.1]))),
      ]), Files.npy("<f4", "(1,)", Files.float32([1])),
    ]
    var source = SeededGenerator(state: 17)
    for round in 0..<1_500 {
      let bytes = mutated(files[round % 3], using: &source)
      if let line = line(bytes) {
        #expect(line.hasPrefix("f: ") && !line.contains("\n"))
        // A check sum would hide what is behind it: here it is right.
      }
    }
    for _ in 0..<1_000 {
      let array = mutated(Files.npy("<f4", "(2, 3)", Files.float32([1, 2])), using: &source)
      _ = line(Files.zip([("a.npy", array)]))
    }
  }
}
