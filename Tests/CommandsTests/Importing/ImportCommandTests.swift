import Backprop
import Documents
import TestSupport
import Testing

/// `import`, from weights to a network document.
@Suite struct ImportCommandTests {
  private static let weights = TensorFiles.safetensors(
    """
    {"0.weight": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
     "0.bias": {"dtype": "F32", "shape": [2], "data_offsets": [8, 16]},
     "2.weight": {"dtype": "F32", "shape": [1, 2], "data_offsets": [16, 24]}}
    """, TensorFiles.float32([0.5, -1, 0.25, 0.1, 3, 2]))

  private func world() -> DataWorld {
    let world = DataWorld(["rows.csv": "i1\n2\n"])
    world.files["model.safetensors"] = Self.weights
    return world
  }

  @Test func whatIsImportedAnswersAsItsFormulaSays() throws {
    let world = world()
    let line = "import model.safetensors --activations relu,linear --loss mean-squared-error"
    #expect(world.run("\(line) --save net.json") == 0)
    #expect(world.output == "")
    #expect(
      world.errors
        == "model.safetensors: 0.weight: 1 → 2, relu; 2.weight: 2 → 1 without bias, linear\n"
    )
    #expect(world.run("predict net.json --data rows.csv") == 0)
    #expect(world.output == "o1\n3.75\n")
  }

  @Test func withoutSaveItIsWrittenToStandardOutput() throws {
    let world = world()
    #expect(
      world.run("import model.safetensors --activations tanh,sigmoid --loss binary-cross-entropy")
        == 0)
    let network = try NetworkDocument.network(from: world.object())
    #expect(network.loss == .binaryCrossEntropy)
    #expect(network.parameters == [0.5, -1, 3, 2, 0.25, Double(Float(0.1))])
  }

  @Test(arguments: [
    ("import", "backstep: import needs a file of weights: .safetensors, or .npz of NumPy"),
    (
      "import model.safetensors",
      "backstep: import needs --activations, one for each layer, such as --activations tanh,softmax"
    ),
    (
      "import model.safetensors --activations tanh,sofmax",
      #"backstep: --activations cannot have "sofmax"; did you mean "softmax"?"#
    ),
    ("import model.safetensors --rate 2", "backstep: --rate is no option of import"),
    (
      "import model.safetensors other --activations tanh",
      #"backstep: "other" is one name too many; open one lesson or file at a time"#
    ),
  ])
  func wrongUsageIsOneLine(line: String, message: String) {
    let world = world()
    #expect(world.run(line) == 2)
    #expect(world.errors == message + "\n")
    #expect(world.output == "")
  }

  @Test(arguments: [
    ("import gone.npz --activations tanh", "gone.npz: no such file"),
    (
      "import model.safetensors --activations tanh --loss mean-squared-error",
      #"model.safetensors: has 2 layers, and --activations names 1; it names one for each: "#
        + #""0.weight", "2.weight""#
    ),
    (
      "import rows.csv --activations tanh",
      "rows.csv: is neither .safetensors nor .npz; "
        + "save weights with numpy.savez, or with safetensors.torch.save_file"
    ),
  ])
  func aFileThatDoesNotFitIsOneLine(line: String, message: String) {
    let world = world()
    #expect(world.run(line) == 65)
    #expect(world.errors == message + "\n")
  }

  @Test func weightsOfNumPyArePackedInEveryWay() throws {
    guard Reader.has("python3 -c 'import numpy'", else: "weights of NumPy are not read") else {
      return
    }
    let folder = try Folder()
    let script = try folder.write(
      "script.py",
      """
      import numpy as np
      source = np.random.default_rng(1)
      for name, save in [("plain", np.savez), ("packed", np.savez_compressed)]:
          for kind in "f2", "f4", "f8", ">f8":
              arrays = {
                  "fc.2.weight": np.round(source.normal(size=(20, 30)), 1).astype(kind),
                  "fc.10.weight": np.asfortranarray(source.normal(size=(3, 20)).astype(kind)),
                  "fc.10.bias": np.zeros(3, kind),
              }
              save(f"\(folder.path)/{name}{kind.strip('>')}{len(kind)}.npz", **arrays)
              values = [v for key in arrays for v in arrays[key].ravel().astype("f8")]
              print(f"{name}{kind.strip('>')}{len(kind)}.npz", *map(float.hex, map(float, values)))
      """)
    let (status, output) = try Reader.run("exec python3 '\(script)'")
    #expect(status == .code(0), "\(output)")
    let lines = output.replacing("\r\n", with: "\n").split(separator: "\n")
    #expect(lines.count == 8)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let tensors = try Tensor.read(try #require(folder.bytes(words[0])))
      let network = try TensorNetwork.network(
        of: tensors, activations: [.tanh, .softmax], loss: nil
      ).network
      #expect(network.parameters == words.dropFirst().compactMap(Double.init))
    }
  }
}
