import Backprop
import Conditions
import Testing

/// What a search finds in a run is what one meets who steps through it.
@Suite struct SearchTests {
  /// A random run, in every second case with a weight and η edited on the way.
  private static func run(_ random: RandomRun, seed: Int) -> Run {
    var setup = random.setup
    setup = Run.Setup(network: setup.network, examples: setup.examples, settings: setup.settings)
    // Few moments are kept, so that ways to them are long.
    var run = Run(setup, keyframeCapacity: 4, historyLimit: 64)
    if seed % 2 == 1 {
      _ = run.advance(to: run.destination(after: 1 + seed % 3, of: .epoch))
      run.make(.parameter(seed % setup.network.shape.parameterCount, 0.25))
      _ = run.advance(to: run.destination(after: 1, of: .example))
      run.make(.learningRate(0.1))
    }
    // Of a long run a search sees only a part at first.
    let epochs = seed % 6 == 0 ? 60 : setup.settings.epochs
    _ = run.advance(to: run.destination(after: epochs, of: .epoch))
    return run
  }

  /// All hits of a condition up to where the run stands, example by example.
  private static func hits(of condition: Condition, in run: Run) -> [Hit] {
    var (run, last, hits) = (run, run.position, [Hit]())
    var watch = Watch([condition], of: run.start)
    _ = run.advance(to: 0)
    var trainer = Trainer(network: run.network, settings: run.setup.settings)
    watch.begin(
      parameters: run.network.parameters,
      trainer.evaluate(run.setup.examples, classes: run.setup.classes), test: nil)
    while run.position < last {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      watch.adopt(run.setup)
      watch.take(
        run.pass, exampleIndex: run.exampleIndex, row: run.example,
        startPosition: run.startPosition, &hits)
      guard let end = run.pass.epochEnd else { continue }
      watch.take(
        WatchedCheck(
          epoch: run.epoch, step: run.position, row: run.example, end.evaluation, test: nil),
        &hits)
    }
    last = run.position
    return hits
  }

  private static func finds(_ hit: Hit?, _ search: inout Search<HitFinder>, in run: Run) -> Bool {
    var work = 1
    while !search.advance(in: run, work: &work) { work = 5_000 }
    return search.found == hit
  }

  @Test(arguments: [0..<125, 125..<250, 250..<375, 375..<500])
  func searchesFindTheHitsThatSteppingMeets(seeds: Range<Int>) throws {
    var count = 0
    for seed in seeds {
      let random = RandomRun(seed: seed)
      var run = Self.run(random, seed: seed)
      let condition = try Condition(random.text, of: run.setup)
      let hits = Self.hits(of: condition, in: run)
      count += hits.count
      let (start, warmUp) = (run.start, Watch.epochsBefore(run.start))
      let furthest = run.position
      let end = run.exampleIndex + 1

      var finder = HitFinder([condition], of: start, .all(most: 7))
      var walk = Walk(through: run, after: 0, for: finder)
      var work = 1
      while !walk.advance(before: end, showing: &finder, work: &work) { work = 5_000 }
      #expect(finder.hits == Array(hits.prefix(7)), "\(seed): \(random.text)")
      #expect(finder.counts == [hits.count], "\(seed): \(random.text)")
      #expect(finder.last == [hits.last], "\(seed): \(random.text)")

      for share in seed / 2 % 2 == 0 ? [0, 7] : [3, 10] {
        _ = run.advance(to: furthest * share / 10)
        let position = run.position
        var onward = Search(onFrom: run, before: end, warmUp: warmUp) { _ in
          HitFinder([condition], of: start, .first(after: position))
        }
        let next = hits.first { $0.step > position }
        #expect(
          Self.finds(next, &onward, in: run), "\(seed) from \(position): \(random.text)")
        var back = Search(backFrom: run, warmUp: warmUp) { examples in
          HitFinder(
            [condition], of: start, .last(before: position, from: examples.lowerBound))
        }
        let last = hits.last { $0.step < position }
        #expect(Self.finds(last, &back, in: run), "\(seed) back from \(position): \(random.text)")
      }
    }
    // A condition that never hits would say nothing.
    #expect(count > seeds.count)
  }

  @Test(arguments: [0..<100, 100..<200])
  func changesAreUpdatesWhoseBitsDiffer(seeds: Range<Int>) {
    var count = 0
    for seed in seeds {
      let random = RandomRun(seed: seed)
      var run = Self.run(random, seed: seed)
      let parameter = seed % run.start.network.shape.parameterCount
      let end = run.exampleIndex + 1
      var changes: [Int] = []
      for exampleIndex in 0..<end {
        _ = run.advance(to: .end(ofExample: exampleIndex))
        let (before, after) = (
          run.pass.parameters[parameter], run.pass.updatedParameters[parameter]
        )
        if run.pass.layout.ending.batchSize != nil, before.bitPattern != after.bitPattern,
          !(before.isNaN && after.isNaN)
        {
          changes.append(exampleIndex)
        }
      }
      count += changes.count
      for (wanted, place) in [(1, end / 2), (2, end - 1), (1, 0)] {
        _ = run.advance(to: .end(ofExample: place))
        let first = run.exampleIndex + 1
        var onward = Search(onFrom: run, before: end, warmUp: 0) { _ in
          ChangeFinder(parameter, count: wanted, isForward: true, in: first..<max(first, end))
        }
        var work = Int.max
        _ = onward.advance(in: run, work: &work)
        let next = changes.filter { $0 >= first }.dropFirst(wanted - 1).first
        #expect(onward.found?.exampleIndex == next, "\(seed)")
        var back = Search(backFrom: run, warmUp: 0) { examples in
          ChangeFinder(
            parameter, count: wanted, isForward: false, in: examples.lowerBound..<first - 1)
        }
        _ = back.advance(in: run, work: &work)
        let last = changes.filter { $0 < first - 1 }.dropLast(wanted - 1).last
        #expect(back.found?.exampleIndex == last, "\(seed)")
      }
    }
    #expect(count > 0)
  }
}
