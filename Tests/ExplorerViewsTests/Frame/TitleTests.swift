import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// What the first row says of the run.
@Suite struct TitleTests {
  private func title(
    columns: Int, _ change: (inout TrainingSettings) -> Void
  ) throws -> String {
    var lesson = try Lessons.shipped("xor").lesson
    lesson.pages = []
    lesson.settings.training = TrainingSettings()
    change(&lesson.settings.training)
    let rows = State(lesson).screen(rows: 24, columns: columns).split(separator: "\n")
    return String(rows.first ?? "")
  }

  @Test func otherNumbersAndAWrongRuleAreSaid() throws {
    var lesson = try Lessons.shipped("practice").lesson
    lesson.pages = []
    lesson.settings.variant = 7
    lesson.slip = .noBias
    let rows = State(lesson).screen(rows: 24, columns: 120).split(separator: "\n")
    #expect(rows[0].contains("practice  η 0.3  variant 7  no-bias  2-2-2"))
  }

  private typealias Change = @Sendable (inout TrainingSettings) -> Void
  private static let settings: [(change: Change, says: String)] =
    [
      ({ $0.optimizer = .momentum }, "momentum 0.9"),
      (
        {
          $0.optimizer = .nesterov
          $0.momentum = 0.5
        }, "nesterov 0.5"
      ),
      ({ $0.optimizer = .adam }, "adam"),
      ({ $0.schedule = .cosine }, "η along a cosine"),
      ({ $0.schedule = .step(every: 10, factor: 0.5) }, "η·0.5 every 10 epochs"),
      ({ $0.schedule = .exponential(factor: 0.99) }, "η·0.99 each epoch"),
      ({ $0.updateOrder = .sequential }, "sequential updates"),
      ({ $0.weightDecay = 0.01 }, "decay 0.01"), ({ $0.l1 = 0.001 }, "L1 0.001"),
      (
        {
          $0.batch = .examples(2)
          $0.reduction = .sum
        }, "sums of gradients  batches of 2"
      ), ({ $0.order = .shuffled }, "shuffled"), ({ $0.batch = .full }, "one update an epoch"),
    ]

  @Test(arguments: settings.indices) func whatIsOtherThanUsualIsSaidFirst(index: Int) throws {
    let (change, says) = Self.settings[index]
    for columns in [120, 200] {
      let title = try title(columns: columns, change)
      #expect(title.hasPrefix(" Backstep  exclusive or  η 0.5  2-3-1  \(says)  "), "\(title)")
      #expect(title.hasSuffix("   step 0"))
    }
  }

  @Test func ofManyTheMostTellingAreSaid() throws {
    func change(_ settings: inout TrainingSettings) {
      settings.optimizer = .momentum
      settings.schedule = .cosine
      settings.weightDecay = 0.01
      settings.order = .shuffled
    }
    #expect(
      try title(columns: 105, change).hasPrefix(
        " Backstep  exclusive or  η 0.5  2-3-1  momentum 0.9  "))
    let wide = try title(columns: 200, change)
    #expect(wide.contains("momentum 0.9  η along a cosine  decay 0.01  shuffled  half squared"))
  }

  @Test(arguments: ["worked-example", "xor", "settle"], [80, 100, 120])
  func factsStayWhileItTrains(name: String, columns: Int) throws {
    var state = try Lessons.shipped(name)
    func title() -> [Substring] {
      let row = state.screen(rows: 24, columns: columns).prefix { $0 != "\n" }
      return row.split(separator: "  ").map { $0.drop { $0 == " " } }
    }
    func facts() -> [Substring] {
      Array(title().prefix { !$0.isEmpty && !$0.hasPrefix("epoch ") })
    }
    let before = facts()
    #expect(before.contains { $0.hasPrefix("η ") })
    for position in [9, 10, 1_000, 20_000, 100_000] {
      _ = state.run.advance(to: position)
      guard state.run.epoch <= state.lesson.settings.training.epochs else { break }
      #expect(facts() == before)
    }
  }

  @Test func theExampleMovesNothing() {
    let state = Lessons.flowers
    let steps = state.run.pass.layout.count
    // Of either example the count of steps has three digits.
    let titles = [8, 9].map {
      state.after($0 * steps + 1).screen(rows: 24, columns: 120).prefix { $0 != "\n" }
    }
    #expect(titles[0].contains("   example  9 of 60   "))
    #expect(titles[1].contains("   example 10 of 60   "))
    #expect(Set(titles.map { $0.split(separator: "epoch")[0].count }).count == 1)
  }

  /// What has run away is said once, in the row of the phases, for as long as it is looked at.
  @Test(arguments: [(24, 80), (40, 120)])
  func aDivergedRunSaysSoInItsHead(rows: Int, columns: Int) throws {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.settings.training.learningRate = 1e12
    var state = State(lesson)
    state.receive(.action(.fastest), budget: .max)
    state.receive(.action(.toggleRun), budget: .max)
    while state.isBusy { state.pass(seconds: 1, budget: 10_000_000) }
    for _ in 0..<2 {
      let lines = state.screen(rows: rows, columns: columns).split(separator: "\n")
      let words = "stopped: E is no longer finite (epoch 13, example 3)"
      #expect(lines[1].contains(words) && lines[1].hasSuffix("E ∞"), "\(lines[1])")
      #expect(lines.count { $0.contains("no longer finite") } == 1)
      let advice = " g go to where E began to grow (epoch 1)   = set a lower η, such as 1e11"
      #expect(lines.contains { $0 == advice }, "\(lines)")
      // It has not ended: it stands at the line of its step.
      if columns == 120 {
        var asked = state
        asked.display.focus = .algorithm
        let listing = asked.screen(rows: rows, columns: columns)
        #expect(listing.contains("▸10 until") && !listing.contains("▸11 return"), "\(listing)")
      }
      let hints = try #require(lines.last)
      #expect(hints.contains("← back") && hints.hasSuffix("q quit"), "\(hints)")
      // What is typed is seen there, too.
      var typing = state
      typing.receive(.digit(7), budget: .max)
      #expect(typing.screen(rows: rows, columns: columns).contains("\n 7 times …"))
      // A key that does nothing takes the message away, and leaves this.
      state.receive(.action(.close), budget: .max)
    }
  }

  /// How E grew is told by the examples where each is followed by an update, else by the epochs.
  @Test(arguments: [(true, "E_total of the last "), (false, "E after epoch  0: ")])
  func aDivergedRunTellsHowErrorsGrew(isOnline: Bool, words: String) throws {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.settings.training.learningRate = 1e12
    if isOnline { lesson.settings.training.batch = .examples(1) }
    var state = State(lesson)
    state.receive(.action(.fastest), budget: .max)
    state.receive(.action(.toggleRun), budget: .max)
    while state.isBusy { state.pass(seconds: 1, budget: 10_000_000) }
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.hasPrefix(" " + words) })
    // Apart from the formula above and from the keys below.
    #expect(lines[row - 1].allSatisfy { $0 == " " } || !isOnline, "\(lines)")
    if isOnline {
      let all = try #require(state.run.totalErrors(ofLast: 12, budget: .max))
      let shown = lines[row].split(separator: " ").suffix(3)
      let wanted = all.suffix(3).map { NumberFormat.significant($0, digits: 2) }
      #expect(shown.map(String.init) == wanted, "\(lines[row])")
      #expect(lines[21].allSatisfy { $0 == " " } && lines[22].hasPrefix(" g go to"), "\(lines)")
    }
  }
}
