import Backprop
import Testing

struct ClassesTests {
  @Test(
    arguments: [
      ([[1, 0], [0, 1]], .oneHot), ([[1, 1], [0, 1]], .none), ([[0, 0], [0, 1]], .none),
      ([[0.5, 0.5]], .none), ([[0], [1], [0]], .pair(0, 1)), ([[0.9], [-0.9]], .pair(0.9, -0.9)),
      ([[1], [1]], .none), ([[1], [2], [3]], .none),
    ] as [([[Double]], Classes)])
  func theTargetsTellWhatIsClassified(_ targets: [[Double]], _ classes: Classes) {
    let examples = Examples(inputs: targets.map { _ in [0] }, targets: targets)
    #expect(Classes(of: examples) == classes)
  }

  @Test(
    arguments: [
      (.oneHot, [0.2, 0.1], [1, 0], true), (.oneHot, [0.2, 0.3], [1, 0], false),
      (.oneHot, [0.2, 0.2], [1, 0], true),
      (.oneHot, [0.2, 0.2], [0, 1], false), (.oneHot, [0.1, 0.2, 0.2], [0, 1, 0], true),
      (.oneHot, [-2, -1, -3], [0, 1, 0], true),
      (.pair(0, 1), [0.4], [0], true), (.pair(0, 1), [0.6], [0], false),
      (.pair(0, 1), [0.5], [0], false), (.pair(0, 1), [0.5], [1], false),
      (.pair(0, 1), [7], [1], true), (.pair(-1, 1), [-0.1], [-1], true),
      (.none, [1], [1], false), (.oneHot, [.nan, 0.1], [1, 0], false),
      (.oneHot, [0.1, .nan], [1, 0], false), (.pair(0, 1), [.nan], [0], false),
    ] as [(Classes, [Double], [Double], Bool)])
  func anAnswerIsRightWhereItIsNearestToItsTarget(
    _ classes: Classes, _ outputs: [Double], _ targets: [Double], _ isRight: Bool
  ) {
    #expect(classes.isRight(outputs: outputs[...], targets: targets[...]) == isRight)
  }

  @Test(
    arguments: [
      ([0.1, 0.7, 0.2], 1), ([0.7, 0.7, 0.2], 0), ([0.2, 0.7, 0.7], 1), ([.nan, 1], nil),
      ([1, .nan], nil), ([-.infinity], 0), ([], nil),
    ] as [([Double], Int?)])
  func theFirstOfTheLargestIsTheAnswer(_ outputs: [Double], _ place: Int?) {
    #expect(Classes.largest(of: outputs[...]) == place)
    #expect(Classes.largest(of: ([9] + outputs)[1...]) == place)
  }

  @Test func slicesThatBeginAnywhereAreCompared() {
    let outputs: [Double] = [9, 9, 0.1, 0.8]
    let targets: [Double] = [1, 0, 1]
    #expect(Classes.oneHot.isRight(outputs: outputs[2...], targets: targets[1...]))
  }
}
