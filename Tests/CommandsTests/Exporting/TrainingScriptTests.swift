import Commands
import Documents
import TestSupport
import Testing

/// Scripts that train, run by Python beside the runs that they are to repeat.
@Suite(.timeLimit(.minutes(20))) struct TrainingScriptTests {
  private static func network(_ output: String, _ loss: String) -> String {
    """
    {"format": "backstep-network", "version": 1, "loss": "\(loss)", "inputs": 2, "layers": [
      {"activation": "tanh", "weights": [[0.4, -0.3], [0.2, 0.7], [-0.5, 0.1]], "biases": [0.1, 0, 0.3]},
      {"activation": "softplus", "weights": [[0.3, -0.2, 0.5], [0.1, 0.6, -0.4]], "biases": [0.2, 0.2],
       "sharedBias": true},
      {"activation": "\(output)", "weights": [[0.5, -0.6], [-0.3, 0.8]]}]}
    """
  }

  private static let losses = [
    ("half.json", "linear", "half-squared-error"), ("mean.json", "sigmoid", "mean-squared-error"),
    ("softmax.json", "softmax", "cross-entropy"),
    ("binary.json", "sigmoid", "binary-cross-entropy"),
  ]
  private static let optimizers = ["sgd", "momentum", "nesterov", "rmsprop", "adam"]

  private static let files: [String: String] = {
    var files = Files.all
    for (name, output, loss) in losses { files[name] = network(output, loss) }
    let rows = (0..<7).map { n in
      "\(Double(n) / 4 - 1),\(Double(n * n % 5) / 3),\(n % 2),\(1 - n % 2)\n"
    }
    files["seven.csv"] = "a,b,s,t\n" + rows.joined()
    return files
  }()

  /// Every loss with every optimizer, and with them every other setting of training.
  private static let lines: [String] = {
    let others = [
      "--batch 3 --order shuffled --seed 11", "--weight-decay 0.01 --l1 0.002 --batch full",
      "--schedule step:3:0.5 --reduction sum --batch 2", "--schedule exponential:0.9",
      "--schedule cosine --bias fixed --test 0.3", "--order shuffled --l1 0.01 --momentum 0",
      "--patience 2 --rate 0.4 --batch 4", "--stop-error 0.3 --order shuffled --test 0.4",
      "--stop-classified --patience 3",
    ]
    var lines: [String] = []
    for (name, _, _) in losses {
      for optimizer in optimizers {
        let takesMomentum = ["momentum", "nesterov"].contains(optimizer)
        let other = others[lines.count % others.count]
        lines.append(
          "\(name) --data seven.csv --epochs 20 --rate 0.05 --optimizer \(optimizer) "
            + (takesMomentum ? other : other.replacing(" --momentum 0", with: "")))
      }
    }
    return lines + [
      "worked-example --epochs 20", "worked-example --epochs 0",
      "net.json --data or.csv --stop-classified --epochs 50 --rate 2",
      "linear.json --data xor.csv --rate 50 --epochs 500",
      "--layers 2-3-1 --data seven.csv --inputs a,b --targets s --stop-classified --rate 1 --epochs 30",
    ]
  }()

  /// What a script is to print for a line.
  private struct Expected {
    var errors: [Double]
    var testErrors: [Double]
    var stopped: String
  }

  private static func expected(_ line: String) throws -> Expected {
    let result = try backstep("train \(line) --json", files: files)
    let run = try object(result)
    func errors(_ key: String) throws -> [Double] {
      try run[key]?.array(key).map { $0.content == .null ? .nan : try $0.number(key) } ?? []
    }
    return Expected(
      errors: try errors("errorPerEpoch"), testErrors: try errors("testErrorPerEpoch"),
      stopped: try run.required("stopped").string("stopped"))
  }

  private static func script(_ line: String, _ library: String) throws -> String {
    let result = try backstep("export \(line) --train --to \(library)", files: files)
    #expect(result.status == 0, "\(line): \(result.errors)")
    return result.output
  }

  @Test(arguments: [("numpy", "numpy"), ("pytorch", "torch")])
  func errorsAgree(library: String, module: String) throws {
    guard
      Reader.has("python3 -c 'import \(module)'", else: "training by \(library) is not compared")
    else { return }
    let folder = try Folder()
    // One Python for all: it takes long to start.
    for (number, line) in Self.lines.enumerated() {
      _ = try folder.write("\(number).py", Self.script(line, library))
    }
    let runner = try folder.write(
      "run.py",
      """
      for number in range(\(Self.lines.count)):
          path = f"\(folder.path)/{number}.py"
          exec(compile(open(path, encoding="utf-8").read(), path, "exec"), {})
          print("end")
      """)
    let (status, output) = try Reader.run("exec python3 '\(runner)'")
    #expect(status == .code(0), "\(output.suffix(800))")
    let reports = output.replacing("\r\n", with: "\n").split(separator: "end\n")
    #expect(reports.count == Self.lines.count)
    for (line, report) in zip(Self.lines, reports) {
      try compare(report, with: Self.expected(line), of: line)
    }
  }

  private func compare(_ report: Substring, with expected: Expected, of line: String) throws {
    let rows = report.split(separator: "\n").map { $0.split(separator: " ") }
    try #require(rows.count == expected.errors.count, "\(line): \(report)")
    for (epoch, row) in rows.enumerated() {
      #expect(row.prefix(3) == ["epoch", "\(epoch)", "E"])
      let error = try #require(Double(row[3]))
      #expect(isNear(error, expected.errors[epoch]), "\(line): \(report)")
      guard !expected.testErrors.isEmpty else { continue }
      #expect(row[4] == "test")
      let test = try #require(Double(row[5]))
      #expect(isNear(test, expected.testErrors[epoch]), "\(line): \(report)")
    }
    let words = expected.testErrors.isEmpty ? 4 : 6
    #expect(rows.dropLast().allSatisfy { $0.count == words })
    #expect(rows.last?.dropFirst(words) == [Substring(expected.stopped)], "\(line): \(report)")
  }

  /// Whether two errors agree; what is not finite need only be so in both.
  private func isNear(_ error: Double, _ expected: Double) -> Bool {
    guard error.isFinite, expected.isFinite else { return !error.isFinite && !expected.isFinite }
    return abs(error - expected) <= 1e-9 * abs(expected)
  }

  @Test(arguments: ["numpy", "pytorch"])
  func aScriptHasAtMostSixtyLines(library: String) throws {
    let all =
      "softmax.json --data seven.csv --order shuffled --batch 2 --optimizer adam --weight-decay 0.1 "
      + "--l1 0.1 --schedule cosine --test 0.3 --stop-error 0.1 --stop-classified --patience 3"
    for line in Self.lines + [all] {
      let count = try Self.script(line, library).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(count <= 61, "\(line): \(count - 1)")
    }
  }

  @Test func trainingIsOfExportAlone() throws {
    let result = try backstep("check worked-example --train")
    #expect(result.status == 2)
    #expect(result.errors == "backstep: --train is no option of check\n")
  }
}
