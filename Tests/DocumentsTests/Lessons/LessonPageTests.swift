import Backprop
import Documents
import Testing

/// The pages of a lesson.
@Suite struct LessonPageTests {
  private func page(_ members: String) throws -> Lesson.Page? {
    try lesson(lessonText(more: "\"steps\": [{\(members)}]")).pages.first
  }

  @Test func aPageHasAPlaceLinesAFocusAndValues() throws {
    let page = try page(
      #""at": "forward net_h1", "focus": "w2", "say": ["a", "b"], "set": {"w3": 4, "b1": -0.5}"#)
    #expect(page?.address == StepAddress("forward net_h1"))
    #expect(page?.focus == "w2")
    #expect(page?.lines == ["a", "b"])
    #expect(
      page?.changes == [
        .parameter("w3", 4), .parameter("b1", -0.5),
      ])
    #expect(page?.changeAddress == nil)
  }

  @Test func aPageMaySetTheLearningRateFromAPlaceOfItsOwnOn() throws {
    let page = try page(#""at": "epoch 40", "say": "s", "set": {"rate": 0.65}, "from": "start""#)
    #expect(page?.address == StepAddress("epoch 40"))
    #expect(page?.changes == [.learningRate(0.65)])
    #expect(page?.changeAddress == .start)
  }

  @Test func aPageMayHaveAnotherRunWithOtherSettings() throws {
    let found = try page(
      #""at": "start", "say": "s", "set": {"batch": "full", "rate": 0.2, "reduction": "sum"}"#)
    var wanted = TrainingSettings()
    wanted.batch = .full
    wanted.reduction = .sum
    #expect(found?.settings?.training == wanted)
    #expect(found?.changes == [.learningRate(0.2)])
    #expect(try page(#""at": "start", "say": "s", "set": {"w1": 1}"#)?.settings == nil)
  }

  @Test func aPageMayChangeWhichStepsThereAre() throws {
    let found = try page(
      #""at": "start", "say": "s", "set": {"bias": "fixed", "update": "sequential"}"#)
    #expect(found?.settings?.training.biases == .fixed)
    #expect(found?.settings?.training.updateOrder == .sequential)
  }

  /// A lesson of two units that feed each other, with one page.
  private func recurrentText(_ members: String) -> String {
    lessonText(
      network: #"{"format": "backstep-network", "version": 1, "kind": "recurrent", "#
        + #""activation": "tanh", "weights": [[0, 1], [1, 0]], "biases": [0, 0], "#
        + #""inputUnits": [0], "outputUnits": [1]}"#,
      data: #"{"header": ["x", "t"], "rows": [[1, 0]]}"#,
      more: "\"steps\": [{\"at\": \"start\", \"say\": \"s\", \(members)}]")
  }

  @Test func aPageOfARecurrentNetworkMaySetAWeightAndTheDamping() throws {
    let page = try lesson(
      recurrentText(#""focus": "w2.1", "set": {"w1.2": 3, "b2": 1, "damping": 0.5}"#)
    ).pages.first
    #expect(page?.focus == "w2.1")
    #expect(page?.changes == [.parameter("w1.2", 3), .parameter("b2", 1)])
    #expect(page?.settings?.damping == 0.5)
  }

  @Test(arguments: ["w2", "w0.1", "w1.3", "w1.02", "w1.1.1", "w1."])
  func aWeightOfARecurrentNetworkLeadsFromUnitToUnit(name: String) throws {
    #expect(
      try lessonError(recurrentText("\"set\": {\"\(name)\": 1}"))
        == "f:4:47: no weight or bias \"\(name)\"; name one of w1.1 to w2.2, b1 to b2, or rate")
  }

  @Test func aPageMayGoOnWithTheReadersChanges() throws {
    func pages(_ members: String) -> String {
      lessonText(
        more: #""steps": [{"at": "start", "say": "s"}, {"at": "start", "say": "s", \#(members)}]"#)
    }
    #expect(
      try lesson(pages(#""keepChanges": true"#)).pages.map(\.keepsChanges) == [false, true])
    #expect(try lesson(pages(#""keepChanges": false, "set": {"w1": 1}"#)).pages.count == 2)
    #expect(
      try lessonError(pages(#""keepChanges": true, "set": {"w1": 1}"#))?.hasSuffix(
        #": "keepChanges" beside "set"; a page goes on with the reader's run, "#
          + "or has one of its own") == true)
    #expect(
      try lessonError(pages(#""keepChanges": 1"#))?.hasSuffix(
        #": a number where "keepChanges" needs true or false; "#
          + "write true or false, without quotes") == true)
    #expect(
      try lessonError(
        lessonText(more: #""steps": [{"at": "start", "say": "s", "keepChanges": true}]"#)
      )?.hasSuffix(
        #": "keepChanges" on the first page; "#
          + "it goes on with what was changed on the page before") == true)
  }

  /// A page may run a program, with a slip or without, whose fault is to be found.
  @Test func aPageMayRunAProgram() throws {
    func pages(_ members: String) -> String {
      lessonText(more: #""steps": [{"at": "start", "say": "s", \#(members)}]"#)
    }
    let wrong = try lesson(pages(#""slip": "no-bias""#))
    #expect(wrong.pages[0].program == Lesson.Program(slip: .noBias))
    #expect(wrong.with(wrong.pages[0].origin).start.slip == .noBias)
    let right = try lesson(pages(#""slip": "none""#))
    #expect(right.pages[0].program == Lesson.Program(slip: nil) && right.pages[0].origin == nil)
    #expect(
      try lessonError(pages(#""slip": "no-bais""#))?.contains(#"did you mean "no-bias"?"#) == true)
    #expect(
      try lessonError(pages(#""slip": "none", "ask": {"of": "E"}"#))?.hasSuffix(
        #": "slip" beside "ask"; a page whose fault is to be found has a run of its own, "#
          + "and asks for nothing else") == true)
    let again = try lesson(JSONWriter.document(LessonDocument.output(wrong)))
    #expect(again.pages[0].program == wrong.pages[0].program)
  }

  @Test func theViewMayNameARangeAndAPicture() throws {
    #expect(
      try lesson(lessonText(more: #""view": {"inputRange": [-2, 3.5]}"#)).view.inputRange
        == -2...3.5)
    for wrong in ["[3, 3]", "[1]", "[2, 1]"] {
      #expect(
        try lessonError(lessonText(more: "\"view\": {\"inputRange\": \(wrong)}"))?.hasSuffix(
          #""inputRange" is no range; write the lower and the upper end, such as [-2, 3]"#)
          == true)
    }
    let across = recurrentText(#""set": {"b1": 1}"#).replacing(
      "\"steps\"", with: "\"view\": {\"unitsAcross\": 2}, \"steps\"")
    #expect(try lesson(across).view.unitsAcross == 2)
    for wrong in [
      across.replacing("Across\": 2", with: "Across\": 3"),
      lessonText(more: #""view": {"unitsAcross": 1}"#),
    ] {
      #expect(try lessonError(wrong)?.contains("\"unitsAcross\" makes no picture") == true)
    }
  }

  @Test func oneLineNeedsNoList() throws {
    #expect(try page(#""at": "start", "say": "alone""#)?.lines == ["alone"])
  }

  @Test(arguments: ["x", "y", "h1", "o1", "w1", "w3", "b1"])
  func anythingInTheNetworkMayBeTheFocus(name: String) throws {
    #expect(try page(#""at": "start", "say": "s", "focus": "\#(name)""#)?.focus == name)
  }

  @Test func aLineMayFillTheSmallestScreen() throws {
    let line = String(repeating: "ä", count: 78)
    #expect(try page(#""at": "start", "say": "\#(line)""#)?.lines == [line])
  }

  static let bad: [(String, String)] = [
    (
      #""at": "nowhere", "say": "s""#,
      #"f:6:18: "nowhere" is no place; write "start", a phase and a symbol ("backward dE/dw5"), "#
        + #"or "epoch 100""#
    ),
    (#""say": "s""#, #"f:6:11: "at" is missing; add it to the object that begins here"#),
    (#""at": "start""#, #"f:6:11: "say" is missing; add it to the object that begins here"#),
    (
      #""at": "start", "say": ["1", "2", "3", "4"]"#,
      #"f:6:34: "say" does not fit on the screen; write 1 to 3 lines of at most 78 letters"#
    ),
    (
      #""at": "start", "say": []"#,
      #"f:6:34: "say" does not fit on the screen; write 1 to 3 lines of at most 78 letters"#
    ),
    (
      #""at": "start", "say": "\#(String(repeating: "a", count: 79))""#,
      #"f:6:34: "say" does not fit on the screen; write 1 to 3 lines of at most 78 letters"#
    ),
    (
      #""at": "start", "say": "s", "focus": "o2""#,
      #"f:6:48: no unit, weight or bias "o2"; did you mean "o1"?"#
    ),
    (
      #""at": "start", "say": "s", "focus": "w12345""#,
      #"f:6:48: no unit, weight or bias "w12345"; name one of w1 to w3, b1"#
    ),
    (
      #""at": "start", "say": "s", "set": {"w4": 1}"#,
      #"f:6:47: no weight or bias "w4"; name one of w1 to w3, b1, or rate"#
    ),
    (
      #""at": "start", "say": "s", "set": {"w03": 1}"#,
      #"f:6:47: no weight or bias "w03"; name one of w1 to w3, b1, or rate"#
    ),
    (
      #""at": "start", "say": "s", "set": {"w3": "4"}"#,
      #"f:6:53: a string where "w3" needs a number; write a number such as 0.5"#
    ),
    (
      #""at": "start", "say": "s", "set": {"rate": 0}"#,
      #"f:6:55: rate cannot be 0; it is a number above 0"#
    ),
    (
      #""at": "start", "say": "s", "set": {"damping": 0.5}"#,
      "f:6:46: damping is for recurrent networks, and this one is layered; leave it out"
    ),
    (
      #""at": "start", "say": "s", "set": {"batch": 0}"#,
      #"f:6:56: batch cannot be "0"; it is a whole number from 1 on, or full"#
    ),
    (
      #""at": "start", "say": "s", "set": {"momentun": 0.5}"#,
      #"f:6:47: no weight or bias "momentun"; did you mean "momentum"?"#
    ),
    (
      #""at": "start", "say": "s", "set": {"w1": 0}, "from": "then""#,
      #"f:6:65: "then" is no place; write "start", a phase and a symbol ("backward dE/dw5"), "#
        + #"or "epoch 100""#
    ),
    (
      #""at": "start", "say": "s", "from": "start""#,
      #"f:6:47: "from" without "set"; it says where that begins to hold"#
    ),
    (
      #""at": "start", "says": "s""#, #"f:6:27: unknown key "says"; did you mean "say"?"#
    ),
  ]

  @Test(arguments: bad)
  func aBadPageIsShownWhereItIsBad(members: String, line: String) throws {
    #expect(try lessonError(lessonText(more: "\"steps\": [{\(members)}]")) == line)
  }
}

@Suite struct StepAddressTests {
  @Test func theStartIsBeforeTheFirstStep() throws {
    let start = try #require(StepAddress("start"))
    #expect(start == .start)
    #expect((start.epoch, start.example) == (1, 1))
    #expect(start.step == nil)
    #expect(!start.isEndOfEpoch)
  }

  @Test(arguments: [
    ("forward net_h1", 1, 1, Phase.forward, "net_h1"),
    ("epoch 3 backward ∂E/∂w5", 3, 1, .backward, "∂E/∂w5"),
    ("example 2 error E_total", 1, 2, .error, "E_total"),
    ("epoch 3 example 2 update mean dE/dw1", 3, 2, .update, "mean dE/dw1"),
    ("check E", 1, 1, .check, "E"),
  ])
  func aStepIsNamedByItsPhaseAndItsSymbol(
    text: String, epoch: Int, example: Int, phase: Phase, symbol: String
  ) throws {
    let address = try #require(StepAddress(text))
    #expect((address.epoch, address.example) == (epoch, example))
    #expect(address.step == StepAddress.NamedStep(phase: phase, symbol: symbol))
    #expect(!address.isEndOfEpoch)
  }

  @Test func anEpochAloneIsItsEnd() throws {
    let address = try #require(StepAddress("epoch 100"))
    #expect(address.epoch == 100)
    #expect(address.isEndOfEpoch)
  }

  @Test func anExampleAloneIsItsStart() throws {
    let address = try #require(StepAddress("epoch 2 example 3"))
    #expect((address.epoch, address.example) == (2, 3))
    #expect(!address.isEndOfEpoch)
  }

  @Test(arguments: [
    "", " ", "begin", "forward", "epoch", "epoch 0", "epoch -1", "epoch one", "epoch 1 example",
    "example 2 epoch 1", "sideways net_h1", "epoch 99999999999999999999",
    "epoch 9223372036854775807",
  ])
  func otherTextsAreNoPlaces(text: String) {
    #expect(StepAddress(text) == nil)
  }
}
