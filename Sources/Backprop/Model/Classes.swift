/// What it means for an example to be classified right.
public enum Classes: Equatable, Sendable {
  /// Continuous targets: no example is ever right.
  case none
  /// One-hot targets: the largest output, the first of equals, must be the target's.
  case oneHot
  /// One output and two target values in the data: the output must be nearer to its own.
  case pair(Double, Double)

  /// Finds out from the targets in the data, those of the test part included.
  public init(of examples: Examples, testExamples: Examples? = nil) {
    let parts = [examples] + (testExamples.map { [$0] } ?? [])
    if examples.targetCount > 1 {
      self = parts.allSatisfy(Classes.isOneHot) ? .oneHot : .none
      return
    }
    var values: [Double] = []
    for part in parts {
      for example in 0..<part.count {
        for target in part.targets(of: example) where !values.contains(target) {
          values.append(target)
          guard values.count <= 2 else {
            self = .none
            return
          }
        }
      }
    }
    self = values.count == 2 ? .pair(values[0], values[1]) : .none
  }

  private static func isOneHot(_ examples: Examples) -> Bool {
    (0..<examples.count).allSatisfy { example in
      var ones = 0
      for target in examples.targets(of: example) {
        guard target == 0 || target == 1 else { return false }
        if target == 1 { ones += 1 }
      }
      return ones == 1
    }
  }

  /// The number of the class that targets name, from 0; 0 where there are no classes.
  func number(of targets: ArraySlice<Double>) -> Int {
    switch self {
    case .none: 0
    case .oneHot: (targets.firstIndex(of: 1) ?? targets.startIndex) - targets.startIndex
    case .pair(let first, _): targets.first == first ? 0 : 1
    }
  }

  /// Returns whether the outputs say what the targets say.
  public func isRight(outputs: ArraySlice<Double>, targets: ArraySlice<Double>) -> Bool {
    outputs.withUnsafeBufferPointer { outputs in
      targets.withUnsafeBufferPointer { isRight(outputs: outputs, targets: $0) }
    }
  }

  /// The place of the largest output, from 0: the first of equals; `nil` where one is no number.
  public static func largest(of outputs: ArraySlice<Double>) -> Int? {
    outputs.withUnsafeBufferPointer(largest)
  }

  private static func largest(of outputs: UnsafeBufferPointer<Double>) -> Int? {
    guard var largest = outputs.first, !largest.isNaN else { return nil }
    var place = 0
    for index in outputs.indices.dropFirst() {
      let output = outputs[index]
      if output.isNaN { return nil }
      if output > largest { (largest, place) = (output, index) }
    }
    return place
  }

  func isRight(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>
  ) -> Bool {
    switch self {
    case .none: return false
    case .oneHot:
      guard let wanted = targets.firstIndex(of: 1) else { return false }
      return Classes.largest(of: outputs) == wanted
    case .pair(let first, let second):
      guard let output = outputs.first, let target = targets.first else { return false }
      let other = target == first ? second : first
      return abs(output - target) < abs(output - other)
    }
  }
}
