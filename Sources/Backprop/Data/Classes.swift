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

  /// How many classes a network with so many outputs tells apart.
  package func count(outputCount: Int) -> Int {
    switch self {
    case .none: 0
    case .oneHot: outputCount
    case .pair: 2
    }
  }

  // MARK: - The class of an example, and the answer

  /// The class that targets name, from 0: the place of the 1, or the lower value of a pair before the
  /// higher; `nil` where there are no classes.
  package func target(_ targets: ArraySlice<Double>) -> Int? {
    targets.withUnsafeBufferPointer(target)
  }

  /// The class that outputs name: the largest, or the nearer value of a pair; `nil` where there are no
  /// classes, and where no value is nearer.
  package func answer(_ outputs: ArraySlice<Double>) -> Int? {
    outputs.withUnsafeBufferPointer(answer)
  }

  /// Returns whether the outputs say what the targets say.
  public func isRight(outputs: ArraySlice<Double>, targets: ArraySlice<Double>) -> Bool {
    outputs.withUnsafeBufferPointer { outputs in
      targets.withUnsafeBufferPointer { isRight(outputs: outputs, targets: $0) }
    }
  }

  func isRight(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>
  ) -> Bool {
    guard let target = target(targets) else { return false }
    return answer(outputs) == target
  }

  private func target(_ targets: UnsafeBufferPointer<Double>) -> Int? {
    switch self {
    case .none: nil
    case .oneHot: targets.firstIndex(of: 1)
    case .pair(let first, let second): targets.first.map { $0 == min(first, second) ? 0 : 1 }
    }
  }

  private func answer(_ outputs: UnsafeBufferPointer<Double>) -> Int? {
    switch self {
    case .none: return nil
    case .oneHot: return Classes.largest(of: outputs)
    case .pair(let first, let second):
      guard let output = outputs.first else { return nil }
      let toLower = abs(output - min(first, second))
      let toHigher = abs(output - max(first, second))
      return toLower < toHigher ? 0 : toHigher < toLower ? 1 : nil
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
}
