import Backprop

extension Setting {
  /// All settings, in the order of the help.
  package static let all: [Setting] =
    training + making + data + [evaluation] + writing + [theme, drawing]

  /// Returns the settings about some subjects.
  package static func about(_ subjects: [Subject]) -> [Setting] {
    all.filter { subjects.contains($0.subject) }
  }

  /// The settings that can be given somewhere.
  package static func allowed(in place: Place) -> [Setting] {
    all.filter { $0.id.places.contains(place) }
  }

  private static let training: [Setting] = [
    number(
      .rate, .training, "η", "The learning rate.", needs: "a number above 0",
      isAllowed: { $0 > 0 }, set: { $0.training.learningRate = $1 },
      get: { $0.training.learningRate }),
    count(
      .epochs, .training, "N", "How many passes over the data.", in: 0...Int.max,
      \.training.epochs),
    schedule, batch,
    choice(
      .reduction, .training, "What an update is made from: the batch's mean gradient or its sum.",
      \.training.reduction),
    choice(.optimizer, .training, "How an update is made from a gradient.", \.training.optimizer),
    number(
      .momentum, .training, "μ", "How much of its velocity a weight keeps (momentum, nesterov).",
      needs: "a number from 0 to less than 1", isAllowed: { $0 >= 0 && $0 < 1 },
      set: { $0.training.momentum = $1 }, get: { $0.training.momentum }),
    number(
      .weightDecay, .training, "D", "Add D times a weight to its gradient.",
      needs: "a number from 0 on", isAllowed: { $0 >= 0 },
      set: { $0.training.weightDecay = $1 }, get: { $0.training.weightDecay }),
    number(
      .l1, .training, "D", "Add D times the sign of a weight to its gradient.",
      needs: "a number from 0 on", isAllowed: { $0 >= 0 }, set: { $0.training.l1 = $1 },
      get: { $0.training.l1 }),
    loss,
    choice(
      .order, .training,
      "In what order an epoch takes the examples; shuffled: another one each time, from the seed.",
      \.training.order),
    seed,
    choice(.bias, .training, "Whether biases are trained.", \.training.biases),
    choice(
      .update, .training,
      "All gradients from the weights before the update; sequential changes the output layer first, "
        + "a typical mistake: what then comes out is not the gradient.", \.training.updateOrder),
    number(
      .stopError, .training, "E", "End when the error is at or below this.",
      needs: "a number from 0 on", isAllowed: { $0 >= 0 }, set: { $0.training.stopError = $1 },
      get: { $0.training.stopError }
    ).orOff(\.training.stopError),
    flag(
      .stopClassified, .training, "End when every example is classified right.",
      \.training.stopsWhenClassified),
    patience, damping, notSettled,
  ]

  private static let batch = Setting(
    id: .batch, subject: .training, placeholder: "N|full",
    sentence: "How many examples an update is made from.",
    set: { (settings, text) throws(SettingProblem) in
      guard text != "full" else {
        settings.training.batch = .full
        return
      }
      do throws(SettingProblem) {
        settings.training.batch = .examples(
          try wholeNumber(text, for: .batch, in: 1...Int.max))
      } catch {
        throw SettingProblem(
          problem: error.problem, remedy: "it is a whole number from 1 on, or full")
      }
    },
    text: {
      switch $0.training.batch {
      case .full: "full"
      case .examples(let count): String(count)
      }
    }, values: ["full"])

  private static let loss = Setting(
    id: .loss, subject: .training,
    placeholder: Loss.allCases.map(\.rawValue).joined(separator: "|"),
    sentence: "What the error is; left out: what the network says.",
    set: { (settings, text) throws(SettingProblem) in
      guard let loss = Loss(rawValue: text) else {
        throw unknown(text, for: Setting.ID.loss.rawValue, among: Loss.allCases.map(\.rawValue))
      }
      settings.loss = loss
    },
    text: { $0.loss?.rawValue }, values: Loss.allCases.map(\.rawValue))

  private static let seed = Setting(
    id: .seed, subject: .training, placeholder: "N",
    sentence: "Where random numbers begin: the same seed gives the same numbers.",
    set: { (settings, text) throws(SettingProblem) in
      guard let seed = UInt64(text) else {
        throw SettingProblem(
          problem: "seed cannot be \(excerpt(text))",
          remedy: "it is a whole number from 0 to \(UInt64.max)")
      }
      settings.training.seed = seed
    },
    text: { String($0.training.seed) })

  private static let making: [Setting] = [
    Setting(
      id: .layers, subject: .making, placeholder: "4-5-3",
      sentence: "Make a network with these numbers of units, inputs first. Its outputs are "
        + "softmax with cross-entropy; else sigmoid, or linear where a squared error has a target "
        + "outside 0 … 1.",
      set: { (settings, text) throws(SettingProblem) in
        let sizes = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        let counts = sizes.compactMap { $0 }.filter { $0 > 0 && $0 <= 100_000 }
        guard counts.count == sizes.count, counts.count > 1 else {
          throw SettingProblem(
            problem: "layers cannot be \(excerpt(text))",
            remedy: "they are numbers of units with dashes between, inputs first, such as 4-5-3")
        }
        let weights = zip(counts, counts.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        guard weights <= NetworkDocument.mostWeights else {
          throw SettingProblem(
            problem: "layers cannot be \(excerpt(text))",
            remedy:
              "it would have more than \(NetworkDocument.mostWeights / 1_000_000) million weights")
        }
        settings.layers = counts
      },
      text: { $0.layers.isEmpty ? nil : $0.layers.map(String.init).joined(separator: "-") }),
    choice(
      .activation, .making, "The activation of the hidden layers of a network to be made.",
      \.activation, shown: Activation.elementwise),
    choice(.initializer, .making, "How the first weights are drawn.", \.initializer),
    Setting(
      id: .variant, subject: .making, placeholder: "N",
      sentence: "Other numbers for weights, biases, inputs and targets; the same N gives the same.",
      set: { (settings, text) throws(SettingProblem) in
        settings.variant = try wholeNumber(text, for: .variant, in: 1...Int.max)
      },
      text: { $0.variant.map { String($0) } }),
  ]

  private static let data: [Setting] = [
    Setting(
      id: .data, subject: .data, placeholder: "FILE.csv",
      sentence:
        "The examples: a header row, then an example a row; columns are found by the network's names."
        + " The program brings iris.csv and "
        + "digits.csv, and generates \(GeneratedSet.list).",
      set: { (settings, text) throws(SettingProblem) in
        guard !text.isEmpty else {
          throw SettingProblem(problem: "data cannot be \"\"", remedy: "it is the path of a file")
        }
        settings.data = text
      },
      text: { $0.data }),
    Setting(
      id: .count, subject: .data, placeholder: "N",
      sentence: "How many examples are generated; another --seed generates others.",
      set: { (settings, text) throws(SettingProblem) in
        settings.count = try wholeNumber(text, for: .count, in: GeneratedSet.counts)
      },
      text: { $0.count.map(String.init) }),
    number(
      .noise, .data, "FRACTION", "The noise of generated examples: 0 none, 0.5 much.",
      needs: "a number from 0 to 1", isAllowed: { $0 >= 0 && $0 <= 1 }, set: { $0.noise = $1 },
      get: { $0.noise }),
    names(
      .targets, .data,
      "The columns that are targets; left out: the last ones, or the last one where it has words.",
      \.targets),
    names(
      .inputs, .data, "The columns that are inputs; left out: all that are no targets.",
      \.inputs),
    Setting(
      id: .labels, subject: .data, placeholder: "COLUMN",
      sentence: "The column that names each row's class; a target column of words does, too.",
      set: { (settings, text) throws(SettingProblem) in
        guard !text.isEmpty else {
          throw SettingProblem(
            problem: "labels cannot be \(excerpt(text))", remedy: "it is the name of a column")
        }
        settings.labels = text
      },
      text: { $0.labels }),
    choice(
      .scale, .data,
      "Bring inputs to mean 0 and deviation 1, or to 0 … 1, by the part that is trained with; a "
        + "network keeps the scale that it was saved with.", \.scale),
    choice(
      .scaleTargets, .data,
      "Bring targets to mean 0 and deviation 1, or to 0 … 1; E is then of these, and predict gives "
        + "the original unit.", \.scaleTargets),
    names(
      .oneHot, .data,
      "Input columns of words, each of which becomes an input: 1 where it stands, else 0.", \.oneHot
    ),
    choice(
      .missing, .data,
      "What becomes of rows with a needed cell that is empty, NA, N/A, NaN, nan, ?, null or -.",
      \.missing),
    Setting(
      id: .decimal, subject: .data,
      placeholder: DecimalMark.allCases.map(\.rawValue).joined(separator: "|"),
      sentence: "The decimal mark of the data; the other mark may then group thousands.",
      set: { (settings, text) throws(SettingProblem) in
        let names = DecimalMark.allCases.map(\.rawValue)
        guard let mark = DecimalMark(rawValue: text) else {
          throw unknown(text, for: Setting.ID.decimal.rawValue, among: names)
        }
        settings.decimal = mark
      },
      text: { $0.decimal?.rawValue }, values: DecimalMark.allCases.map(\.rawValue)),
    flag(
      .header, .data, "The first row is names, though there are numbers among them.", \.hasHeader),
    flag(
      .noHeader, .data, "The first row is data; the columns are named x1 x2 and so on.",
      \.hasNoHeader),
    number(
      .test, .data, "FRACTION",
      "Hold out so much of the data, of each class alike, to test with; --seed chooses the rows.",
      needs: "a number from 0 to less than 1", isAllowed: { $0 >= 0 && $0 < 1 },
      set: { $0.test = $1 }, get: { $0.test }),
  ]

  private static let evaluation = count(
    .evaluateEvery, .evaluation, "N", "Look at the error after every N epochs.",
    in: 1...Int.max, \.evaluateEvery)

  private static let writing: [Setting] = [
    flag(.ascii, .writing, "Use letters of ASCII alone.", \.isASCII),
    count(
      .digits, .writing, "N", "How many digits numbers have after the point.", in: Settings.digits,
      \.digits),
  ]

  private static let theme = choice(.theme, .screen, "The colours of the screen.", \.theme)

  private static let drawing = choice(
    .drawing, .screen, "What lines and plots are made of, where the terminal has it.", \.drawing)
}
