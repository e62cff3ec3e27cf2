import Backprop

/// A short script that trains a network in Python as it is trained here, and prints E after each epoch.
///
/// It stops by the same rules. All sums are those of this program but for the order of their terms.
struct TrainingScript {
  let title: String
  let model: PythonModel
  let start: Run.Setup

  static let mostLines = 60

  var library: PythonLibrary { model.library }
  var settings: TrainingSettings { start.settings }
  var batchSize: Int { settings.batch.size(ofExamples: start.examples.count) }
  /// What the examples of an epoch are called, in its order.
  var order: String {
    settings.order == .given ? "x, t = X, T" : "x, t = X[(rows := order(epoch + 1))], T[rows]"
  }

  /// The script: at most 60 lines; where there are many, close together.
  var text: String {
    let lines = lines(isClose: false)
    let chosen = lines.count <= Self.mostLines ? lines : self.lines(isClose: true)
    return chosen.joined(separator: "\n") + "\n"
  }

  private func lines(isClose: Bool) -> [String] {
    let gap = isClose ? [] : [""]
    func data(_ examples: Examples?, as names: (String, String)) -> [String] {
      examples.map { model.data($0, as: names, isClose: isClose) } ?? []
    }
    let parts = [
      imports, gap, heading, data(start.examples, as: ("X", "T")),
      data(start.testExamples, as: ("X_test", "T_test")),
      model.parameters(tracksFixed: false, isClose: isClose), model.functions(isClose: isClose),
      measures, gap, orders(gap: gap),
      library == .numpy ? functionsOfNumPy(gap: gap) : functionsOfPyTorch(gap: gap),
      library == .numpy ? loopOfNumPy : loopOfPyTorch,
    ]
    return Array(parts.joined())
  }

  /// Two lines before any text from outside; see `PythonModel.comment`.
  private var imports: [String] {
    let mathematics = settings.schedule == .cosine || settings.patience != nil ? "math, " : ""
    return switch library {
    case .numpy:
      [
        "import \(mathematics)numpy as np",
        "np.seterr(all=\"ignore\")  # what is no longer finite ends the run",
      ]
    case .pytorch: ["import \(mathematics)os", "import torch, torch.distributed as dist"]
    }
  }

  private var heading: [String] {
    switch library {
    case .numpy: [PythonModel.comment("\(title): training, in NumPy.")]
    case .pytorch:
      [PythonModel.comment("\(title): training, in PyTorch; on several GPUs by torchrun.")]
        + devices
    }
  }

  /// What is measured on data, of the last layer's `net` and `out`.
  private var measures: [String] {
    let error = "error = lambda net, out, T: \(model.error)"
    guard let wrong else { return [error] }
    return [error, "wrong = lambda net, out, T: (\(wrong)).sum()"]
  }

  /// Which examples are classified wrong; `nil` where nothing depends on that.
  private var wrong: String? {
    guard settings.stopsWhenClassified else { return nil }
    switch start.classes {
    case .none: return nil
    case .oneHot:
      let axis = library == .numpy ? "axis" : "dim"
      return "out.argmax(\(axis)=1) != T.argmax(\(axis)=1)"
    case .pair(let first, let second):
      let (low, high) = (min(first, second), max(first, second))
      let other = "\(library == .numpy ? "np" : "torch").where(T == \(low), \(high), \(low))"
      return "abs(out - T) >= abs(out - \(other))"
    }
  }

  /// Finds out why the run ends, as it is done here: the rules are asked in this order.
  ///
  /// - Parameters:
  ///   - isFinite: an expression for whether all that must be finite is.
  ///   - wrongCount: one for how many examples are classified wrong.
  /// - Returns: lines after which `stopped` is the reason, or empty.
  func stopReason(isFinite: String, wrongCount: String) -> [String] {
    func rule(
      _ reason: StopReason, _ condition: String, after beginning: String = "        "
    ) -> String {
      "\(beginning)\"\(reason.rawValue)\" if \(condition) else"
    }
    var rules = [rule(.diverged, "not \(isFinite)", after: "    stopped = (")]
    if let error = settings.stopError { rules.append(rule(.error, "E <= \(error)")) }
    if wrong != nil { rules.append(rule(.classified, "\(wrongCount) == 0")) }
    if let patience = settings.patience {
      rules.append(rule(.patience, "epoch - best[1] >= \(patience)"))
    }
    rules.append(rule(.epochLimit, "epoch >= \(settings.epochs)") + " \"\")")
    return rules
  }

  /// Keeps the smallest error in mind, and the epoch after which it was found, where patience needs it.
  func best(_ error: String) -> [String] {
    settings.patience == nil ? [] : ["    best = min(best, (\(error), epoch))"]
  }

  /// What stands before the loop over the epochs.
  var loopHead: [String] {
    (settings.patience == nil ? [] : ["best = (math.inf, 0)"])
      + ["for epoch in range(\(settings.epochs) + 1):  # how many are done"]
  }

  /// What the rate is multiplied by after so many epochs; `nil`: it stays.
  func rateFactor(_ epochs: String) -> String? {
    switch settings.schedule {
    case .constant: nil
    case .step(let every, let factor): "\(factor) ** (\(epochs) // \(every))"
    case .exponential(let factor): "\(factor) ** \(epochs)"
    case .cosine:
      "0.5 * (1 + math.cos(math.pi * \(epochs) / \(max(1, settings.scheduleSpan ?? settings.epochs))))"
    }
  }

  /// The function that says in what order an epoch, from 1, takes the rows: `RandomSource` in Python.
  private func orders(gap: [String]) -> [String] {
    guard settings.order == .shuffled else { return [] }
    return """
      def order(epoch, M=2**64 - 1):  # splitmix64, then xoshiro256**, then Fisher and Yates
          mix = lambda z, by, factor: (z ^ z >> by) * factor & M
          s = [(\(ExampleOrder.seed(settings)) ^ epoch * \(hex(ExampleOrder.epochFactor)) & M) \
      + i * \(hex(RandomSource.increment)) & M for i in (1, 2, 3, 4)]
          s = [mix(mix(z, 30, \(hex(RandomSource.factors.0))), \
      27, \(hex(RandomSource.factors.1))) for z in s]
          (a, b, c, d), rows, i = (z ^ z >> 31 for z in s), list(range(len(X))), len(X) - 1
          while i > 0:
              n, d = (b * 5 << 7 | (b * 5 & M) >> 57) * 9 & M, d ^ b
              a, b, c, d = a ^ d, b ^ c ^ a, c ^ a ^ b << 17 & M, (d << 45 | d >> 19) & M
              if n < 2**64 - 2**64 % (i + 1):  # so that each row is as likely as any other
                  rows[i], rows[n % (i + 1)], i = rows[n % (i + 1)], rows[i], i - 1
          return rows
      """.split(separator: "\n").map(String.init) + gap
  }

  private func hex(_ number: UInt64) -> String {
    "0x" + String(number, radix: 16, uppercase: true)
  }
}
