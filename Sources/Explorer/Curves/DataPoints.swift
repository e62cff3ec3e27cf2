package import Backprop

/// The examples as points of a picture of the network's answers, each answered right or wrong.
package struct DataPoints {
  package struct Point {
    package let inputs: ArraySlice<Double>
    package let targets: ArraySlice<Double>
    package let isRight: Bool
    package let isTest: Bool
    package let isPresent: Bool
  }

  /// What is wrong after what is right, and the present example last.
  package private(set) var points: [Point] = []
  /// How many of how many training examples are answered right; `nil` where that has no meaning, or
  /// where not all were asked.
  package private(set) var right: (count: Int, of: Int)?
  /// Whether some examples are left out, as there are too many.
  package private(set) var isPart = false
  package let classes: Classes
  package let hasTest: Bool

  /// More points than this only hide each other.
  private static let most = 3000

  /// Asks a network about the data.
  ///
  /// - Parameters:
  ///   - run: the data and the present example.
  ///   - marksPresent: whether the present example is one to be marked.
  ///   - probe: the network's outputs.
  ///   - limit: how many training examples are asked at most; of the test data half as many.
  package init(_ run: Run, marksPresent: Bool, _ probe: inout OutputProbe, limit: Int) {
    classes = run.classes
    hasTest = run.setup.testExamples != nil
    let limit = min(DataPoints.most, limit)
    add(run.setup.testExamples, isTest: true, limit: limit / 2, present: nil, &probe)
    let rights = add(
      run.setup.examples, isTest: false, limit: limit, present: marksPresent ? run.example : nil,
      &probe)
    if classes != .none, !isPart { right = (rights, run.setup.examples.count) }
    points.sort {
      ($0.isPresent ? 2 : $0.isRight ? 0 : 1) < ($1.isPresent ? 2 : $1.isRight ? 0 : 1)
    }
  }

  /// Adds the examples, or some of them at even distances; returns how many are right.
  @discardableResult
  private mutating func add(
    _ examples: Examples?, isTest: Bool, limit: Int, present: Int?, _ probe: inout OutputProbe
  ) -> Int {
    guard let examples else { return 0 }
    let stride = max(1, (examples.count + limit - 1) / max(1, limit))
    if stride > 1 { isPart = true }
    var right = 0
    var example = 0
    while example < examples.count {
      let inputs = examples.inputs(of: example)
      let targets = examples.targets(of: example)
      let isRight =
        classes == .none
        || classes.isRight(outputs: probe.outputs(for: inputs), targets: targets)
      if isRight { right += 1 }
      points.append(
        Point(
          inputs: inputs, targets: targets, isRight: isRight, isTest: isTest,
          isPresent: example == present))
      example += stride
    }
    return right
  }
}
