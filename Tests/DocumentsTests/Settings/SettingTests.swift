import Backprop
import Documents
import Testing

@Suite struct SettingTests {
  /// Texts that each setting takes, as it writes them itself.
  static let texts: [(name: String, texts: [String])] = [
    ("rate", ["0.1", "1e-300", "12"]),
    ("epochs", ["0", "1", "20000", "9007199254740992"]),
    ("schedule", ["constant", "step:10:0.5", "exponential:0.99", "cosine"]),
    ("batch", ["1", "32", "full"]),
    ("reduction", ["mean", "sum"]),
    ("optimizer", ["sgd", "momentum", "nesterov", "rmsprop", "adam"]),
    ("momentum", ["0", "0.9"]),
    ("weight-decay", ["0", "0.01"]),
    ("l1", ["0", "1e-05"]),
    (
      "loss", ["half-squared-error", "mean-squared-error", "cross-entropy", "binary-cross-entropy"]
    ),
    ("order", ["given", "shuffled"]),
    ("seed", ["0", "7", "18446744073709551615"]),
    ("bias", ["fixed", "trained"]),
    ("update", ["simultaneous", "sequential"]),
    ("stop-error", ["0", "0.001"]),
    ("stop-classified", ["true"]),
    ("patience", ["1", "20"]),
    ("damping", ["0", "0.5"]),
    ("not-settled", ["stop", "continue"]),
    ("layers", ["2-3-1", "4-5-5-3"]),
    ("activation", ["linear", "sigmoid", "tanh", "relu"]),
    ("init", ["uniform", "xavier", "he"]),
    ("variant", ["1", "300"]),
    ("data", ["iris.csv", "a b/c.csv"]),
    ("count", ["1", "100000"]),
    ("noise", ["0", "0.25"]),
    ("targets", ["t", "t,u"]),
    ("inputs", ["a", "a, b"]),
    ("labels", ["kind", "a, b"]),
    ("scale", ["none", "standard", "minmax"]),
    ("scale-targets", ["none", "standard", "minmax"]),
    ("one-hot", ["paint", "paint,shape"]),
    ("missing", ["refuse", "skip"]),
    ("decimal", ["comma", "point"]),
    ("header", ["true"]),
    ("no-header", ["true"]),
    ("test", ["0", "0.25"]),
    ("evaluate-every", ["1", "100"]),
    ("ascii", ["true"]),
    ("digits", ["3", "17"]),
    ("theme", ["dark", "light"]),
    ("drawing", ["braille", "blocks", "ascii"]),
  ]

  @Test func everySettingIsTried() {
    #expect(Self.texts.map(\.name) == Setting.all.map(\.name))
  }

  @Test(arguments: texts.indices)
  func aValueReadsBackFromItsText(index: Int) throws {
    let (name, texts) = Self.texts[index]
    let setting = try #require(Setting.all.first { $0.name == name })
    for text in texts {
      var settings = Settings()
      try setting.set(&settings, text)
      #expect(setting.text(settings) == text)
    }
  }

  /// The defaults that the help shows; none where nothing is set.
  static let defaults: [String: String] = [
    "rate": "0.5", "epochs": "1", "schedule": "constant", "optimizer": "sgd",
    "momentum": "0.9", "weight-decay": "0", "l1": "0", "batch": "1", "reduction": "mean",
    "order": "given",
    "seed": "1",
    "bias": "trained", "update": "simultaneous", "activation": "sigmoid", "init": "xavier",
    "not-settled": "stop", "scale": "none", "scale-targets": "none", "missing": "refuse",
    "test": "0", "evaluate-every": "1", "digits": "9",
    "theme": "auto", "drawing": "braille",
  ]

  @Test func theDefaultsAreThoseOfTheDesign() {
    let found = Setting.all.compactMap { setting in
      setting.text(Settings()).map { (setting.name, $0) }
    }
    #expect(Dictionary(uniqueKeysWithValues: found) == Self.defaults)
  }

  @Test func aDefaultIsAValueThatMayBeGiven() throws {
    for setting in Setting.all {
      guard let text = setting.text(Settings()) else { continue }
      var settings = Settings()
      try setting.set(&settings, text)
      #expect(settings == Settings())
    }
  }

  @Test func namesAreThereOnce() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
  }

  @Test func keysAreNamesInCamelCase() {
    let keys = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.name, $0.key) })
    #expect(keys["rate"] == "rate")
    #expect(keys["stop-error"] == "stopError")
    #expect(keys["evaluate-every"] == "evaluateEvery")
    #expect(keys.values.allSatisfy { key in key.allSatisfy { $0.isLetter || $0.isNumber } })
  }

  @Test func sentencesAreSentences() {
    for setting in Setting.all {
      #expect(setting.sentence.hasSuffix("."))
      #expect(setting.sentence.first?.isUppercase == true)
    }
  }

  static let bad: [(name: String, texts: [String], remedy: String)] = [
    (
      "rate", ["0", "-1", "nan", "inf", "1e999", "0x1", "", "fast", "0,1", " 1", "1e-400"],
      "it is a number above 0"
    ),
    (
      "epochs", ["-1", "1.5", "99999999999999999999", "many", ""],
      "it is a whole number from 0 on"
    ),
    ("batch", ["0", "-1", "1.5", "ful", ""], "it is a whole number from 1 on, or full"),
    (
      "seed", ["-1", "1.5", "18446744073709551616", ""],
      "it is a whole number from 0 to 18446744073709551615"
    ),
    ("stop-error", ["-0.1", "nan", "", "Off"], "it is a number from 0 on, or off"),
    ("patience", ["0", "-1", "1.5", "none"], "it is a whole number from 1 on, or off"),
    ("order", ["shufled"], #"did you mean "shuffled"?"#),
    ("stop-classified", ["yes", "1", ""], "it is true or false"),
    ("digits", ["2", "18", "-3", "nine"], "it is a whole number from 3 to 17"),
    ("evaluate-every", ["0", "-1"], "it is a whole number from 1 on"),
    (
      "schedule",
      [
        "", "cosin", "constant:1", "step", "step:10", "step:0:0.5", "step:1.5:0.5", "step:10:0",
        "exponential", "exponential:-1", "exponential:x", "step:1:0.5:1", "cosine:3",
      ],
      "it is constant, step:K:G as in step:10:0.5, exponential:G as in exponential:0.99, or cosine"
    ),
    ("optimizer", ["adm"], #"did you mean "adam"?"#),
    ("momentum", ["1", "-0.1", "", "nan"], "it is a number from 0 to less than 1"),
    ("weight-decay", ["-0.1", "", "nan"], "it is a number from 0 on"),
    ("l1", ["-0.1", "inf"], "it is a number from 0 on"),
    ("targets", ["", "a,,b", ","], "it is the names of columns with commas between"),
    (
      "layers", ["", "2", "2-", "2-0-1", "2--1", "-1-2", "2x3", "2-3-a", "100001-1"],
      "they are numbers of units with dashes between, inputs first, such as 4-5-3"
    ),
    ("layers", ["100000-100000", "9999-9999-1"], "it would have more than 20 million weights"),
    ("data", [""], "it is the path of a file"),
    ("labels", [""], "it is the name of a column"),
    ("scale", ["minmx"], #"did you mean "minmax"?"#),
    ("test", ["1", "-0.1", "half", ""], "it is a number from 0 to less than 1"),
    (
      "loss", ["squared"],
      "it is one of \"half-squared-error\", \"mean-squared-error\", \"cross-entropy\", "
        + "\"binary-cross-entropy\""
    ),
    ("update", ["sequental"], #"did you mean "sequential"?"#),
    ("theme", ["Dark"], #"did you mean "dark"?"#),
  ]

  @Test(arguments: bad.indices)
  func aBadValueIsRefused(index: Int) throws {
    let (name, texts, remedy) = Self.bad[index]
    let setting = try #require(Setting.all.first { $0.name == name })
    for text in texts {
      var settings = Settings()
      #expect(throws: SettingProblem(problem: "\(name) cannot be \"\(text)\"", remedy: remedy)) {
        try setting.set(&settings, text)
      }
      #expect(settings == Settings())
    }
  }

  @Test(arguments: ["stop-error", "patience"])
  func whatEndsARunCanBeTakenOff(name: String) throws {
    let setting = try #require(Setting.all.first { $0.name == name })
    var settings = Settings()
    try setting.set(&settings, "3")
    #expect(setting.words(settings) == "3")
    try setting.set(&settings, "off")
    #expect(settings == Settings())
    #expect(setting.words(settings) == "off")
  }

  @Test func everySettingIsInTheTableOnce() {
    #expect(
      Setting.all.map(\.id).sorted { $0.rawValue < $1.rawValue }
        == Setting.ID.allCases.sorted { $0.rawValue < $1.rawValue })
  }

  /// A `Double` between would make another number of them.
  @Test(arguments: ["9007199254740993", "9223372036854775807"])
  func largeWholeNumbersAreTakenAsTheyAre(text: String) throws {
    let values = [
      ("epochs", text), ("patience", text), ("evaluate-every", text), ("batch", text),
      ("schedule", "step:\(text):0.5"),
    ]
    for (name, value) in values {
      let setting = try #require(Setting.all.first { $0.name == name })
      var settings = Settings()
      try setting.set(&settings, value)
      #expect(setting.words(settings) == value, "\(name)")
    }
  }

  @Test func sequentialUpdatesNeedBatchesOfOne() throws {
    var settings = Settings()
    settings.training.updateOrder = .sequential
    try settings.checkTogether()
    settings.training.batch = .examples(2)
    #expect(throws: SettingProblem.self) { try settings.checkTogether() }
    settings.training.batch = .full
    #expect(throws: SettingProblem.self) { try settings.checkTogether() }
  }

  @Test(arguments: Optimizer.allCases)
  func momentumIsRefusedWhereItHasNoEffect(optimizer: Optimizer) throws {
    var settings = Settings()
    settings.training.optimizer = optimizer
    try settings.checkTogether()
    guard ![.momentum, .nesterov].contains(optimizer) else {
      try settings.checkTogether(given: [.momentum])
      return
    }
    #expect(
      throws: SettingProblem(
        problem: "momentum has no effect with the optimizer \(optimizer.rawValue)",
        remedy: #"it goes with "momentum", "nesterov""#)
    ) { try settings.checkTogether(given: [.momentum]) }
  }
}
