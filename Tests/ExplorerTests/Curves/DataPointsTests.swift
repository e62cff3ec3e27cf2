import Backprop
import Explorer
import LessonSupport
import Testing

@Suite struct DataPointsTests {
  @Test(arguments: [1, 3], [0, 20])
  func rightOnesAreThoseOfTheEvaluation(outputs: Int, tests: Int) {
    let state = Lessons.classes([2, 4, outputs], examples: 30, tests: tests)
    for position in stride(from: 0, through: 20_000, by: 2_111) {
      let run = state.after(position).run
      var probe = OutputProbe(run.network)
      let data = DataPoints(run, marksPresent: true, &probe, limit: 1000)
      var trainer = Trainer(network: run.network, settings: TrainingSettings())
      let evaluation = trainer.evaluate(run.setup.examples, classes: run.classes)
      #expect(data.right?.count == evaluation.rightCount)
      #expect(data.right?.of == 30)
      #expect(data.points.count == 30 + tests)
      #expect(data.points.count { $0.isTest } == tests)
      #expect(data.points.last?.isPresent == true)
      #expect(data.points.last?.inputs == run.setup.examples.inputs(of: run.example))
    }
  }

  @Test func ofTooManySomeStandForAll() {
    let run = Lessons.classes([2, 4, 3], examples: 300).run
    var probe = OutputProbe(run.network)
    let data = DataPoints(run, marksPresent: false, &probe, limit: 100)
    #expect(data.points.count == 100 && data.isPart && data.right == nil)
    #expect(!data.points.contains { $0.isPresent })
  }
}
