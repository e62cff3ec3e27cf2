package import Backprop

/// How often each class was answered with each: the examples of the data, counted.
package struct Confusion {
  /// What the network says of one example.
  package struct Answer: Equatable {
    let target: Int
    /// `nil` where no class is nearest, or largest.
    let answer: Int?

    package init(target: Int, answer: Int?) {
      (self.target, self.answer) = (target, answer)
    }
  }

  package let classCount: Int
  /// Row by row: a row for each target; the last column counts what was no answer.
  package private(set) var counts: [Int]
  /// How many examples were asked, and how many there are.
  package private(set) var asked = 0
  let exampleCount: Int
  private let classes: Classes

  var columnCount: Int { classCount + 1 }
  package var isPart: Bool { asked < exampleCount }
  package var right: Int { (0..<classCount).reduce(0) { $0 + self[$1, $1] } }
  package var hasNoAnswers: Bool { (0..<classCount).contains { self[$0, classCount] > 0 } }

  /// Asks the network about the examples, as many as a frame can afford.
  ///
  /// - Parameters:
  ///   - examples: the examples, in the order in which they are asked.
  ///   - classes: how targets and outputs say which class they mean.
  ///   - table: the network's answers.
  ///   - counted: how many the frame has counted before.
  package init(
    _ examples: Examples, _ classes: Classes, _ table: inout AnswerTable, after counted: Int = 0
  ) {
    self.classes = classes
    classCount = classes == .oneHot ? examples.targetCount : 2
    exampleCount = examples.count
    counts = [Int](repeating: 0, count: classCount * (classCount + 1))
    let limit = min(examples.count, max(table.most, table.mostCounted - counted))
    while asked < limit {
      let targets = examples.targets(of: asked)
      let outputs = table.outputs(examples.inputs(of: asked))
      let answer = Confusion.answer(outputs: outputs, targets: targets, classes)
      counts[answer.target * columnCount + (answer.answer ?? classCount)] += 1
      asked += 1
    }
  }

  package subscript(target: Int, answer: Int) -> Int { counts[target * columnCount + answer] }

  package func total(of target: Int) -> Int {
    (0..<columnCount).reduce(0) { $0 + self[target, $1] }
  }

  /// The class of an example and the one that the network gives it; of a pair the lower value is the
  /// first class.
  package static func answer(
    outputs: ArraySlice<Double>, targets: ArraySlice<Double>, _ classes: Classes
  ) -> Answer {
    guard case .pair(let first, let second) = classes else {
      return Answer(target: AnswerTable.winner(targets) ?? 0, answer: AnswerTable.winner(outputs))
    }
    let values = [min(first, second), max(first, second)]
    let target = targets.first == values[0] ? 0 : 1
    let output = outputs.first ?? .nan
    let (below, above) = (abs(output - values[0]), abs(output - values[1]))
    return Answer(target: target, answer: below < above ? 0 : above < below ? 1 : nil)
  }
}
