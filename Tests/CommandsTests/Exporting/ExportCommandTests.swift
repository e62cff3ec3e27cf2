import Backprop
import Commands
import Documents
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct ExportCommandTests {
  private static let mixed = """
    {"format": "backstep-network", "version": 1, "loss": "mean-squared-error", "inputs": 2,
     "layers": [
       {"activation": "tanh", "weights": [[0.1, -0.2], [0.3, 1e-7], [0.5, 3]], "biases": [1, 2, -0.3]},
       {"activation": "relu", "weights": [[0.7, 0.1, 0.4], [0.2, -0.9, 0.3]]},
       {"activation": "sigmoid", "weights": [[1, 2], [3, 4]], "biases": [0.25, 0.25], "sharedBias": true},
       {"activation": "linear", "weights": [[0.5, -0.25], [1, 1e-300]], "biases": [0, -0.125]}]}
    """
  /// All activations of hidden layers, before an output layer whose outputs are far from ½.
  private static func everyActivation(_ output: String, _ loss: String) -> String {
    let hidden = ["linear", "sigmoid", "tanh", "relu", "leaky-relu", "softplus"].map {
      #"{"activation": "\#($0)", "weights": [[0.7, -0.4], [-0.6, 0.9]], "biases": [0.1, -0.2]}"#
    }
    return """
      {"format": "backstep-network", "version": 1, "loss": "\(loss)", "inputs": 2,
       "layers": [\(hidden.joined(separator: ", ")),
         {"activation": "\(output)", "weights": [[9, 30], [-17, 25]], "biases": [3, -2]}]}
      """
  }

  private static let outputs = [
    ("softmax", "cross-entropy"), ("sigmoid", "binary-cross-entropy"),
    ("softplus", "mean-squared-error"), ("leaky-relu", "half-squared-error"),
    ("tanh", "half-squared-error"), ("relu", "mean-squared-error"),
  ]
  private static let files: [String: String] = {
    var files = Files.all
    files["mixed.json"] = mixed
    files["rows.csv"] = "a,b,s,t\n0.1,0.2,1,0\n-0.3,0.7,0,1\n1,2,0.3,0.1\n"
    files["shares.csv"] = "a,b,s,t\n0.1,0.2,1,0\n-0.3,0.7,0,1\n1,2,0.3,0.7\n"
    for (output, loss) in outputs { files["\(output).json"] = everyActivation(output, loss) }
    return files
  }()

  private static let lines =
    outputs.map { output, _ in "\(output).json --data shares.csv --batch full" } + [
      "worked-example", "worked-example --bias trained", "one-weight", "net.json --data xor.csv",
      "mixed.json --data rows.csv", "mixed.json --data rows.csv --batch full",
      "mixed.json --data rows.csv --batch 2 --reduction sum",
      "mixed.json --data rows.csv --batch full --bias fixed --loss half-squared-error",
      "--layers 2-4-4-4-4-4-4-4-4-4-1 --data xor.csv --batch full --activation tanh",
    ]

  private func export(_ line: String, to library: String) throws -> Result {
    try backstep("export \(line) --to \(library)", files: Self.files)
  }

  /// What `trace` says of the first batch, under the names that a script prints.
  private func expected(_ line: String) throws -> [String: Double] {
    var values: [String: Double] = [:]
    var errors: [Double] = []
    for step in try objects(backstep("trace \(line) --json", files: Self.files)) {
      let symbol = try step.required("symbol").string("symbol").replacing("∂", with: "d")
      let value = try step.required("value").number("value")
      if symbol.contains("⁺") { break }
      if symbol == "E_total" { errors.append(value) }
      let parts = symbol.split(separator: " ")
      if let name = parts.last, name.hasPrefix("dE/dw") || name.hasPrefix("dE/db") {
        values[String(name)] = value
      }
    }
    let sum = errors.reduce(0, +)
    values["E"] = line.contains("sum") ? sum : sum / Double(errors.count)
    return values
  }

  /// The numbers that a script prints, by their names.
  private func run(_ script: String) throws -> [String: Double] {
    let folder = try Folder()
    let path = try folder.write("script.py", script)
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "exec python3 '\(path)'"], environment: Reader.environment)
    #expect(try terminal.waitForExit(within: 60) == .code(0))
    var values: [String: Double] = [:]
    let output = String(decoding: terminal.output, as: UTF8.self)
    for line in output.replacing("\r\n", with: "\n").split(separator: "\n") {
      let parts = line.split(separator: " ")
      try #require(parts.count == 2, "\(line)")
      values[String(parts[0])] = Double(parts[1])
    }
    return values
  }

  @Test(arguments: lines)
  func theScriptForNumPyPrintsTheSameNumbers(line: String) throws {
    guard Self.hasNumPy else { return }
    try compare(run(export(line, to: "numpy").output), with: expected(line))
  }

  @Test(arguments: lines)
  func theScriptForPyTorchPrintsTheSameNumbers(line: String) throws {
    guard Self.hasPyTorch else { return }
    try compare(run(export(line, to: "pytorch").output), with: expected(line))
  }

  @Test func theReadmesLinesOfNumPyPrintAPaperThatIsAllRight() throws {
    let lines = try Self.readmeLines(with: "np.outer")
    #expect(lines.split(separator: "\n").count == 10)
    guard Self.hasNumPy else { return }
    let folder = try Folder()
    let script = try folder.write("script.py", lines)
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "exec python3 '\(script)'"], environment: Reader.environment)
    #expect(try terminal.waitForExit(within: 60) == .code(0))
    let paper = String(decoding: terminal.output, as: UTF8.self)
    let result = try backstep(
      "mark worked-example mine.csv --tolerance 1e-6", files: ["mine.csv": paper])
    #expect(result.output.hasSuffix("points: 9 of 9\n"), "\(result)")
  }

  /// The README's lines of Python that hold some words; else those that write a network document.
  private static func readmeLines(with words: String = "json.dump") throws -> String {
    let parts = try ProjectFiles.text("README.md").split(separator: "```python\n").dropFirst()
    let blocks = parts.compactMap { $0.split(separator: "```").first.map(String.init) }
    return try #require(blocks.first { $0.contains(words) })
  }

  @Test func theReadmeNeedsSixLinesForWeightsOfPyTorch() throws {
    #expect(try Self.readmeLines().split(separator: "\n").count == 6)
  }

  @Test func theReadmesLinesMakeANetworkOfPyTorchsWeights() throws {
    guard Self.hasPyTorch else { return }
    let folder = try Folder()
    let script = try folder.write(
      "script.py",
      """
      import torch
      torch.set_default_dtype(torch.float64)
      torch.manual_seed(3)
      model = torch.nn.Sequential(
          torch.nn.Linear(2, 3), torch.nn.Sigmoid(), torch.nn.Linear(3, 2), torch.nn.Sigmoid())
      X = torch.tensor([[0.05, 0.1], [-3.0, 0.25]])
      optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
      for _ in range(20):
          optimizer.zero_grad()
          ((model(X) - 0.3) ** 2).sum().backward()
          optimizer.step()
      print("\\n".join(",".join(map(repr, row)) for row in model(X).tolist()))
      """ + "\n" + Self.readmeLines())
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd '\(folder.path)' && exec python3 '\(script)'"],
      environment: Reader.environment)
    #expect(try terminal.waitForExit(within: 60) == .code(0))
    let files = [
      "network.json": try #require(folder.text("network.json")),
      "rows.csv": "i1,i2\n0.05,0.1\n-3,0.25\n",
    ]
    let answers = try backstep("predict network.json --data rows.csv", files: files)
    let theirs = numbers(String(decoding: terminal.output, as: UTF8.self))
    let ours = numbers(answers.output)
    #expect(theirs.count == 4)
    #expect(ours.count == 4)
    for (own, other) in zip(ours, theirs) { #expect(abs(own - other) <= 1e-12) }
  }

  /// The numbers of all lines, separated by commas.
  private func numbers(_ text: String) -> [Double] {
    text.split { $0.isNewline || $0 == "," }.compactMap { Double($0) }
  }

  private func compare(_ values: [String: Double], with expected: [String: Double]) throws {
    #expect(Set(values.keys) == Set(expected.keys))
    for (name, value) in expected {
      let other = try #require(values[name])
      #expect(abs(other - value) <= 1e-12 * max(1, abs(value)), "\(name): \(other) for \(value)")
    }
  }

  private static let hasNumPy = isInstalled("numpy")
  private static let hasPyTorch = isInstalled("torch")

  /// Whether Python has a module; says so loudly where it has not.
  private static func isInstalled(_ module: String) -> Bool {
    let terminal = try? PseudoTerminal(
      "/bin/sh", ["-c", "exec python3 -c 'import \(module)'"],
      environment: Reader.environment)
    let isInstalled = (try? terminal?.waitForExit(within: 60)) == .code(0)
    if !isInstalled { print("SKIPPED: scripts are not run, for python3 has no \(module) here") }
    return isInstalled
  }

  @Test(arguments: lines, ["numpy", "pytorch"])
  func aScriptHasAtMostFortyLines(line: String, library: String) throws {
    let result = try export(line, to: library)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
  }

  @Test func literalsReadBackToTheSameBits() throws {
    let script = try export("mixed.json --data rows.csv", to: "numpy").output
    #expect(script.contains("np.array([[0.1, -0.2], [0.3, 1e-07], [0.5, 3.0]])"))
    #expect(script.contains("1e-300"))
  }

  @Test func aTitleStaysInItsComment() throws {
    let text = """
      {"format": "backstep-lesson", "version": 1, "name": "n", "title": "one\\nprint(2)",
       "network": "net.json", "data": "xor.csv"}
      """
    let files = Self.files.merging(["lesson.json": text]) { first, _ in first }
    let script = try backstep("export lesson.json --to numpy", files: files).output
    #expect(script.hasPrefix("import numpy as np\n\n# one\\u{a}print(2): the error"))
  }

  @Test(arguments: [
    ("worked-example", "export needs --to pytorch or --to numpy"),
    ("worked-example --to jax", #"--to cannot be "jax"; it is one of "pytorch", "numpy""#),
    (
      "worked-example --to numpy --update sequential",
      "export writes the gradient, which sequential updates do not use; take --update simultaneous"
    ),
    ("worked-example --to numpy --json", "--json is no option of export"),
  ])
  func wrongUsageIsOneLine(line: String, message: String) throws {
    let result = try backstep("export \(line)")
    #expect(result == Result(status: 2, output: "", errors: "backstep: \(message)\n"))
  }
}
