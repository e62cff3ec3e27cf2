/// How often each class was answered with each: the examples of the data, counted.
package struct Confusion: Sendable {
  /// What the network says of one example.
  package struct Answer: Equatable, Sendable {
    /// The class of the example, numbered as `Classes` has it.
    package let target: Int
    /// The class that the network gives it; `nil` where none is nearest, or largest.
    package let answer: Int?

    package init(target: Int, answer: Int?) {
      (self.target, self.answer) = (target, answer)
    }

    /// - Precondition: there are classes.
    package init(outputs: ArraySlice<Double>, targets: ArraySlice<Double>, _ classes: Classes) {
      self.init(target: classes.target(targets) ?? 0, answer: classes.answer(outputs))
    }
  }

  package let classCount: Int
  /// Row by row: a row for each target; the last column counts what was no answer.
  package private(set) var counts: [Int]
  /// How many examples were asked.
  package let asked: Int
  /// How many there are.
  package let exampleCount: Int

  private var columnCount: Int { classCount + 1 }
  /// Whether some of the examples were not asked.
  package var isPart: Bool { asked < exampleCount }
  /// How many were answered right.
  package var right: Int { (0..<classCount).reduce(0) { $0 + self[$1, $1] } }
  /// Whether some were given no class.
  package var hasNoAnswers: Bool { (0..<classCount).contains { self[$0, classCount] > 0 } }

  /// Asks the network about the examples.
  ///
  /// - Parameters:
  ///   - examples: the examples, in the order in which they are asked.
  ///   - classes: how targets and outputs say which class they mean.
  ///   - probe: the network's outputs.
  ///   - limit: how many are asked at most.
  /// - Precondition: there are classes.
  package init(
    _ examples: Examples, _ classes: Classes, _ probe: inout OutputProbe, limit: Int = .max
  ) {
    classCount = classes.count(outputCount: examples.targetCount)
    exampleCount = examples.count
    asked = min(examples.count, limit)
    counts = [Int](repeating: 0, count: classCount * (classCount + 1))
    for example in 0..<asked {
      let answer = Answer(
        outputs: probe.outputs(for: examples.inputs(of: example)),
        targets: examples.targets(of: example), classes)
      counts[answer.target * columnCount + (answer.answer ?? classCount)] += 1
    }
  }

  /// How many examples of a class were given a class; those given none are at `classCount`.
  package subscript(target: Int, answer: Int) -> Int { counts[target * columnCount + answer] }

  /// How many examples of a class were asked.
  package func total(of target: Int) -> Int {
    (0..<columnCount).reduce(0) { $0 + self[target, $1] }
  }
}
