import Backprop
import Documents
import LessonSupport

extension LessonFacts {
  /// What is answered to a row, and what should be, each as the number of the largest output.
  private static func answer(
    _ moment: LessonMoment, _ examples: Examples, _ row: Int
  ) -> (read: Int, written: Int) {
    return (
      largest(moment.answers(to: Array(examples.inputs(of: row)))),
      largest(Array(examples.targets(of: row)))
    )
  }

  private static func largest(_ values: [Double]) -> Int {
    values.indices.max { values[$0] < values[$1] } ?? -1
  }

  /// How often one test digit is taken for another.
  private static func mistaken(_ moment: LessonMoment, _ digit: Int, for read: Int) -> Double {
    guard let tests = moment.run.start.testExamples else { return .nan }
    return Double(
      (0..<tests.count).filter {
        let answer = answer(moment, tests, $0)
        return answer.written == digit && answer.read == read
      }.count)
  }

  /// The weights from the third hidden unit to each output.
  private static func weightsOfH3(_ moment: LessonMoment) -> [Double] {
    let layer = moment.run.network.shape.layers[1]
    return (0..<10).map { moment.network.parameters[layer.weight(to: $0, from: 2)] }
  }

  static let ofClasses: [String: Fact] = [
    "written": { Double(largest(Array($0.run.pass.targets))) },
    "read": { Double(largest(Array($0.run.pass.outputs))) },
    "mistaken81": { mistaken($0, 8, for: 1) },
    "mistaken59": { mistaken($0, 5, for: 9) },
    "weightTo8": { weightsOfH3($0)[8] },
    "weightTo7": { weightsOfH3($0)[7] },
    "strongestFor": { moment in
      let weights = weightsOfH3(moment)
      return Double(weights.firstIndex(of: weights.max() ?? .nan) ?? -1)
    },
    "strongestAgainst": { moment in
      let weights = weightsOfH3(moment)
      return Double(weights.firstIndex(of: weights.min() ?? .nan) ?? -1)
    },
    // The first digit with ink in four pixels of its middle.
    "eight": { moment in
      var picture = Array(moment.run.start.examples.inputs(of: 0))
      for pixel in [27, 28, 35, 36] { picture[pixel] = 1 }
      return moment.answers(to: picture)[8]
    },
    "error92": { error($0, 91) },
    "answer92a": { $0.answers(to: Array($0.run.start.examples.inputs(of: 91)))[0] },
    "answer92b": { $0.answers(to: Array($0.run.start.examples.inputs(of: 91)))[1] },
    "answer92c": { $0.answers(to: Array($0.run.start.examples.inputs(of: 91)))[2] },
  ]

  /// Half the squared error of a row.
  private static func error(_ moment: LessonMoment, _ row: Int) -> Double {
    let examples = moment.run.start.examples
    let answers = moment.answers(to: Array(examples.inputs(of: row)))
    return zip(answers, examples.targets(of: row)).map { ($0 - $1) * ($0 - $1) / 2 }.reduce(0, +)
  }
}
