import Backprop
import Testing

struct HeldOutTests {
  /// Rows whose classes, from 0, are given; the input is the row's number.
  private func examples(classes: [Int], of count: Int) -> Examples {
    Examples(
      inputs: classes.indices.map { [Double($0)] },
      targets: classes.map { number in (0..<count).map { $0 == number ? 1 : 0 } })
  }

  private func numbers(_ count: Int) -> Examples {
    Examples(
      inputs: (0..<count).map { [Double($0)] }, targets: (0..<count).map { [Double($0) / 10] })
  }

  @Test(arguments: [
    (10, 0.3, 3), (10, 0.25, 3), (10, 0.24, 2), (10, 0, 0), (10, 0.04, 0), (10, 0.99, 9),
    (1, 0.9, 0), (3, 0.5, 2), (4, 0.5, 2),
  ])
  func asManyRowsAsTheFractionSays(_ count: Int, _ fraction: Double, _ wanted: Int) {
    let rows = numbers(count).heldOutRows(fraction: fraction, seed: 1)
    #expect(rows.count == wanted)
    #expect(rows == rows.sorted())
    #expect(Set(rows).count == wanted && rows.allSatisfy((0..<count).contains))
  }

  @Test(
    arguments: [
      ([50, 50, 50], 0.2, [10, 10, 10]), ([50, 50, 50], 0.25, [13, 13, 12]),
      ([8, 1, 3], 0.5, [4, 0, 2]), ([1, 1, 1], 0.9, [0, 0, 0]), ([6, 3], 0.5, [3, 2]),
      ([3, 3, 4], 0.99, [2, 2, 3]), ([90, 10], 0.1, [9, 1]),
    ] as [([Int], Double, [Int])])
  func eachClassGivesItsShare(_ sizes: [Int], _ fraction: Double, _ wanted: [Int]) {
    let classes = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
    for seed in 1...20 as ClosedRange<UInt64> {
      let rows = examples(classes: classes, of: sizes.count)
        .heldOutRows(fraction: fraction, seed: seed)
      let counts = sizes.indices.map { number in rows.filter { classes[$0] == number }.count }
      #expect(counts == wanted)
    }
  }

  @Test func twoTargetValuesAreClasses() {
    let targets = [1, 1, 1, 1, 1, 1, 1, 1, -1, -1]
    let examples = Examples(
      inputs: targets.map { _ in [0] }, targets: targets.map { [Double($0)] })
    for seed in 1...20 as ClosedRange<UInt64> {
      let rows = examples.heldOutRows(fraction: 0.5, seed: seed)
      #expect(rows.filter { targets[$0] == -1 }.count == 1)
    }
  }

  @Test func theSeedAloneChooses() {
    let data = numbers(40)
    let rows = data.heldOutRows(fraction: 0.25, seed: 7)
    #expect(data.heldOutRows(fraction: 0.25, seed: 7) == rows)
    #expect(data.heldOutRows(fraction: 0.25, seed: 8) != rows)
    // Held once and for all: the same rows on every machine and in every version.
    #expect(numbers(10).heldOutRows(fraction: 0.3, seed: 1) == [0, 1, 7])
  }

  @Test func everyRowIsAsLikely() {
    var counts = [Int](repeating: 0, count: 10)
    for seed in 0..<4000 as Range<UInt64> {
      for row in numbers(10).heldOutRows(fraction: 0.3, seed: seed) { counts[row] += 1 }
    }
    // 1200 are expected; the standard deviation is 29.
    #expect(counts.allSatisfy { abs($0 - 1200) < 150 })
  }

  @Test func someRowsKeepTheirOrder() {
    let data = Examples(
      inputCount: 2, targetCount: 1, inputs: [1, 2, 3, 4, 5, 6], targets: [7, 8, 9])
    #expect(data.only([2, 0]) == Examples(inputs: [[5, 6], [1, 2]], targets: [[9], [7]]))
    #expect(data == Examples(inputs: [[1, 2], [3, 4], [5, 6]], targets: [[7], [8], [9]]))
  }

  @Test func theTestPartTellsClassesToo() {
    let two = Examples(inputs: [[0], [1]], targets: [[0], [1]])
    #expect(
      Classes(of: two, testExamples: Examples(inputs: [[2]], targets: [[0.5]])) == .none)
    #expect(
      Classes(of: two, testExamples: Examples(inputs: [[2]], targets: [[1]])) == .pair(0, 1))
    let oneHot = examples(classes: [0, 1], of: 2)
    let other = Examples(inputs: [[0]], targets: [[0.5, 0.5]])
    #expect(Classes(of: oneHot, testExamples: oneHot) == .oneHot)
    #expect(Classes(of: oneHot, testExamples: other) == .none)
  }

  @Test func theTestPartIsNeverTrainedWith() {
    let start = SmallRuns.regression()
    let test = Examples(inputs: [start.examples.inputs(of: 0).map { $0 + 1 }], targets: [[3]])
    let tested = Run.Setup(
      network: start.network, examples: start.examples, testExamples: test,
      settings: start.settings)
    var (plain, training) = (Training(start), Training(tested))
    while !plain.advance(budget: .max) {}
    while !training.advance(budget: .max) {}
    #expect(training.errors.bits == plain.errors.bits)
    #expect(training.network.parameters.bits == plain.network.parameters.bits)
    #expect(training.testErrors.count == training.errors.count)
    #expect(training.testErrors.last == training.network.error(on: test))
  }
}
