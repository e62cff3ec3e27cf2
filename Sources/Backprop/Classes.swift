/// What it means for an example to be classified right.
public enum Classes: Equatable, Sendable {
  /// Continuous targets: no example is ever right.
  case none
  /// One-hot targets: the largest output must be the target's.
  case oneHot
  /// One output and two target values in the data: the output must be nearer to its own.
  case pair(Double, Double)

  /// Finds out from the targets in the data.
  public init(of examples: Examples) {
    guard examples.targetCount == 1 else {
      let isOneHot = (0..<examples.count).allSatisfy { example in
        let targets = examples.targets(of: example)
        return targets.allSatisfy { $0 == 0 || $0 == 1 } && targets.filter { $0 == 1 }.count == 1
      }
      self = isOneHot ? .oneHot : .none
      return
    }
    var values: [Double] = []
    for example in 0..<examples.count {
      for target in examples.targets(of: example) where !values.contains(target) {
        values.append(target)
        guard values.count <= 2 else {
          self = .none
          return
        }
      }
    }
    self = values.count == 2 ? .pair(values[0], values[1]) : .none
  }

  /// Returns whether the outputs say what the targets say.
  public func isRight(outputs: ArraySlice<Double>, targets: ArraySlice<Double>) -> Bool {
    switch self {
    case .none: return false
    case .oneHot:
      guard let wanted = targets.firstIndex(of: 1) else { return false }
      let answer = outputs[outputs.startIndex + (wanted - targets.startIndex)]
      // The largest must be the only largest: equal outputs tell nothing.
      return outputs.filter { !($0 < answer) }.count == 1 && !answer.isNaN
    case .pair(let first, let second):
      guard let output = outputs.first, let target = targets.first else { return false }
      let other = target == first ? second : first
      return abs(output - target) < abs(output - other)
    }
  }
}
