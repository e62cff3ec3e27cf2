import Backprop
import Explorer
import TextScreen

/// The examples as they stand on a picture of the network's answers: a letter for the target, another
/// style for what is answered wrong.
package struct DataPoints {
  package struct Point {
    let inputs: ArraySlice<Double>
    let targets: ArraySlice<Double>
    let isRight: Bool
    let isTest: Bool
    let isPresent: Bool
  }

  package private(set) var points: [Point] = []
  /// How many of how many training examples are answered right; `nil` where that has no meaning, or
  /// where not all were asked.
  package private(set) var right: (count: Int, of: Int)?
  /// Whether some examples are left out, as there are too many.
  private(set) var isPart = false
  let classes: Classes
  let hasTest: Bool

  /// More points than this only hide each other.
  private static let most = 3000

  package init(_ context: Context, _ table: inout AnswerTable) {
    let run = context.run
    classes = run.classes
    hasTest = run.setup.testExamples != nil
    let limit = min(DataPoints.most, table.most / 2)
    add(run.setup.testExamples, isTest: true, limit: limit / 2, present: nil, &table)
    let rights = add(
      run.setup.examples, isTest: false, limit: limit,
      present: context.step == nil ? nil : run.example, &table)
    if classes != .none, !isPart { right = (rights, run.setup.examples.count) }
    // What is wrong lies above what is right, and the example in hand above all.
    points.sort {
      ($0.isPresent ? 2 : $0.isRight ? 0 : 1) < ($1.isPresent ? 2 : $1.isRight ? 0 : 1)
    }
  }

  /// Adds the examples, or some of them at even distances; returns how many are right.
  @discardableResult
  private mutating func add(
    _ examples: Examples?, isTest: Bool, limit: Int, present: Int?, _ table: inout AnswerTable
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
        || classes.isRight(outputs: table.outputs(inputs), targets: targets)
      if isRight { right += 1 }
      points.append(
        Point(
          inputs: inputs, targets: targets, isRight: isRight, isTest: isTest,
          isPresent: example == present))
      example += stride
    }
    return right
  }

  /// The letter of a point: of its class, or whether its target is high or low.
  func letter(of point: Point, output: Int, _ range: TargetRange) -> Unicode.Scalar {
    guard classes != .oneHot else {
      return DataPoints.letter(ofClass: point.targets.winner ?? 0, isTest: point.isTest)
    }
    let isHigh = point.targets[point.targets.startIndex + output] > range.middle
    return DataPoints.letter(isHigh: isHigh, isTest: point.isTest)
  }

  static func letter(isHigh: Bool, isTest: Bool) -> Unicode.Scalar {
    isTest ? (isHigh ? "X" : "O") : (isHigh ? "x" : "o")
  }

  /// The classes are a, b, c …; those of the test data A, B, C.
  static func letter(ofClass index: Int, isTest: Bool) -> Unicode.Scalar {
    let first: UInt32 = isTest ? 65 : 97
    return Unicode.Scalar(first + UInt32(index % 26)) ?? "?"
  }
}

extension ArraySlice<Double> {
  /// The place of the largest number; `nil` where there are several, or none.
  fileprivate var winner: Int? { AnswerTable.winner(self) }
}
